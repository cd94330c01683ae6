#include "tag/evidence.hpp"

namespace onoma::tag {

std::string_view position_name(Position position) noexcept {
  constexpr std::array<std::string_view, kPositions> kNames = {"only",    "first", "inner",  "last", "before",
                                                               "before2", "after", "after2", "whole"};
  return kNames[static_cast<std::size_t>(position)];
}

std::uint64_t hash_feature(std::string_view name) noexcept {
  const auto piece = [](std::string_view text) {
    const std::size_t dot = text.find('.');
    for (const Position position : {Position::kBefore, Position::kAfter, Position::kFirst, Position::kLast}) {
      if (text.substr(0, dot) == position_name(position)) {
        return hash_placed(hash_text(position_name(position)), hash_gist(text.substr(dot + 1)));
      }
    }
    return hash_text(text);
  };
  const std::size_t bar = name.find('|');
  if (bar == std::string_view::npos) return finish_hash(hash_text(name));
  return finish_hash(hash_pair(piece(name.substr(0, bar)), piece(name.substr(bar + 1))));
}

const FeatureRecord* EvidenceTables::search_feature(std::uint64_t hash) const noexcept {
  if (features.empty()) return nullptr;
  const std::size_t mask = features.size() - 1;
  for (std::size_t place = (hash >> 1) & mask;; place = (place + 1) & mask) {
    const FeatureRecord& record = features[place];
    if (record.hash == 0) return nullptr;
    if (record.hash == hash) return &record;
  }
}

}  // namespace onoma::tag
