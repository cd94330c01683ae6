#include "cli/document_worker.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <string_view>

#include "cli/reading.hpp"
#include "cli/terminal.hpp"
#include "io/sha256.hpp"
#include "link/aliases.hpp"
#include "link/dates/name_date.hpp"
#include "output/bytes.hpp"
#include "output/span_text.hpp"

namespace onoma::cli {
namespace {

// What the input itself is to blame for stays as it is; the world around it may change.
bool may_succeed_later(const Error& error) {
  static constexpr std::array<std::string_view, 9> kFinal = {
      "E_JSON",          "E_FIELD", "E_CSV",        "E_IS_SPECIAL", "E_IS_DIRECTORY",
      "E_NAME_TOO_LONG", "E_LOOP",  "E_COMPRESSED", "E_EXPANSION"};
  return std::find(kFinal.begin(), kFinal.end(), error.code) == kFinal.end();
}

ExtractOptions extract_options(const ExtractSettings& settings, const Additions* additions,
                               std::function<bool()> cancel) {
  ExtractOptions options;
  options.additions = additions;
  if (settings.batch.timeout > 0) options.cancel = std::move(cancel);
  options.explain = settings.output.explain;
  options.times = settings.dates.times;
  options.vague_dates = settings.dates.vague;
  options.date_languages = settings.dates.languages;
  options.date_order = settings.dates.order;
  return options;
}

void keep_labels(const std::vector<Label>& labels, std::vector<Entity>& entities) {
  if (labels.empty()) return;
  std::erase_if(entities, [&](const Entity& entity) {
    return std::find(labels.begin(), labels.end(), entity.label) == labels.end();
  });
}

void count(const Extraction& extraction, output::Tally& tally) {
  tally.date_order_votes.dmy += extraction.date_order_votes.dmy;
  tally.date_order_votes.mdy += extraction.date_order_votes.mdy;
  for (const Entity& entity : extraction.entities) ++tally.spans[static_cast<std::size_t>(entity.label)];
}

// What is printed decides: a span shown with 0.9 passes 0.9.
void keep_confident(double least, std::vector<Entity>& entities) {
  std::erase_if(entities,
                [&](const Entity& entity) { return output::printed_confidence(entity.confidence) < least; });
}

output::Unredacted to_redact(const std::string& id, const Document& document,
                             const std::vector<Entity>& entities) {
  output::Unredacted unredacted{id, std::string(document.text()), {}};
  const std::vector<std::string> full = link::names_in_full(document, entities);
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const Span span = entities[i].span;
    unredacted.mentions.push_back({span, entities[i].label, link::folded_name(document.text(span)), full[i]});
  }
  return unredacted;
}

// What --verbose says of a document.
std::string account_of(const Input& input, std::size_t spans, const ReferenceDate& date) {
  std::string line = "onoma: " + output::to_line(input.place) + ": ";
  if (input.origin.bytes) line += std::to_string(*input.origin.bytes) + (*input.origin.bytes == 1 ? " byte, " : " bytes, ");
  line += std::to_string(spans) + (spans == 1 ? " span" : " spans");
  if (!date.value.empty()) line += ", reference date " + date.value + " (" + date.from + ')';
  return line + '\n';
}

}  // namespace

DocumentWorker::DocumentWorker(const ExtractSettings& settings, const Model& model, const Additions* additions,
                               const output::Writer& writer)
    : settings_(settings),
      writer_(writer),
      extractor_(model, extract_options(settings, additions, [this] { return is_too_late(); })) {}

bool DocumentWorker::is_too_late() const {
  return settings_.batch.timeout > 0 && std::chrono::steady_clock::now() >= deadline_;
}

Error DocumentWorker::timed_out() const {
  return Error{"E_TIMEOUT", "given up: it took longer than --timeout-per-doc"};
}

// The day that the name of a file tells; of a line or a row it tells none.
std::string DocumentWorker::day_in_name(const output::Origin& origin) const {
  if (settings_.input != InputKind::kWhole) return "";
  const auto day = link::day_in_name(origin.path);
  return day ? link::iso_day(*day) : "";
}

template <typename Outcome>
void DocumentWorker::write(const Outcome& outcome, std::string& out) const {
  const std::size_t before = out.size();
  if (before > 0) out += writer_.between();
  const std::size_t begin = out.size();
  writer_.write(outcome, out);
  if (out.size() == begin) out.resize(before);
}

void DocumentWorker::fail(const Input& input, const Error& error, PartResult& result) const {
  if (error.code == "E_INTERRUPTED") {
    result.interrupted = result.sealed = true;
    return;
  }
  if (settings_.output.view == View::kRedacted) {
    result.unredacted.push_back({input.origin.id, {}, {}, error});
  } else {
    write(output::Failure{input.origin, error, may_succeed_later(error)}, result.output);
  }
  ++result.tally.failures;
  // Where failures are counted, the run may have to stop just behind this one.
  result.sealed = settings_.batch.max_errors.has_value();
  if (settings_.quiet) return;
  result.messages += "onoma: " + output::to_line(input.place) + ": " + output::to_line(error.message) + '\n';
}

void DocumentWorker::pass_over(const Input& input, PartResult& result) const {
  ++result.tally.passed_over;
  if (!settings_.verbose) return;
  result.messages += "onoma: " + output::to_line(input.place) + ": " + input.passed_over + '\n';
}

