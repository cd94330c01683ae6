#include "cli/evaluate_compare.hpp"

#include <map>

#include "cli/evaluate_input.hpp"
#include "cli/exit_status.hpp"
#include "eval/comparison.hpp"
#include "eval/report.hpp"
#include "eval/snippet.hpp"
#include "json/writer.hpp"
#include "text/units.hpp"

namespace onoma::cli {
namespace {

using eval::Mention;

// One document as both runs see it, and as the annotation does.
struct Compared {
  std::string id;
  std::vector<Mention> a, b;
  std::optional<std::vector<Mention>> gold;
  std::map<Span, std::string> words;  // what stands at a span
  std::string_view text = {};  // with annotation only: spans are bytes of it, else in the runs' own unit
};

// Where spans stand as the listing tells it: in code points, or in the runs' own unit where there is no annotation. One walk
// over the text for all spans.
class Places {
 public:
  explicit Places(const Compared& compared) : counted_(compared.gold.has_value()) {
    if (!counted_) return;
    for (const auto& [span, words] : compared.words) codepoints_[span.begin], codepoints_[span.end];
    text::UnitCounter counter(compared.text);
    for (auto& [byte, codepoint] : codepoints_) codepoint = counter.at(byte).codepoint;
  }

  Span of(Span span) const {
    return counted_ ? Span{codepoints_.at(span.begin), codepoints_.at(span.end)} : span;
  }

 private:
  bool counted_;
  std::map<std::size_t, std::size_t> codepoints_;  // by byte
};

// One span as a line of the listing shows it.
struct Side {
  std::string label;
  Span place;
  std::string words;
};

struct Line {
  std::string id;
  eval::DifferenceKind kind = eval::DifferenceKind::kLabel;
  std::optional<Side> a, b;
  std::optional<eval::Verdict> verdict;
};

class RunComparison {
 public:
  explicit RunComparison(const EvaluateSettings& settings) : settings_(settings) {}

  std::optional<Error> read() {
    if (std::optional<Error> problem = a_.read(settings_.against->first)) return problem;
    return b_.read(settings_.against->second);
  }

  // Without annotation: offsets are compared as they are told, so both must count in the same unit.
  std::optional<Error> compare_all() {
    for (const Run::Document& mine : a_.documents()) {
      const std::string& id = mine.prediction.id;
      if (!is_in_part(id, settings_.part)) continue;
      const Run::Document* theirs = b_.find(id);
      if (count_absent(true, theirs != nullptr)) continue;
      if (mine.prediction.unit != theirs->prediction.unit) {
        return Error{"E_FORMAT", theirs->place + ": counts offsets in another unit than " + mine.place};
      }
      Compared compared{id, {}, {}, {}, {}};
      compared.a = as_told(mine, compared.words);
      compared.b = as_told(*theirs, compared.words);
      compare(compared);
    }
    for (const Run::Document& theirs : b_.documents()) {
      if (!is_in_part(theirs.prediction.id, settings_.part)) continue;
      if (a_.find(theirs.prediction.id) == nullptr) ++totals_.documents_only_b;
    }
    return std::nullopt;
  }

  // With annotation: only what it covers is compared.
  std::optional<Error> compare_with(const eval::GoldDocument& gold) {
    const Run::Document* mine = a_.find(gold.id);
    const Run::Document* theirs = b_.find(gold.id);
    if (count_absent(mine != nullptr, theirs != nullptr)) return std::nullopt;
    const Result<std::vector<Mention>> a = mentions_in(*mine, gold.text);
    if (!a) return a.error();
    const Result<std::vector<Mention>> b = mentions_in(*theirs, gold.text);
    if (!b) return b.error();
    eval::ScoredSpans scored = eval::scored_spans(gold, *a, settings_.score);
    Compared compared{gold.id, std::move(scored.predicted), {}, std::move(scored.gold), {}, gold.text};
    compared.b = eval::scored_spans(gold, *b, settings_.score).predicted;
    for (const auto* run : {&compared.a, &compared.b}) {
      for (const Mention& mention : *run) {
        compared.words[mention.span] = gold.text.substr(mention.span.begin, mention.span.size());
      }
    }
    compare(compared);
    return std::nullopt;
  }

  const eval::Comparison& totals() const noexcept { return totals_; }
  const std::vector<Line>& lines() const noexcept { return lines_; }

