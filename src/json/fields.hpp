// Reading fields of a parsed record, with errors that name the field. Included by readers in json/ only.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "onoma/label.hpp"
#include "onoma/result.hpp"
#include "onoma/span.hpp"

namespace onoma::json {

// A field is not there or not what it must be. Never leaves json/.
struct BadField : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The value of that name; nothing when it is absent or null.
const nlohmann::json* find_field(const nlohmann::json& record, const char* name);

// An id: a string, or a number as JSON spells it. BadField when there is none.
std::string id_field(const nlohmann::json& record);

// A string; empty when it is absent or null. BadField when it is something else.
std::string string_field(const nlohmann::json& record, const char* name);

// The field "offset_unit" of a record of ours; code points when it is absent. BadField when it is something else.
OffsetUnit unit_field(const nlohmann::json& record);

// Like string_field, but it must be there.
std::string required_string(const nlohmann::json& record, const char* name);

// An array; nothing when it is absent or null. BadField when it is something else.
const nlohmann::json* array_field(const nlohmann::json& record, const char* name);

// A whole number from 0 of one of `where`'s spans. BadField when it is missing or something else.
std::size_t offset_field(const nlohmann::json& span, const char* name);

// Parses the line, a byte order mark before it passed over, and hands the object to `read`. What nlohmann or
// `read` throws becomes an error: E_JSON or E_FIELD.
template <typename T, typename Read>
Result<T> read_object(std::string_view line, Read read) try {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (line.starts_with(kMark)) line.remove_prefix(kMark.size());
  const nlohmann::json record = nlohmann::json::parse(line);
  if (!record.is_object()) throw BadField("expected an object: {…}");
  return read(record);
} catch (const BadField& problem) {
  return Unexpected{Error{"E_FIELD", problem.what()}};
} catch (const nlohmann::json::parse_error& problem) {
  return Unexpected{Error{"E_JSON", "broken JSON at byte " + std::to_string(problem.byte)}};
} catch (const nlohmann::json::exception& problem) {
  return Unexpected{Error{"E_JSON", problem.what()}};
}

}  // namespace onoma::json
