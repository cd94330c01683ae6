#include "output/name_table.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "output/span_text.hpp"
#include "text/analyzer.hpp"

namespace onoma::output {
namespace {

bool has_both_cases(std::string_view text) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::any_of(text.begin(), text.end(), upper) && std::any_of(text.begin(), text.end(), lower);
}

// Of equals one in capitals and small letters (Accra, not ACCRA), then the last by bytes (São Paulo, not Sao
// Paulo).
const std::string& most_frequent(const std::map<std::string, std::size_t>& spellings) {
  const auto less = [](const auto& a, const auto& b) {
    return std::tuple(a.second, has_both_cases(a.first), std::string_view(a.first)) <
           std::tuple(b.second, has_both_cases(b.first), std::string_view(b.first));
  };
  return std::max_element(spellings.begin(), spellings.end(), less)->first;
}

bool comes_before(const Name& a, const Name& b) {
  return std::tie(b.count, a.name, a.label) < std::tie(a.count, b.name, b.label);
}

}  // namespace

std::string name_key(std::string_view text) {
  return text::fold_key(join_blanks(text));
}

void NameTable::add(const Document& document, const std::vector<Entity>& entities) {
  ++document_;
  for (const Entity& entity : entities) {
    const std::string name = join_blanks(document.text(entity.span));
    Row& row = rows_[static_cast<char>(entity.label) + name_key(name)];
    row.label = entity.label;
    ++row.count;
    if (std::exchange(row.last_document, document_) != document_) ++row.documents;
    ++row.spellings[name];
  }
}

void NameTable::merge(NameTable&& other) {
  rows_.merge(other.rows_);  // what is left there is here too
  for (auto& [key, from] : other.rows_) {
    Row& row = rows_.at(key);
    row.count += from.count;
    row.documents += from.documents;
    for (const auto& [name, count] : from.spellings) row.spellings[name] += count;
  }
  other.rows_.clear();
}

std::vector<Name> NameTable::rows(std::size_t top) const {
  std::vector<Name> names;
  names.reserve(rows_.size());
  for (const auto& [key, row] : rows_)
    names.push_back({row.label, most_frequent(row.spellings), row.count, row.documents});
  const std::size_t kept = top == 0 ? names.size() : std::min(top, names.size());
  std::partial_sort(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(kept), names.end(),
                    comes_before);
  names.resize(kept);
  return names;
}

}  // namespace onoma::output