void DocumentWorker::work(Input& input, PartResult& result) {
  if (!input.passed_over.empty()) return pass_over(input, result);
  if (input.error) return fail(input, *input.error, result);
  if (input.rest) {
    const std::unique_ptr<output::Pieces> pieces = settings_.output.digest ? nullptr : writer_.pieces();
    if (pieces) return work_in_pieces(input, *pieces, result);
    if (const std::optional<Error> error = read_rest(input)) return fail(input, *error, result);
    result.tally.bytes += input.bytes.size();
  }
  if (settings_.output.digest) input.origin.sha256 = io::sha256(input.record ? input.record->text : input.bytes);
  Reading reading;
  if (const std::optional<Error> error = read_input(input, settings_, reading))
    return fail(input, *error, result);
  if (!reading.is_document) {
    --result.tally.documents;
    return;
  }
  if (reading.text.size() > kLargestText) return fail(input, too_large(), result);
  const text::SourceMap* map = reading.map.identity() ? nullptr : &reading.map;
  const output::RawPlace raw{map, input.offset, input.origin.record.value_or(0) + 1};

  Document document = document_of(output::to_utf8(input.origin.id), std::move(reading.text));
  const std::string& asked = settings_.dates.reference;
  document.set_reference_date(asked.empty() ? reading.reference_date : asked);
  document.set_name_date(day_in_name(input.origin));
  Extraction extraction = extractor_.extract(document);
  if (extraction.cancelled) return fail(input, timed_out(), result);
  settle(extraction);
  count(extraction, result.tally);
  if (settings_.verbose)
    result.messages += account_of(input, extraction.entities.size(), extraction.reference_date);
  if (settings_.output.view == View::kNames) result.names.add(document, extraction.entities);
  if (settings_.output.view == View::kRedacted) {
    result.unredacted.push_back(to_redact(input.origin.id, document, extraction.entities));
    return;
  }
  output::Finding finding{input.origin, document, extraction, reading.replaced, raw, std::move(reading.warnings)};
  if (settings_.output.digest) finding.text_sha256 = io::sha256(document.text());
  write(finding, result.output);
}

void DocumentWorker::settle(Extraction& extraction) const {
  // The extractor knows that the date was given, not by whom.
  std::string& from = extraction.reference_date.from;
  if (from == "option" || from == "field") from = settings_.dates.reference.empty() ? "field" : "option";
  keep_labels(settings_.output.labels, extraction.entities);
  keep_confident(settings_.output.min_confidence, extraction.entities);
  keep_labels(settings_.output.labels, extraction.rejected);
}

// Works on the text of the stream and puts the spans into `body`. `first` becomes the first piece.
std::optional<Error> DocumentWorker::take_pieces(TextStream& stream, output::Pieces& pieces,
                                                 Extraction& found, Document& first, io::Spool& body,
                                                 output::Tally& tally) {
  bool is_first = true;
  std::string out;
  while (true) {
    if (std::optional<Error> error = stream.fill(Extractor::kLookAhead)) return error;
    const std::size_t size = extractor_.extract_next(stream.text(), found);
    if (found.cancelled) return timed_out();
    if (size == 0) return std::nullopt;
    settle(found);
    for (const Entity& entity : found.entities) ++tally.spans[static_cast<std::size_t>(entity.label)];
    Document piece = document_of("", std::string(stream.text().substr(0, size)));
    pieces.add(piece, found.entities, output::RawPlace{&stream.map()}, out);
    if (is_first) first = std::move(piece);
    is_first = false;
    found.entities.clear();
    stream.drop(size);
    if (std::optional<Error> error = body.append(out)) return error;
    out.clear();
  }
}

void DocumentWorker::work_in_pieces(Input& input, output::Pieces& pieces, PartResult& result) {
  const text::Encoding encoding = take_encoding(input, settings_);
  const std::uint64_t known = input.bytes.size() + input.rest->bytes_left().value_or(0);
  if (encoding.name == "UTF-8" && known > kLargestText + encoding.mark)
    return fail(input, too_large(), result);
  TextStream stream(std::move(input.bytes), std::move(input.rest), encoding);
  io::Spool body(temporary_folder());
  Extraction found;
  Document first;
  extractor_.begin(settings_.dates.reference, day_in_name(input.origin));
  output::Tally tally;
  if (const std::optional<Error> error = take_pieces(stream, pieces, found, first, body, tally)) {
    return fail(input, *error, result);
  }
  extractor_.finish(found);
  input.origin.bytes = stream.raw_bytes();
  std::string head;
  std::string tail;
  pieces.finish(output::Finding{input.origin, first, found, stream.replaced()}, head, tail);
  if (const std::optional<Error> error = body.append(tail)) return fail(input, *error, result);
  result.output += head;
  result.spooled = std::move(body);
  tally.bytes = stream.raw_bytes();
  tally.date_order_votes = found.date_order_votes;
  result.tally.add(tally);
  if (settings_.verbose) result.messages += account_of(input, tally.all_spans(), found.reference_date);
}

// An input, whatever becomes of it.
void DocumentWorker::take(Input& input, PartResult& result) {
  using std::chrono::duration;
  deadline_ = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                     duration<double>(settings_.batch.timeout));
  if (input.passed_over.empty()) ++result.tally.documents;
  // How large a large one is shows when it is read.
  if (!input.rest) result.tally.bytes += input.origin.bytes.value_or(0);
  const std::size_t before = result.output.size();
  const output::Tally tally_before = result.tally;
  try {
    work(input, result);
  } catch (const std::bad_alloc&) {
    input.bytes = std::string();
    result.output.resize(before);
    result.tally = tally_before;
    fail(input, Error{"E_MEMORY", "not enough memory for this document"}, result);
  }
}

BatchResult DocumentWorker::work(Batch batch) {
  BatchResult results;
  for (Input& input : batch) {
    if (results.empty() || results.back().file != input.file || results.back().sealed) {
      results.emplace_back().file = input.file;
    }
    PartResult& result = results.back();
    if (!input.only_ends_file) take(input, result);
    result.number = input.number;
    result.ends_file = input.ends_file;
  }
  return results;
}

}  // namespace onoma::cli
