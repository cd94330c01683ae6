// onoma diff A B: what two runs over the same documents say differently, entity by entity.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/flag_values.hpp"
#include "cli/record_pairs.hpp"
#include "cli/terminal.hpp"
#include "eval/changes.hpp"
#include "eval/snippet.hpp"
#include "json/writer.hpp"

namespace onoma::cli {
namespace {

using eval::ChangeKind;
using eval::Said;

struct Flags {
  std::string a, b;
  std::vector<std::string> labels;
  std::string format = "text";
  std::string colour = "auto";
  bool summary = false;
  bool quiet = false;
};

void add_flags(CLI::App& app, Flags& flags) {
  app.add_option("A", flags.a, "Records of the earlier run; - is standard input")->type_name("FILE")->required();
  app.add_option("B", flags.b, "Records of the later run")->type_name("FILE")->required();
  repeatable(suggest(app.add_option("--label", flags.labels, "Only what has or had this label; may be repeated"),
                     {"PERSON", "ORG", "LOC", "DATE"}))
      ->type_name("LABEL")
      ->delimiter(',')
      ->group("Output");
  add_format_flag(app, flags.format, {"text", "json"}, "text (default), or json: a line for each change");
  app.add_flag("--summary", flags.summary, "Only the last line: how many there are")->group("Output");
  add_colour_flag(app, flags.colour);
  app.add_flag("-q,--quiet", flags.quiet, "No summary")->group("General");
}

std::string complete(Flags& flags) {
  if (flags.a == "-" && flags.b == "-") return "standard input (-) is named twice";
  for (std::string& label : flags.labels) {
    for (char& c : label) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return check_format(flags.format, {"text", "json"});
}

bool has_bytes(const json::FoundRecord& record) {
  return std::all_of(record.spans.begin(), record.spans.end(),
                     [](const json::FoundSpan& span) { return span.bytes.has_value(); });
}

std::vector<Said> said_in(json::FoundRecord& record, bool by_bytes) {
  std::vector<Said> out;
  for (json::FoundSpan& span : record.spans) {
    const Span place = by_bytes && span.bytes ? *span.bytes : Span{span.start, span.end};
    out.push_back({place, std::move(span.label), eval::one_line(span.text), std::move(span.value)});
  }
  eval::put_in_order(out);
  return out;
}

// Lays the changes out, as text or as JSON.
class Report {
 public:
  Report(const Flags& flags, Console& console)
      : flags_(flags),
        console_(console),
        json_(flags.format == "json"),
        coloured_(!json_ && use_colour(flags.colour, look_at_terminal())) {}

  void tell(const std::string& id, const eval::Change& change, const std::vector<Said>& a,
            const std::vector<Said>& b) {
    if (flags_.summary) return;
    const Said* before = change.a ? &a[*change.a] : nullptr;
    const Said* after = change.b ? &b[*change.b] : nullptr;
    if (json_) return tell_as_json(id, change.kind, before, after);
    const Said& first = before != nullptr ? *before : *after;
    const char sign = before == nullptr ? '+' : after == nullptr ? '-' : '~';
    print_row(sign, id + ':' + std::to_string(first.span.begin), eval::change_kind_name(change.kind),
              in_words(change.kind, before, after));
  }

  // Something about a document as a whole: "only in A".
  void tell_of_document(const std::string& id, char sign, const std::string& kind, std::size_t spans) {
    if (flags_.summary) return;
    if (!json_) return print_row(sign, id, kind, std::to_string(spans) + (spans == 1 ? " span" : " spans"));
    std::string out;
    json::Writer writer(out, json::Style::kCompact);
    writer.begin_object();
    writer.field("type", "document");
    writer.field("id", id);
    writer.field("kind", kind);
    writer.field_count("spans", spans);
    writer.end_object();
    console_.print(out + '\n');
  }

  void sum_up(const eval::ChangeCounts& counts) {
    if (flags_.quiet) return;
    console_.print(json_ ? summary_as_json(counts) : summary(counts));
  }

 private:
  static std::string shown(const Said& said) { return said.label + " [" + said.text + ']'; }

  static std::string in_words(ChangeKind kind, const Said* before, const Said* after) {
    switch (kind) {
      case ChangeKind::kAdded:
        return shown(*after);
      case ChangeKind::kRemoved:
        return shown(*before);
      case ChangeKind::kRelabelled:
        return before->label + " -> " + shown(*after);
      case ChangeKind::kRevalued:
        return shown(*after) + ' ' + value_of(*before) + " -> " + value_of(*after);
      case ChangeKind::kMoved:
        break;
    }
    return shown(*before) + " -> " + shown(*after);
  }

  static std::string value_of(const Said& said) { return said.value.empty() ? "-" : eval::one_line(said.value); }

  void print_row(char sign, const std::string& place, std::string_view kind, const std::string& what) {
    std::string_view begin, end;
    if (coloured_) {
      begin = sign == '+' ? "\x1b[32m" : sign == '-' ? "\x1b[31m" : "\x1b[33m";
      end = "\x1b[0m";
    }
    std::string row;
    row.append(begin).append(1, sign).append(end).append("\t").append(eval::one_line(place)).append("\t");
    row.append(begin).append(kind).append(end).append("\t").append(what).append("\n");
    console_.print(row);
  }

  static void write_side(std::string_view name, const Said* said, json::Writer& writer) {
    writer.key(name);
    if (said == nullptr) return writer.null();
    writer.begin_object();
    writer.field_count("start", said->span.begin);
    writer.field_count("end", said->span.end);
    writer.field("label", said->label);
    writer.field("text", said->text);
    writer.field("value", said->value);
    writer.end_object();
  }

  void tell_as_json(const std::string& id, ChangeKind kind, const Said* before, const Said* after) {
    std::string out;
    json::Writer writer(out, json::Style::kCompact);
    writer.begin_object();
    writer.field("type", "change");
    writer.field("id", id);
    writer.field("kind", eval::change_kind_name(kind));
    write_side("a", before, writer);
    write_side("b", after, writer);
    writer.end_object();
    console_.print(out + '\n');
  }

  static std::string summary(const eval::ChangeCounts& counts) {
    const auto of_documents = [](std::size_t number, const char* what) {
      return number == 0 ? "" : ", " + std::to_string(number) + what;
    };
    std::string out = std::to_string(counts.same) + " same";
    for (std::size_t kind = 0; kind < eval::kChangeKinds; ++kind) {
      out += ", " + std::to_string(counts.kinds[kind]) + ' ';
      out += eval::change_kind_name(static_cast<ChangeKind>(kind));
    }
    out += "; " + std::to_string(counts.documents) + (counts.documents == 1 ? " document, " : " documents, ");
    out += std::to_string(counts.changed) + " changed";
    out += of_documents(counts.documents_failed, " failed in one run");
    out += of_documents(counts.documents_only_a, " only in A");
    return out + of_documents(counts.documents_only_b, " only in B") + '\n';
  }

  static std::string summary_as_json(const eval::ChangeCounts& counts) {
    std::string out;
    json::Writer writer(out, json::Style::kCompact);
    writer.begin_object();
    writer.field("type", "summary");
    writer.field_count("same", counts.same);
    for (std::size_t kind = 0; kind < eval::kChangeKinds; ++kind) {
      writer.field_count(eval::change_kind_name(static_cast<ChangeKind>(kind)), counts.kinds[kind]);
    }
    writer.field_count("documents", counts.documents);
    writer.field_count("documents_changed", counts.changed);
    writer.field_count("documents_failed_in_one", counts.documents_failed);
    writer.field_count("documents_only_a", counts.documents_only_a);
    writer.field_count("documents_only_b", counts.documents_only_b);
    writer.end_object();
    return out + '\n';
  }

  const Flags& flags_;
  Console& console_;
  bool json_;
  bool coloured_;
};

class Diff {
 public:
  Diff(const Flags& flags, Console& console) : flags_(flags), report_(flags, console) {}

  std::optional<Error> run() {
    if (std::optional<Error> problem = pairs_.open(flags_.a, flags_.b)) return problem;
    while (std::optional<RecordPair> pair = pairs_.next()) {
      if (!pair->a || !pair->b) {
        tell_lone(*pair);
      } else if (pair->a->record.failed != pair->b->record.failed) {
        tell_failed(*pair);
      } else if (std::optional<Error> problem = compare(*pair)) {
        return problem;
      }
    }
    if (pairs_.error()) return pairs_.error();
    report_.sum_up(counts_);
    return std::nullopt;
  }

  bool any() const noexcept { return counts_.any(); }

 private:
  void tell_lone(const RecordPair& pair) {
    const json::FoundRecord& record = (pair.a ? pair.a : pair.b)->record;
    ++(pair.a ? counts_.documents_only_a : counts_.documents_only_b);
    report_.tell_of_document(record.id, pair.a ? '-' : '+', pair.a ? "only in A" : "only in B", record.spans.size());
  }

  void tell_failed(const RecordPair& pair) {
    ++counts_.documents;
    ++counts_.documents_failed;
    const bool in_a = pair.a->record.failed;
    report_.tell_of_document(pair.a->record.id, in_a ? '+' : '-', in_a ? "failed in A" : "failed in B",
                             (in_a ? pair.b : pair.a)->record.spans.size());
  }

  std::optional<Error> compare(RecordPair& pair) {
    const bool by_bytes = pair.a->record.unit != pair.b->record.unit;
    if (by_bytes && !(has_bytes(pair.a->record) && has_bytes(pair.b->record))) {
      return Error{"E_FORMAT", pairs_.path(1) + ':' + std::to_string(pair.b->line) +
                                   ": counts offsets in another unit than " + pairs_.path(0) + ':' +
                                   std::to_string(pair.a->line) + ", and not all spans have byte_start and byte_end"};
    }
    const std::vector<Said> a = said_in(pair.a->record, by_bytes);
    const std::vector<Said> b = said_in(pair.b->record, by_bytes);
    eval::Changes changes = eval::changes_between(a, b);
    if (!flags_.labels.empty()) keep_labels(a, b, changes);
    counts_.add(changes);
    for (const eval::Change& change : changes.changes) report_.tell(pair.a->record.id, change, a, b);
    return std::nullopt;
  }

  bool is_wanted(const Said& said) const {
    return std::find(flags_.labels.begin(), flags_.labels.end(), said.label) != flags_.labels.end();
  }

  void keep_labels(const std::vector<Said>& a, const std::vector<Said>& b, eval::Changes& changes) const {
    const auto not_wanted = [&](const eval::Change& change) {
      return !(change.a && is_wanted(a[*change.a])) && !(change.b && is_wanted(b[*change.b]));
    };
    std::erase_if(changes.changes, not_wanted);
    const auto wanted = std::count_if(a.begin(), a.end(), [&](const Said& said) { return is_wanted(said); });
    changes.same = static_cast<std::size_t>(wanted);
    for (const eval::Change& change : changes.changes) changes.same -= change.a && is_wanted(a[*change.a]);
  }

  const Flags& flags_;
  Report report_;
  RecordPairs pairs_;
  eval::ChangeCounts counts_;
};

}  // namespace

Page diff_page() {
  return {"Shows what two runs over the same documents say differently: entities added, removed, relabelled, moved to other "
          "boundaries, or of another value.",
          {"A and B are records of onoma (--format jsonl), matched by id. Columns are parted by tabs: sign, id and offset, kind, what."},
          {{"onoma diff old.jsonl new.jsonl", "what has changed"},
           {"onoma -j 0 news/ | onoma diff old.jsonl -", "against what is found now"},
           {"onoma diff --format json a b | jq .kind", "for programs"}},
          {{0, "no differences"}, {1, "differences"}, {2, "wrong usage, or a file that cannot be used"}},
          {"--label", "--format", "--summary"}};
}

std::shared_ptr<CLI::App> diff_app() {
  return declared<Flags>("onoma diff", add_flags);
}

int diff_command(const Arguments& arguments, Console& console) {
  const std::variant<Flags, int> read = read_flags<Flags>("onoma diff", add_flags, complete, arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  Diff diff(std::get<Flags>(read), console);
  const std::optional<Error> problem = diff.run();
  console.flush();
  if (problem) return console.error(problem->message), kUsage;
  return diff.any() ? kSomeFailed : kDone;
}

}  // namespace onoma::cli
