#include "cli/document_worker.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <string_view>

#include "cli/day.hpp"
#include "io/sha256.hpp"
#include "link/aliases.hpp"
#include "link/dates/name_date.hpp"
#include "output/bytes.hpp"
#include "output/span_text.hpp"

namespace onoma::cli {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// What the input itself is to blame for stays as it is; the world around it may change.
bool may_succeed_later(const Error& error) {
  static constexpr std::array<std::string_view, 5> kFinal = {"E_JSON", "E_FIELD", "E_IS_SPECIAL",
                                                             "E_IS_DIRECTORY", "E_NAME_TOO_LONG"};
  return std::find(kFinal.begin(), kFinal.end(), error.code) == kFinal.end();
}

// What was read of an input: its text still as bytes, and the date its sender gave.
struct Reading {
  std::string bytes;
  std::string reference_date;
  std::size_t replaced = 0;
  std::vector<Warning> warnings;
};

void take_reference_date(const json::Record& record, Reading& reading) {
  const std::string date = record.reference_date.value_or("").substr(0, 10);  // a time may follow the day
  if (is_day(date)) {
    reading.reference_date = date;
  } else if (record.reference_date_unusable || record.reference_date.value_or("") != "") {
    reading.warnings.push_back(
        {"W_REFERENCE_DATE", "the reference date is not a day like 2024-05-03 and is ignored"});
  }
}

std::optional<Error> read_record(Input& input, const json::RecordFields& fields, Reading& reading) {
  json::Record record;
  std::optional<json::BrokenRecord> broken = json::read_record(input.bytes, fields, record);
  const std::optional<std::string>& id = broken ? broken->id : record.id;
  if (id) input.origin.id = *id;
  if (broken) return std::move(broken->error);
  reading.bytes = std::move(record.text);
  reading.replaced = record.replaced;
  take_reference_date(record, reading);
  return std::nullopt;
}

ExtractOptions extract_options(const ExtractSettings& settings) {
  ExtractOptions options;
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

}  // namespace

DocumentWorker::DocumentWorker(const ExtractSettings& settings, const Model& model,
                               const output::Writer& writer)
    : settings_(settings), writer_(writer), extractor_(model, extract_options(settings)) {}

template <typename Outcome>
void DocumentWorker::write(const Outcome& outcome, std::string& out) const {
  const std::size_t before = out.size();
  if (before > 0) out += writer_.between();
  const std::size_t begin = out.size();
  writer_.write(outcome, out);
  if (out.size() == begin) out.resize(before);
}

void DocumentWorker::fail(const Input& input, const Error& error, BatchResult& result) const {
  if (settings_.output.view == View::kRedacted) {
    result.unredacted.push_back({input.origin.id, {}, {}, error});
  } else {
    write(output::Failure{input.origin, error, may_succeed_later(error)}, result.output);
  }
  ++result.tally.failures;
  if (settings_.quiet) return;
  result.messages += "onoma: " + output::to_line(input.place) + ": " + output::to_line(error.message) + '\n';
}

void DocumentWorker::work(Input& input, BatchResult& result) {
  if (input.error) return fail(input, *input.error, result);
  if (settings_.output.digest) input.origin.sha256 = io::sha256(input.bytes);
  Reading reading;
  if (settings_.input == InputKind::kRecords) {
    if (const std::optional<Error> error = read_record(input, settings_.fields, reading)) {
      return fail(input, *error, result);
    }
  } else {
    reading.bytes = std::move(input.bytes);
  }
  // from_bytes drops one mark; where the mark belongs to the text, offsets must count it.
  if (input.keep_mark && reading.bytes.starts_with(kMark)) reading.bytes.insert(0, kMark);

  Document document = Document::from_bytes(output::to_utf8(input.origin.id), std::move(reading.bytes));
  const bool asked = !settings_.dates.reference.empty();
  document.set_reference_date(asked ? settings_.dates.reference : reading.reference_date);
  if (settings_.input == InputKind::kWhole) {
    if (const auto day = link::day_in_name(input.origin.path)) document.set_name_date(link::iso_day(*day));
  }
  Extraction extraction = extractor_.extract(document);
  // The extractor knows that the date was given, not by whom.
  std::string& from = extraction.reference_date.from;
  if (from == "option" || from == "field") from = asked ? "option" : "field";
  keep_labels(settings_.output.labels, extraction.entities);
  keep_confident(settings_.output.min_confidence, extraction.entities);
  keep_labels(settings_.output.labels, extraction.rejected);
  result.tally.date_order_votes.dmy += extraction.date_order_votes.dmy;
  result.tally.date_order_votes.mdy += extraction.date_order_votes.mdy;
  for (const Entity& entity : extraction.entities)
    ++result.tally.spans[static_cast<std::size_t>(entity.label)];
  if (settings_.output.view == View::kNames) result.names.add(document, extraction.entities);
  if (settings_.output.view == View::kRedacted) {
    result.unredacted.push_back(to_redact(input.origin.id, document, extraction.entities));
    return;
  }
  output::Finding finding{input.origin, document, extraction, reading.replaced, std::move(reading.warnings)};
  if (settings_.output.digest) finding.text_sha256 = io::sha256(document.text());
  write(finding, result.output);
}

BatchResult DocumentWorker::work(Batch batch) {
  BatchResult result;
  for (Input& input : batch) {
    ++result.tally.documents;
    result.tally.bytes += input.origin.bytes.value_or(0);
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
  return result;
}

}  // namespace onoma::cli
