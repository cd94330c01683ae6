// Affixes: what kind of name an unknown word looks like, by how it begins and ends.
//
// From every name of one word and every ordinary word of the lists the beginnings of two and three letters and the endings of two, three and four
// are counted for each kind; affixes of few words are left out. The longest known ending and beginning of a word each give the probability of each kind, as if
// all kinds were equally common; multiplied they give the word's (naive Bayes). So "Okonjowale" looks like a person though
// no list has it.
//
// Thread safety: immutable. Lifetime: a view; the memory belongs to the Model.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match.hpp"

namespace onoma::gazetteer {

enum class Kind : std::uint8_t { kPerson, kPlace, kOrganization, kWord };
inline constexpr std::size_t kKindCount = 4;

// What a word looks like, in words: "PERSON=surely", "LOC=rather", …; the last is for a word that looks like nothing.
inline constexpr std::size_t kLooksCount = 2 * kKindCount + 1;
std::string_view looks_name(std::size_t looks) noexcept;

struct AffixRecord {
  std::uint32_t hash = 0;                       // 0: an empty place of the table
  std::array<std::int8_t, kKindCount> odds{};  // sixteenths of the logarithm (to base 2) of each kind's probability
};

class Affixes {
 public:
  Affixes() = default;
  // `records`: open addressing, 2^n places or none; `classes`: kLooksCount or none.
  Affixes(std::span<const AffixRecord> records, std::span<const ClassId> classes)
      : records_(records), classes_(classes) {}

  // The number of what a folded word looks like, below kLooksCount.
  std::size_t looks(std::string_view folded) const noexcept;
  // The class of evidence for that; 0 where the model has none.
  ClassId class_of(std::string_view folded) const noexcept;

  std::span<const AffixRecord> records() const noexcept { return records_; }
  std::span<const ClassId> classes() const noexcept { return classes_; }

 private:
  const AffixRecord* find(std::string_view affix, char side) const noexcept;

  std::span<const AffixRecord> records_;
  std::span<const ClassId> classes_;
};

class AffixCounter {
 public:
  void count(std::string_view folded, Kind kind);
  std::vector<AffixRecord> records() const;

 private:
  std::map<std::string, std::array<std::uint32_t, kKindCount>> affixes_;  // "<ba" and "ba>"
  std::array<std::uint32_t, kKindCount> words_{};
};

}  // namespace onoma::gazetteer
