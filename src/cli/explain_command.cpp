// onoma explain FILE:LINE:COL: everything that was considered at a place, and why it won or lost.
#include <CLI/CLI.hpp>
#include <unistd.h>

#include <charconv>
#include <functional>

#include "cli/additions_options.hpp"
#include "cli/commands.hpp"
#include "cli/date_options.hpp"
#include "cli/declared.hpp"
#include "cli/exit_status.hpp"
#include "cli/explain_report.hpp"
#include "cli/input_options.hpp"
#include "cli/model_source.hpp"
#include "cli/place.hpp"
#include "cli/reading.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "io/source.hpp"
#include "io/walk.hpp"
#include "link/dates/name_date.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

struct Flags {
  std::string place = "-";
  std::string at;
  bool records = false;
  std::string encoding;
  std::string unit = "codepoint";
  std::string format = "text";
  std::string colour = "auto";
  std::string model;
  DateFlags date_flags;
  DateSettings dates;
  AdditionFlags additions;
  InputSettings input;
  ExplainLayout layout;
};

void add_flags(CLI::App& app, Flags& flags) {
  app.add_option("PLACE", flags.place, "FILE, FILE:LINE or FILE:LINE:COL, as --format grep prints them; - is standard input")
      ->type_name("PLACE");
  app.add_option("--at", flags.at, "The place in the text: an offset, like start in a record, or LINE:COL")
      ->type_name("OFFSET")
      ->group("Input");
  app.add_flag("--jsonl", flags.records, "FILE is JSON Lines: LINE is a record")->group("Input");
  app.add_option("--encoding", flags.encoding, "Encoding of the file (told by a mark or the bytes; UTF-8)")
      ->type_name("NAME")
      ->group("Input");
  app.add_option("--offsets", flags.unit, "Unit of offsets: codepoint (default), byte, utf16")
      ->type_name("UNIT")
      ->check(CLI::IsMember({"codepoint", "byte", "utf16"}))
      ->group("Input");
  app.add_flag("--all", flags.layout.all, "Every candidate with all of its evidence")->group("Output");
  add_format_flag(app, flags.format, {"text", "json"}, "text (default), or json: a record for each word, with everything");
  add_colour_flag(app, flags.colour);
  add_date_flags(app, flags.date_flags);
  add_addition_flags(app, flags.additions);
  add_model_flag(app, flags.model);
}

std::optional<std::size_t> number_of(const std::string& text) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string complete(Flags& flags) {
  if (!flags.at.empty() && !number_of(flags.at) && !read_line_and_column(flags.at))
    return "--at: \"" + flags.at + "\" is neither an offset nor LINE:COL";
  flags.layout.unit = flags.unit == "byte"    ? OffsetUnit::kByte
                      : flags.unit == "utf16" ? OffsetUnit::kUtf16
                                              : OffsetUnit::kCodepoint;
  if (!flags.encoding.empty()) {
    const std::optional<std::string> name = text::encoding_name(flags.encoding);
    if (!name) return "--encoding: no encoding \"" + flags.encoding + '"';
    flags.input.encoding = *name;
  }
  if (flags.records) flags.input.input = InputKind::kRecords;
  if (const std::string problem = read_date_flags(flags.date_flags, flags.dates); !problem.empty()) return problem;
  if (const std::string problem = complete_additions(flags.additions); !problem.empty()) return problem;
  return check_format(flags.format, {"text", "json"});
}

bool is_there(const std::string& path) {
  return path == "-" || io::exists(path);
}

Result<std::string> read_bytes(const std::string& path) {
  constexpr std::size_t kBlock = 1024 * 1024;
  const io::ExpansionLimits limits;
  Result<std::unique_ptr<io::Source>> source =
      path == "-" ? io::open_source(STDIN_FILENO, limits) : io::open_source(path, limits);
  if (!source) return Unexpected{source.error()};
  std::string bytes;
  while (true) {
    const Result<std::size_t> got = (*source)->read(bytes, kBlock);
    if (!got) return Unexpected{got.error()};
    if (*got == 0) return bytes;
  }
}

// The record that stands in a line. Errors: E_PLACE where there is none.
Result<std::string> line_of(const std::string& bytes, std::size_t number) {
  const Result<Span> line = find_place(bytes, {"", number, {}});
  if (!line) return Unexpected{line.error()};
  std::string record = bytes.substr(line->begin, line->size());
  if (json::is_blank(record)) return Unexpected{Error{"E_PLACE", "there is no record in it"}};
  return record;
}

