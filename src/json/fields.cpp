#include "json/fields.hpp"

namespace onoma::json {
namespace {

[[noreturn]] void fail(const char* name, const char* what) {
  throw BadField("field \"" + std::string(name) + "\" " + what);
}

}  // namespace

const nlohmann::json* find_field(const nlohmann::json& record, const char* name) {
  const auto found = record.find(name);
  return found == record.end() || found->is_null() ? nullptr : &*found;
}

std::string id_field(const nlohmann::json& record) {
  const nlohmann::json* id = find_field(record, "id");
  if (id == nullptr) throw BadField("no field \"id\"");
  if (id->is_number()) return id->dump();
  if (!id->is_string()) fail("id", "is neither a string nor a number");
  return id->get<std::string>();
}

std::string string_field(const nlohmann::json& record, const char* name) {
  const nlohmann::json* value = find_field(record, name);
  if (value == nullptr) return "";
  if (!value->is_string()) fail(name, "is not a string");
  return value->get<std::string>();
}

OffsetUnit unit_field(const nlohmann::json& record) {
  const std::string name = string_field(record, "offset_unit");
  if (name.empty() || name == "codepoint") return OffsetUnit::kCodepoint;
  if (name == "byte") return OffsetUnit::kByte;
  if (name == "utf16") return OffsetUnit::kUtf16;
  throw BadField("field \"offset_unit\" is neither codepoint, byte nor utf16");
}

std::string required_string(const nlohmann::json& record, const char* name) {
  if (find_field(record, name) == nullptr) throw BadField("no field \"" + std::string(name) + '"');
  return string_field(record, name);
}

const nlohmann::json* array_field(const nlohmann::json& record, const char* name) {
  const nlohmann::json* value = find_field(record, name);
  if (value != nullptr && !value->is_array()) fail(name, "is not an array");
  return value;
}

std::size_t offset_field(const nlohmann::json& span, const char* name) {
  if (!span.is_object()) throw BadField("a span is not an object: {…}");
  const nlohmann::json* value = find_field(span, name);
  if (value == nullptr) throw BadField("a span has no \"" + std::string(name) + '"');
  if (!value->is_number_unsigned())
    throw BadField("\"" + std::string(name) + "\" of a span is no whole number from 0");
  return value->get<std::size_t>();
}

}  // namespace onoma::json
