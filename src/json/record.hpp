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
#include <utility>
#include <vector>

#include "onoma/result.hpp"

namespace onoma::json {

// Which fields are handed back: those of these names, or all but the id, the text and the reference date.
struct MetaFields {
  bool all = false;
  std::vector<std::string> names = {};

  bool any() const noexcept { return all || !names.empty(); }
};

// Under which names the fields are found.
struct RecordFields {
  std::string id = "id";
  std::string text = "text";
  std::string reference_date = "reference_date";
  MetaFields meta = {};
};

struct Record {
  std::optional<std::string> id;  // a number is kept as it is spelled; null counts as absent
  std::string text;               // may hold bytes that are not UTF-8, if the input did
  std::optional<std::string> reference_date;
  bool reference_date_unusable = false;  // neither a string nor null
  std::size_t replaced = 0;              // lone surrogates in the text, now U+FFFD
  std::string meta;  // the fields to hand back, as one JSON object; empty when none were asked for
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

// Fields as one JSON object without blanks, in the order they came first; of two of one name the last counts.
class Meta {
 public:
  // `value` is JSON without errors; it comes out as valid UTF-8, numbers as they are spelled.
  void add_json(const std::string& name, std::string_view value);
  // A string, of any bytes.
  void add_string(const std::string& name, std::string_view value);
  std::string object() const;

 private:
  void add(const std::string& name, std::string value);
  std::vector<std::pair<std::string, std::string>> fields_;
};

// True for a line without anything on it, which is no record.
bool is_blank(std::string_view line) noexcept;

}  // namespace onoma::json
