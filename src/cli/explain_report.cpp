#include "cli/explain_report.hpp"

#include <algorithm>
#include <cstdlib>
#include <span>

#include "cli/aligned.hpp"
#include "eval/snippet.hpp"
#include "json/writer.hpp"
#include "output/bytes.hpp"
#include "output/span_text.hpp"
#include "output/span_writer.hpp"

namespace onoma::cli {
namespace {

// How much fits on a screen.
constexpr std::size_t kEvidenceOfFirst = 8;
constexpr std::size_t kEvidenceOfSecond = 4;
constexpr std::size_t kInFull = 2;      // candidates with their evidence
constexpr std::size_t kCandidates = 6;  // and with the others in one line each
constexpr std::size_t kKnown = 6;
constexpr std::size_t kAround = 30;     // code points on each side
constexpr std::size_t kWordWidth = 18;

std::string signed_number(int number) {
  std::string out = std::to_string(number);
  return number >= 0 ? '+' + out : out;
}

std::string file_and_line(const std::string& file, std::uint32_t line) {
  return file.empty() ? "" : output::to_line(file) + ':' + std::to_string(line);
}

std::string name_of_label(const Candidate& candidate) {
  return candidate.added_label.empty() ? std::string(label_name(candidate.label)) : candidate.added_label;
}

class Layout {
 public:
  Layout(const Explanation& why, const ExplainedText& text, const ExplainLayout& layout)
      : why_(why), text_(text), layout_(layout) {}

  std::string in_full() const {
    const Span shown = shown_span();
    std::string out = bold(place() + ": " + words(why_.word)) + '\n';
    if (!why_.word.empty()) out += "  " + eval::in_context(text_.document.text(), shown, kAround) + '\n';
    for (const std::string& remark : why_.remarks) out += "  " + eval::one_line(remark) + '\n';
    out += added() + candidates() + known() + patterns();
    return out + facts();
  }

  std::string in_brief() const {
    std::string out = padded(place_in_text(), 8) + ' ' + padded(words(why_.word), kWordWidth) + ' ';
    if (const AddedSighting* name = added_name())
      return out + padded(name->label, 8) + ' ' + right(signed_number(name->priority), 5) + "        [" + words(name->span) + "]\n";
    const auto pattern = std::find_if(why_.patterns.begin(), why_.patterns.end(),
                                      [](const PatternSighting& seen) { return seen.won; });
    if (!why_.candidates.empty() && (why_.candidates.front().won || pattern == why_.patterns.end())) {
      const Candidate& first = why_.candidates.front();
      const std::string label = first.won ? name_of_label(first) : "-";
      out += padded(label, 8) + ' ' + right(signed_number(first.score), 5) + ' ' + right(first.is_forbidden() ? "-" : std::to_string(first.margin), 5);
      return out + "  " + (first.won ? "" : name_of_label(first) + ' ') + '[' + words(first.span) + ']' + by_user(first) + '\n';
    }
    if (pattern != why_.patterns.end())
      return out + padded(label_name(pattern->label), 8) + std::string(14, ' ') + '[' + words(pattern->span) + "]\n";
    return out + padded("-", 8) + std::string(14, ' ') + (why_.remarks.empty() ? "" : eval::one_line(why_.remarks.front())) + '\n';
  }

 private:
  std::string words(Span span) const { return eval::one_line(text_.document.text(span)); }

  // The added name that has the word, if one has.
  const AddedSighting* added_name() const {
    const auto name = std::find_if(why_.added.begin(), why_.added.end(),
                                   [](const AddedSighting& seen) { return seen.counts && seen.role == "name"; });
    return name == why_.added.end() ? nullptr : &*name;
  }

  // The entity that has the word, if one has.
  Span shown_span() const {
    if (const AddedSighting* name = added_name()) return name->span;
    if (!why_.candidates.empty() && why_.candidates.front().won) return why_.candidates.front().span;
    for (const PatternSighting& seen : why_.patterns) {
      if (seen.won) return seen.span;
    }
    return why_.word;
  }

