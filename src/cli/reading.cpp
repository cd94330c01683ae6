#include "cli/reading.hpp"

#include "cli/day.hpp"
#include "cli/text_stream.hpp"

namespace onoma::cli {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

void take_reference_date(const json::Record& record, Reading& reading) {
  const std::string date = record.reference_date.value_or("").substr(0, 10);  // a time may follow the day
  if (is_day(date)) {
    reading.reference_date = date;
  } else if (record.reference_date_unusable || record.reference_date.value_or("") != "") {
    reading.warnings.push_back(
        {"W_REFERENCE_DATE", "the reference date is not a day like 2024-05-03 and is ignored"});
  }
}

void take_record(json::Record record, Reading& reading) {
  take_reference_date(record, reading);
  reading.text = std::move(record.text);
  reading.replaced += record.replaced;
}

void say_encoding(const text::Encoding& encoding, output::Origin& origin) {
  if (encoding.from == text::EncodingFrom::kDefault) return;
  origin.encoding = encoding.name;
  origin.encoding_from = text::encoding_from_name(encoding.from);
}

void decode(Input& input, const InputSettings& settings, Reading& reading) {
  const text::Encoding encoding = take_encoding(input, settings);
  text::Decoded decoded = text::decode_all(std::move(input.bytes), encoding);
  reading.text = std::move(decoded.text);
  reading.map = std::move(decoded.map);
  reading.replaced = decoded.replaced;
}

std::optional<Error> read_record(Input& input, const json::RecordFields& fields, Reading& reading) {
  json::Record record;
  std::optional<json::BrokenRecord> broken = json::read_record(input.bytes, fields, record);
  const std::optional<std::string>& id = broken ? broken->id : record.id;
  if (id) input.origin.id = *id;
  input.origin.meta = std::move(record.meta);
  if (broken) return std::move(broken->error);
  take_record(std::move(record), reading);
  return std::nullopt;
}

// A line of JSON. Of UTF-8, bytes that are none count where they stand in the text, not in other fields:
// read_record() sees to it.
std::optional<Error> read_line(Input& input, const InputSettings& settings, Reading& reading) {
  if (input.encoding && input.encoding->name != "UTF-8") {
    decode(input, settings, reading);
    input.bytes = std::move(reading.text);
    reading.map.clear();  // the text is a string within a string
    reading.is_document = !json::is_blank(input.bytes);
    if (!reading.is_document) return std::nullopt;
  } else {
    take_encoding(input, settings);
  }
  return read_record(input, settings.fields, reading);
}

}  // namespace

Error too_large() {
  return Error{"E_TOO_LARGE", "a text of more than 4 GiB: split it"};
}

std::optional<Error> read_rest(Input& input) {
  constexpr std::size_t kBlock = 1024 * 1024;
  const std::unique_ptr<io::Source> rest = std::move(input.rest);
  while (true) {
    const Result<std::size_t> got = rest->read(input.bytes, kBlock);
    if (!got) return got.error();
    if (*got == 0) break;
    // Of the widest encoding, four bytes are one of text.
    if (input.bytes.size() / 4 > kLargestText) return too_large();
  }
  input.origin.bytes = input.bytes.size();
  return std::nullopt;
}

text::Encoding take_encoding(Input& input, const InputSettings& settings) {
  const std::string& forced = settings.encoding;
  const text::Encoding encoding = input.encoding   ? *input.encoding
                                  : forced.empty() ? text::detect_encoding(input.bytes)
                                                   : text::forced_encoding(forced, input.bytes);
  say_encoding(encoding, input.origin);
  return encoding;
}

std::optional<Error> read_input(Input& input, const InputSettings& settings, Reading& reading) {
  if (input.record) {
    say_encoding(*input.encoding, input.origin);
    input.origin.meta = std::move(input.record->meta);
    take_record(*std::move(input.record), reading);
    return std::nullopt;
  }
  if (settings.input == InputKind::kRecords) return read_line(input, settings, reading);
  decode(input, settings, reading);
  // Where a line end is what it looks like, the reader has taken off its "\r".
  const bool is_wide_line = input.encoding && input.encoding->name != "UTF-8";
  if (is_wide_line && reading.text.ends_with('\r')) reading.text.pop_back();
  return std::nullopt;
}

Document document_of(std::string id, std::string text) {
  // from_bytes drops a mark; one that is still there is text, and offsets count it.
  if (text.starts_with(kMark)) text.insert(0, kMark);
  return Document::from_bytes(std::move(id), std::move(text));
}

}  // namespace onoma::cli
