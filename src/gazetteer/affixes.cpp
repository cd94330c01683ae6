#include "gazetteer/affixes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace onoma::gazetteer {

namespace {

constexpr std::size_t kShortestWord = 4;
constexpr std::size_t kEndings[] = {4, 3, 2};    // longest first
constexpr std::size_t kBeginnings[] = {3, 2};
constexpr std::uint32_t kFewest = 10;            // affixes of fewer words say nothing
constexpr double kSure = 0.7, kRather = 0.45;
constexpr char kEnding = '>', kBeginning = '<';

std::uint32_t hash_affix(std::string_view affix, char side) noexcept {
  std::uint32_t hash = 0x811C9DC5u ^ static_cast<unsigned char>(side);
  for (const char c : affix) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
  hash ^= hash >> 15;
  return hash | 1;
}

bool is_plain(std::string_view word) noexcept {
  return word.size() >= kShortestWord && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string_view looks_name(std::size_t looks) noexcept {
  constexpr std::string_view kNames[kLooksCount] = {"PERSON=surely", "PERSON=rather", "LOC=surely",  "LOC=rather", "ORG=surely",
                                                    "ORG=rather",    "word=surely",   "word=rather", "nothing"};
  return kNames[std::min(looks, kLooksCount - 1)];
}

const AffixRecord* Affixes::find(std::string_view affix, char side) const noexcept {
  const std::uint32_t hash = hash_affix(affix, side);
  const std::size_t mask = records_.size() - 1;
  for (std::size_t place = hash >> 1 & mask, tried = 0; tried <= mask; place = (place + 1) & mask, ++tried) {
    if (records_[place].hash == 0) return nullptr;
    if (records_[place].hash == hash) return &records_[place];
  }
  return nullptr;
}

std::size_t Affixes::looks(std::string_view folded) const noexcept {
  constexpr std::size_t kNothing = kLooksCount - 1;
  if (records_.empty() || !is_plain(folded)) return kNothing;
  const AffixRecord *ending = nullptr, *beginning = nullptr;
  for (const std::size_t size : kEndings) {
    if (ending == nullptr) ending = find(folded.substr(folded.size() - size), kEnding);
  }
  for (const std::size_t size : kBeginnings) {
    if (beginning == nullptr) beginning = find(folded.substr(0, size), kBeginning);
  }
  if (ending == nullptr) return kNothing;
  std::array<double, kKindCount> share{};
  double sum = 0;
  for (std::size_t k = 0; k < kKindCount; ++k) {
    share[k] = std::exp2((ending->odds[k] + (beginning == nullptr ? 0 : beginning->odds[k])) / 16.0);
    sum += share[k];
  }
  const auto best = static_cast<std::size_t>(std::max_element(share.begin(), share.end()) - share.begin());
  const double probability = share[best] / sum;
  return probability >= kSure ? 2 * best : probability >= kRather ? 2 * best + 1 : kNothing;
}

ClassId Affixes::class_of(std::string_view folded) const noexcept {
  return classes_.size() == kLooksCount ? classes_[looks(folded)] : ClassId{0};
}

void AffixCounter::count(std::string_view folded, Kind kind) {
  if (!is_plain(folded)) return;
  const auto k = static_cast<std::size_t>(kind);
  ++words_[k];
  for (const std::size_t size : kEndings) ++affixes_[kEnding + std::string(folded.substr(folded.size() - size))][k];
  for (const std::size_t size : kBeginnings) ++affixes_[kBeginning + std::string(folded.substr(0, size))][k];
}

std::vector<AffixRecord> AffixCounter::records() const {
  std::vector<AffixRecord> kept;
  for (const auto& [affix, counts] : affixes_) {
    std::uint32_t total = 0;
    for (const std::uint32_t count : counts) total += count;
    if (total < kFewest) continue;
    std::array<double, kKindCount> rate{};
    double sum = 0;
    for (std::size_t k = 0; k < kKindCount; ++k) {
      rate[k] = (counts[k] + 0.5) / (words_[k] + 1.0);
      sum += rate[k];
    }
    AffixRecord record{hash_affix(std::string_view(affix).substr(1), affix[0]), {}};
    for (std::size_t k = 0; k < kKindCount; ++k) {
      record.odds[k] = static_cast<std::int8_t>(std::clamp(std::lround(16 * std::log2(rate[k] / sum)), -127L, 0L));
    }
    kept.push_back(record);
  }
  std::vector<AffixRecord> table(std::bit_ceil(kept.size() * 2 + 2));
  const std::size_t mask = table.size() - 1;
  for (const AffixRecord& record : kept) {
    std::size_t place = record.hash >> 1 & mask;
    while (table[place].hash != 0 && table[place].hash != record.hash) place = (place + 1) & mask;
    if (table[place].hash == 0) table[place] = record;
  }
  return table;
}

}  // namespace onoma::gazetteer