  std::string place_in_text() const {
    const text::LinePlace at = text_.places.line_place(why_.word.begin);
    return std::to_string(at.line) + ':' + std::to_string(at.column);
  }

  std::string place() const {
    const std::string name = output::to_line(text_.name);
    if (text_.in_file) return name + ':' + place_in_text();
    return name + " at " + std::to_string(text_.places.offsets(why_.word.begin).in(layout_.unit));
  }

  std::string painted(const char* colour, const std::string& what) const {
    return layout_.coloured ? colour + what + "\x1b[0m" : what;
  }
  std::string bold(const std::string& what) const { return painted("\x1b[1m", what); }

  static std::string right(const std::string& number, std::size_t width) {
    return number.size() < width ? std::string(width - number.size(), ' ') + number : number;
  }

  std::string head_of(const Candidate& candidate) const {
    std::string out = candidate.won ? painted("\x1b[32m", "won ") : painted("\x1b[31m", "lost");
    out += "  " + padded(name_of_label(candidate), 8) + right(signed_number(candidate.score), 5) + "  ";
    out += padded(candidate.is_forbidden() ? "" : "by " + std::to_string(candidate.margin), 7) + "  [" + words(candidate.span) + ']';
    if (candidate.won) out += value_of(candidate);
    return out + by_user(candidate) + '\n';
  }

  // What an addition did with it.
  static std::string by_user(const Candidate& candidate) {
    if (!candidate.blocked_by.empty()) return " blocked by " + output::to_line(candidate.blocked_by);
    if (!candidate.overruled_by.empty()) return " overruled by " + output::to_line(candidate.overruled_by);
    if (candidate.relabelled_by.empty()) return "";
    return " relabelled from " + candidate.relabelled_from + " by " + output::to_line(candidate.relabelled_by);
  }

  // What the entity came to be, dates after all others of the text were known.
  std::string value_of(const Candidate& candidate) const {
    for (const Entity& entity : text_.entities) {
      if (entity.span != candidate.span || entity.label != candidate.label || !entity.date) continue;
      return entity.date->timex.empty() ? " without a value" : " = " + entity.date->timex;
    }
    return "";
  }

  // The heaviest first.
  std::string evidence_of(const Candidate& candidate, std::size_t limit) const {
    std::vector<const Evidence*> heaviest;
    for (const Evidence& evidence : candidate.evidence) heaviest.push_back(&evidence);
    std::stable_sort(heaviest.begin(), heaviest.end(), [](const Evidence* a, const Evidence* b) {
      return std::abs(a->weight) > std::abs(b->weight);
    });
    Aligned rows(6);
    int rest = 0;
    const std::size_t shown = layout_.all ? heaviest.size() : std::min(limit, heaviest.size());
    for (std::size_t i = 0; i < heaviest.size(); ++i) {
      const Evidence& evidence = *heaviest[i];
      if (i >= shown) {
        rest += evidence.weight;
        continue;
      }
      rows.add({signed_number(evidence.weight), output::to_line(evidence.rule), eval::one_line(evidence.text),
                file_and_line(evidence.file, evidence.line)});
    }
    std::string out = rows.text();
    if (shown < heaviest.size())
      out += "      " + std::to_string(heaviest.size() - shown) + " lighter pieces: " + signed_number(rest) + '\n';
    return out;
  }

  // What a user added, before what the model has to say.
  std::string added() const {
    Aligned rows(2);
    for (const AddedSighting& seen : why_.added) {
      const bool name = seen.role == "name";
      rows.add({name ? (seen.counts ? "won" : "lost") : seen.role, seen.label.empty() ? "-" : seen.label,
                signed_number(seen.priority), '[' + words(seen.span) + ']', file_and_line(seen.file, seen.line),
                output::to_line(seen.rule),
                seen.overruled_by.empty() ? "" : "overruled by " + output::to_line(seen.overruled_by)});
    }
    return rows.text();
  }

