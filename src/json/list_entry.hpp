// One line of a JSON Lines list: the fields of an object, whatever they are called.
//
//   std::vector<ListField> fields;   // of {"name": "AK-47", "aliases": ["AKM"], "calibre": 7.62}
//   if (const auto broken = read_list_entry(line, fields)) return report(*broken);
//
// Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/result.hpp"

namespace onoma::json {

struct ListField {
  std::string name;
  std::string value;                // a string's text; of null nothing; of anything else its JSON as it is spelled
  std::vector<std::string> items;   // of an array of strings
  bool is_list = false;             // it is one
};

struct BrokenEntry {
  std::string message;
  std::size_t column = 0;  // in characters from 1
};

// Fields in their order. The line is valid UTF-8.
std::optional<BrokenEntry> read_list_entry(std::string_view line, std::vector<ListField>& fields);

}  // namespace onoma::json
