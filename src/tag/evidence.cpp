#include "tag/evidence.hpp"

namespace onoma::tag {

std::string_view position_name(Position position) noexcept {
  constexpr std::array<std::string_view, kPositions> kNames = {"only",    "first", "inner",  "last", "before",
                                                               "before2", "after", "after2", "whole"};
  return kNames[static_cast<std::size_t>(position)];
}

TypeCode type_code(char letter) noexcept {
  const std::size_t at = kTypeLetters.find(letter);
  return at == std::string_view::npos ? TypeCode{0} : static_cast<TypeCode>(at);
}

// FNV-1a, closed by a mixing step; never 0, which marks an empty place of the table.
std::uint64_t hash_feature(std::string_view name) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325ull;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  hash ^= hash >> 29;
  return hash | 1;
}

const FeatureRecord* EvidenceTables::find_feature(std::uint64_t hash) const noexcept {
  if (features.empty()) return nullptr;
  const std::size_t mask = features.size() - 1;
  for (std::size_t place = (hash >> 1) & mask;; place = (place + 1) & mask) {
    const FeatureRecord& record = features[place];
    if (record.hash == 0) return nullptr;
    if (record.hash == hash) return &record;
  }
}

}  // namespace onoma::tag