  std::string candidates() const {
    std::string out;
    const std::size_t shown = layout_.all ? why_.candidates.size() : std::min(kCandidates, why_.candidates.size());
    for (std::size_t i = 0; i < shown; ++i) {
      out += "  " + head_of(why_.candidates[i]);
      if (layout_.all || i < kInFull)
        out += evidence_of(why_.candidates[i], i == 0 ? kEvidenceOfFirst : kEvidenceOfSecond);
    }
    if (shown < why_.candidates.size()) out += more_than(shown);
    return out;
  }

  // The candidates that are not shown.
  std::string more_than(std::size_t shown) const {
    const auto rest = std::span(why_.candidates).subspan(shown);
    const auto lost = std::find_if(rest.begin(), rest.end(), [](const Candidate& c) { return !c.is_forbidden(); });
    const auto forbidden = std::count_if(rest.begin(), rest.end(), [](const Candidate& c) { return c.is_forbidden(); });
    std::string out;
    if (forbidden > 0) out += "  " + std::to_string(forbidden) + " more are blocked or overruled\n";
    if (lost != rest.end())
      out += "  " + std::to_string(static_cast<std::ptrdiff_t>(rest.size()) - forbidden) + " more lost by " + std::to_string(lost->margin) + " or more\n";
    return out;
  }

  std::string known() const {
    Aligned rows(2);
    const std::size_t shown = layout_.all ? why_.known.size() : std::min(kKnown, why_.known.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const KnownName& name = why_.known[i];
      rows.add({"known", file_and_line(name.file, name.line), name.list, '[' + words(name.span) + ']',
                name.counts ? "" : "written otherwise"});
    }
    std::string out = rows.text();
    if (shown < why_.known.size())
      out += "  " + std::to_string(why_.known.size() - shown) + " more lines of lists have it\n";
    return out;
  }

  std::string patterns() const {
    Aligned rows(2);
    for (const PatternSighting& seen : why_.patterns) {
      rows.add({"rule", file_and_line(seen.file, seen.line), output::to_line(seen.rule),
                std::string(label_name(seen.label)) + " [" + words(seen.span) + ']', seen.won ? "won" : seen.counts ? "" : "no value"});
    }
    return rows.text();
  }

  std::string facts() const {
    if (why_.facts.empty()) return "";
    std::string out = "  word ";
    for (const std::string& fact : why_.facts) out += ' ' + fact;
    return out + '\n';
  }

  const Explanation& why_;
  const ExplainedText& text_;
  const ExplainLayout& layout_;
};

class Record {
 public:
  Record(const ExplainedText& text, OffsetUnit unit, std::string& out)
      : text_(text), unit_(unit), writer_(out, json::Style::kCompact) {}

  void write(const Explanation& why) {
    writer_.begin_object();
    writer_.field("type", "explanation");
    writer_.field("id", output::to_utf8(text_.document.id()));
    const text::LinePlace at = text_.places.line_place(why.word.begin);
    writer_.field_count("line", at.line);
    writer_.field_count("column", at.column);
    write_span(why.word);
    write_strings("facts", why.facts);
    write_candidates(why.candidates);
    write_known(why.known);
    write_patterns(why.patterns);
    write_added(why.added);
    write_strings("remarks", why.remarks);
    writer_.end_object();
  }

 private:
  void write_span(Span span) {
    const text::UnitOffsets begin = text_.places.offsets(span.begin);
    const text::UnitOffsets end = text_.places.offsets(span.end);
    writer_.field_count("start", begin.in(unit_));
    writer_.field_count("end", end.in(unit_));
    writer_.field_count("byte_start", begin.byte);
    writer_.field_count("byte_end", end.byte);
    writer_.field("text", text_.document.text(span));
  }