// The document that the place is in, with the days that it is read against.
Result<Document> read_document(const NamedPlace& place, const Flags& flags) {
  Result<std::string> bytes = read_bytes(place.path);
  if (!bytes) return Unexpected{bytes.error()};
  if (flags.records) {
    if (!place.line) return Unexpected{Error{"E_PLACE", "with --jsonl the line of the record is needed: FILE:LINE"}};
    bytes = line_of(*bytes, *place.line);
    if (!bytes) return Unexpected{bytes.error()};
  }
  Input input;
  input.origin.id = flags.records ? place.path + ':' + std::to_string(*place.line) : place.path;
  input.bytes = *std::move(bytes);
  if (flags.records) input.encoding = text::forced_encoding("UTF-8", input.bytes);
  Reading reading;
  if (const std::optional<Error> error = read_input(input, flags.input, reading)) return Unexpected{*error};
  Document document = document_of(output::to_utf8(input.origin.id), std::move(reading.text));
  document.set_reference_date(flags.dates.reference.empty() ? reading.reference_date : flags.dates.reference);
  const auto day = flags.records ? std::nullopt : link::day_in_name(place.path);
  if (day) document.set_name_date(link::iso_day(*day));
  return document;
}

// What is asked about, in bytes of the text.
Result<Span> span_asked(const Document& document, const NamedPlace& place, const Flags& flags) {
  if (!flags.at.empty()) {
    if (const std::optional<NamedPlace> inside = read_line_and_column(flags.at)) return find_place(document.text(), *inside);
    return find_offset(document.text(), *number_of(flags.at), flags.layout.unit);
  }
  if (flags.records) return Span{0, document.text().size()};
  return find_place(document.text(), place);
}

int explain(const Flags& flags, const NamedPlace& place, const Document& document, Span asked, const Model& model,
            const Additions* additions, Console& console) {
  ExtractOptions options;
  options.additions = additions;
  options.times = flags.dates.times;
  options.vague_dates = flags.dates.vague;
  options.date_languages = flags.dates.languages;
  options.date_order = flags.dates.order;
  Extractor extractor(model, options);
  const Extraction found = extractor.extract(document);
  const ExplainedText text{document, found.entities, flags.records ? document.id() : place.path, !flags.records,
                           PlaceIndex(document.text())};
  ExplainLayout layout = flags.layout;
  layout.coloured = flags.format == "text" && use_colour(flags.colour, look_at_terminal());
  if (flags.format == "text" && !asked.empty()) console.print(brief_heading());
  extractor.explain(document, asked, [&](const Explanation& why) {
    if (flags.format == "json") return console.print(explanation_as_json(why, text, layout));
    console.print(asked.empty() ? explanation_in_full(why, text, layout) : explanation_in_brief(why, text, layout));
  });
  console.flush();
  return kDone;
}

}  // namespace

Page explain_page() {
  return {
      "Prints what was considered at a place of a text: all candidates with their evidence (file and line of each piece), what "
      "won and what lost by how much; also where nothing was found, and why.",
      {"Without a column or --at, one line for each word of the line, or of the file."},
      {{"onoma explain report.txt:12:5", "why is it this, or nothing?"},
       {"onoma explain report.txt:12", "each word of a line in one line"},
       {"onoma explain --jsonl news.jsonl:7 --at 120", "in a record, by offset"},
       {"onoma explain --format json report.txt:12:5 | jq '.candidates[0]'", "for programs"}},
      {{0, "done"}, {2, "wrong usage, or a file or a place that is not there"}, {3, "stopped early"}},
      {"--at", "--jsonl", "--all", "--format"}};
}

std::shared_ptr<CLI::App> explain_app() {
  return declared<Flags>("onoma explain", add_flags);
}

int explain_command(const Arguments& arguments, Console& console) {
  std::variant<Flags, int> read = read_flags<Flags>("onoma explain", add_flags, complete, arguments, console);
  if (const int* status = std::get_if<int>(&read)) return *status;
  auto& flags = std::get<Flags>(read);
  const NamedPlace place = read_place(flags.place, is_there);
  const Result<Document> document = read_document(place, flags);
  if (!document) {
    const bool in_line = flags.records && place.line;
    console.error(place.path + (in_line ? ':' + std::to_string(*place.line) : "") + ": " + document.error().message);
    return kUsage;
  }
  const Result<Span> asked = span_asked(*document, place, flags);
  if (!asked) return console.error((flags.place == "-" ? flags.at : flags.place) + ": " + asked.error().message), kUsage;
  settle_model(flags.model, flags.additions.settings);
  const Result<Model> model = load_model(flags.model);
  if (!model) return unusable_model(flags.model, model.error(), console);
  if (const std::string problem = settle_languages(*model, flags.dates); !problem.empty())
    return usage_error(problem, console);
  auto loaded = load_additions(flags.additions.settings, *model, console);
  if (const int* failed = std::get_if<int>(&loaded)) return *failed;
  const auto& additions = std::get<std::optional<Additions>>(loaded);
  return explain(flags, place, *document, *asked, *model, additions ? &*additions : nullptr, console);
}

}  // namespace onoma::cli