 private:
  // True when there is nothing to compare.
  bool count_absent(bool in_a, bool in_b) {
    totals_.documents += in_a && in_b;
    totals_.documents_only_a += in_a && !in_b;
    totals_.documents_only_b += !in_a && in_b;
    return !in_a || !in_b;
  }

  std::vector<Mention> as_told(const Run::Document& document, std::map<Span, std::string>& words) const {
    std::vector<Mention> mentions;
    for (const json::PredictedSpan& span : document.prediction.spans) {
      mentions.push_back({Span{span.start, span.end}, span.label, {}, {}});
      words[mentions.back().span] = span.text;
    }
    return eval::scored_spans(eval::GoldDocument{}, mentions, settings_.score).predicted;
  }

  void compare(const Compared& compared) {
    const eval::SpanComparison spans = eval::compare_spans(compared.a, compared.b);
    totals_.same += spans.same;
    if (spans.differences.empty()) return;
    const Places places(compared);
    const auto side = [&](const std::vector<Mention>& run,
                          std::optional<std::size_t> i) -> std::optional<Side> {
      if (!i) return std::nullopt;
      const Span span = run[*i].span;
      return Side{std::string(label_name(run[*i].label)), places.of(span),
                  eval::one_line(compared.words.at(span))};
    };
    std::optional<eval::Judge> judge;
    if (compared.gold) judge.emplace(*compared.gold);
    for (const eval::Difference& difference : spans.differences) {
      totals_.add(difference);
      Line line{
          compared.id, difference.kind, side(compared.a, difference.a), side(compared.b, difference.b), {}};
      if (judge) {
        line.verdict = judge->verdict(difference, compared.a, compared.b);
        totals_.add(*line.verdict);
      }
      lines_.push_back(std::move(line));
    }
  }

  const EvaluateSettings& settings_;
  Run a_, b_;
  eval::Comparison totals_;
  std::vector<Line> lines_;
};

std::string shown(const std::optional<Side>& side) {
  return side ? side->label + " [" + side->words + ']' : "-";
}

// "doc-3:25  boundaries  ORG [Ministry]  ORG [Ministry of Finance]  B right": columns by tabs, for cut and
// sort.
std::string listing(const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) {
    const Side& first = line.a ? *line.a : *line.b;
    out += eval::one_line(line.id) + ':' + std::to_string(first.place.begin) + '\t';
    out.append(eval::difference_kind_name(line.kind)).append("\t");
    out += shown(line.a) + '\t' + shown(line.b);
    if (line.verdict) out.append("\t").append(eval::verdict_name(*line.verdict));
    out += '\n';
  }
  return out;
}

void write_side(std::string_view name, const std::optional<Side>& side, json::Writer& writer) {
  writer.key(name);
  if (!side) return writer.null();
  writer.begin_object();
  writer.field_count("start", side->place.begin);
  writer.field_count("end", side->place.end);
  writer.field("label", side->label);
  writer.field("text", side->words);
  writer.end_object();
}

std::string as_json(const RunComparison& comparison, bool judged) {
  std::string out;
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  eval::write_comparison(comparison.totals(), judged, writer);
  writer.key("differences");
  writer.begin_array();
  for (const Line& line : comparison.lines()) {
    writer.begin_object();
    writer.field("id", line.id);
    writer.field("kind", eval::difference_kind_name(line.kind));
    write_side("a", line.a, writer);
    write_side("b", line.b, writer);
    if (line.verdict) writer.field("verdict", eval::verdict_name(*line.verdict));
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return out + '\n';
}

int unusable(const Error& error, Console& console) {
  console.error(error.message);
  return kUsage;
}

}  // namespace

int compare_runs(const EvaluateSettings& settings, const std::vector<Corpus>& corpora, Console& console) {
  RunComparison comparison(settings);
  if (const std::optional<Error> problem = comparison.read()) return unusable(*problem, console);
  if (corpora.empty()) {
    if (const std::optional<Error> problem = comparison.compare_all()) return unusable(*problem, console);
  }
  for (const Corpus& corpus : corpora) {
    for (const eval::GoldDocument& gold : corpus.documents) {
      if (const std::optional<Error> problem = comparison.compare_with(gold))
        return unusable(*problem, console);
    }
  }
  const bool judged = !corpora.empty();
  if (settings.json) {
    console.print(as_json(comparison, judged));
  } else {
    const std::string lines = listing(comparison.lines());
    console.print(eval::comparison_table(comparison.totals(), judged));
    if (!lines.empty()) console.print("\n" + lines);
  }
  console.flush();
  return kDone;
}

}  // namespace onoma::cli