  void write_strings(std::string_view name, const std::vector<std::string>& strings) {
    writer_.key(name);
    writer_.begin_array();
    for (const std::string& string : strings) writer_.string(string);
    writer_.end_array();
  }

  void write_candidates(const std::vector<Candidate>& candidates) {
    writer_.key("candidates");
    writer_.begin_array();
    for (const Candidate& candidate : candidates) {
      writer_.begin_object();
      write_span(candidate.span);
      writer_.field("label", name_of_label(candidate));
      writer_.key("won"), writer_.boolean(candidate.won);
      writer_.key("score"), writer_.integer(candidate.score);
      if (!candidate.is_forbidden()) writer_.key("margin"), writer_.integer(candidate.margin);
      if (candidate.won) write_outcome(candidate);
      if (!candidate.blocked_by.empty()) writer_.field("blocked_by", candidate.blocked_by);
      if (!candidate.overruled_by.empty()) writer_.field("overruled_by", candidate.overruled_by);
      if (!candidate.relabelled_by.empty()) {
        writer_.field("relabelled_from", candidate.relabelled_from);
        writer_.field("relabelled_by", candidate.relabelled_by);
      }
      output::write_evidence(candidate.evidence, writer_);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void write_outcome(const Candidate& candidate) {
    for (const Entity& entity : text_.entities) {
      if (entity.span != candidate.span || entity.label != candidate.label) continue;
      if (const std::string value = output::value_of(text_.document, entity); !value.empty()) writer_.field("value", value);
      writer_.key("confidence"), writer_.fraction(entity.confidence);
    }
  }

  void write_known(const std::vector<KnownName>& known) {
    writer_.key("known");
    writer_.begin_array();
    for (const KnownName& name : known) {
      writer_.begin_object();
      write_span(name.span);
      writer_.field("list", name.list);
      write_place(name.file, name.line);
      writer_.key("counts"), writer_.boolean(name.counts);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void write_patterns(const std::vector<PatternSighting>& patterns) {
    writer_.key("patterns");
    writer_.begin_array();
    for (const PatternSighting& seen : patterns) {
      writer_.begin_object();
      write_span(seen.span);
      writer_.field("label", label_name(seen.label));
      writer_.field("rule", seen.rule);
      write_place(seen.file, seen.line);
      writer_.key("counts"), writer_.boolean(seen.counts);
      writer_.key("won"), writer_.boolean(seen.won);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void write_added(const std::vector<AddedSighting>& added) {
    writer_.key("added");
    writer_.begin_array();
    for (const AddedSighting& seen : added) {
      writer_.begin_object();
      write_span(seen.span);
      writer_.field("role", seen.role);
      writer_.field("label", seen.label);
      writer_.key("priority"), writer_.integer(seen.priority);
      writer_.field("rule", seen.rule);
      write_place(seen.file, seen.line);
      writer_.key("counts"), writer_.boolean(seen.counts);
      if (!seen.overruled_by.empty()) writer_.field("overruled_by", seen.overruled_by);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void write_place(const std::string& file, std::uint32_t line) {
    writer_.field("file", file);
    writer_.field_count("line", line);
  }

  const ExplainedText& text_;
  OffsetUnit unit_;
  json::Writer writer_;
};

}  // namespace

std::string explanation_in_full(const Explanation& why, const ExplainedText& text, const ExplainLayout& layout) {
  return Layout(why, text, layout).in_full();
}

std::string explanation_in_brief(const Explanation& why, const ExplainedText& text, const ExplainLayout& layout) {
  return Layout(why, text, layout).in_brief();
}

std::string brief_heading() {
  return padded("place", 8) + ' ' + padded("word", kWordWidth) + ' ' + padded("label", 8) + " score    by  words\n";
}

std::string explanation_as_json(const Explanation& why, const ExplainedText& text, const ExplainLayout& layout) {
  std::string out;
  Record(text, layout.unit, out).write(why);
  return out + '\n';
}

}  // namespace onoma::cli
