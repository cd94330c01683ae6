#include "json/entity_ruler.hpp"

#include <algorithm>

#include "json/fields.hpp"

namespace onoma::json {
namespace {

std::string capitals(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string spelled(const nlohmann::json& value, const std::string& attribute) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  throw BadField("the value of " + attribute + " is neither text nor number");
}

void add_predicates(const std::string& attribute, const nlohmann::json& value, RulerToken& token) {
  for (const auto& [predicate, operand] : value.items()) {
    RulerTest test{attribute, predicate, {}};
    if (operand.is_array()) {
      for (const nlohmann::json& item : operand) test.values.push_back(spelled(item, attribute));
    } else if (operand.is_object()) {  // {"REGEX": {"IN": […]}}
      throw BadField("the value of " + attribute + " has predicates inside " + predicate);
    } else {
      test.values.push_back(spelled(operand, attribute));
    }
    token.tests.push_back(std::move(test));
  }
}

RulerToken read_token(const nlohmann::json& record) {
  if (!record.is_object()) throw BadField("a token of \"pattern\" is no object: {…}");
  RulerToken token;
  for (const auto& [key, value] : record.items()) {
    const std::string attribute = capitals(key);
    if (attribute == "OP") {
      token.op = spelled(value, attribute);
    } else if (value.is_object()) {
      add_predicates(attribute, value, token);
    } else {
      token.tests.push_back({attribute, "", {spelled(value, attribute)}});
    }
  }
  return token;
}

RulerPattern read(const nlohmann::json& record) {
  RulerPattern pattern;
  pattern.label = required_string(record, "label");
  if (find_field(record, "id") != nullptr) pattern.id = id_field(record);
  const nlohmann::json* value = find_field(record, "pattern");
  if (value == nullptr) throw BadField("no field \"pattern\"");
  pattern.is_phrase = value->is_string();
  if (pattern.is_phrase) {
    pattern.phrase = value->get<std::string>();
  } else if (value->is_array() && !value->empty()) {
    for (const nlohmann::json& token : *value) pattern.tokens.push_back(read_token(token));
  } else {
    throw BadField("the field \"pattern\" is neither a text nor a list of tokens");
  }
  return pattern;
}

}  // namespace

Result<RulerPattern> read_ruler_pattern(std::string_view line) {
  return read_object<RulerPattern>(line, read);
}

}  // namespace onoma::json
