// One line of a JSON Lines input: the id, the text and the reference date of a document.
//
//   Record record;  // of {"id": 7, "text": "Ngozi Adeyemi was in Abuja."}
//   if (const auto broken = read_record(line, {}, record)) return report(broken->error);
//
// Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "onoma/result.hpp"

namespace onoma::json {

// Under which names the fields are found.
struct RecordFields {
  std::string id = "id";
  std::string text = "text";
  std::string reference_date = "reference_date";
};

struct Record {
  std::optional<std::string> id;  // a number is kept as it is spelled; null counts as absent
  std::string text;               // may hold bytes that are not UTF-8, if the input did
  std::optional<std::string> reference_date;
  bool reference_date_unusable = false;  // neither a string nor null
  std::size_t replaced = 0;              // lone surrogates in the text, now U+FFFD
};

// What could be told about a record, even a broken one: its id where that was read before the trouble.
struct BrokenRecord {
  Error error;  // E_JSON: not JSON, with the column; E_FIELD: the text or the id is not there or of the wrong
                // type
  std::optional<std::string> id;
};

// Fields of other names are checked to be JSON and otherwise ignored; of two fields of one name the last
// counts. Returns nothing when the record was read into `out`.
std::optional<BrokenRecord> read_record(std::string_view line, const RecordFields& fields, Record& out);

// True for a line without anything on it, which is no record.
bool is_blank(std::string_view line) noexcept;

}  // namespace onoma::json
