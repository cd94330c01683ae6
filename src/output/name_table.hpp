// NameTable: the distinct names of many documents, with how often and in how many documents each was found.
//
// Two spans are one name when label and text are the same but for letter case, accents, and the forms of
// quotes, dashes and blanks. Memory grows with the number of distinct names alone. Tables can be filled apart
// and merged in any order: the rows are the same.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onoma/document.hpp"
#include "onoma/entity.hpp"

namespace onoma::output {

struct Name {
  Label label = Label::kPerson;
  std::string name;  // as it is most often written; of equals with capitals and small letters
  std::size_t count = 0;
  std::size_t documents = 0;
};

class NameTable {
 public:
  // Adds one document's entities.
  void add(const Document& document, const std::vector<Entity>& entities);
  void merge(NameTable&& other);

  // The most frequent names first, equals by name, then by label; at most `top` of them, all when it is 0.
  std::vector<Name> rows(std::size_t top) const;

 private:
  struct Row {
    Label label = Label::kPerson;
    std::size_t count = 0;
    std::size_t documents = 0;
    std::size_t last_document = 0;                 // the number of the one counted last
    std::map<std::string, std::size_t> spellings;  // in one line each
  };
  std::unordered_map<std::string, Row> rows_;  // by label and folded name
  std::size_t document_ = 0;
};

// What two texts have in common that are one name: the look-up key of the text in one line.
std::string name_key(std::string_view text);

}  // namespace onoma::output
