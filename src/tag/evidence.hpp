// Evidence: what the tagger may observe, by name, and what each observation is worth.
//
// An *attribute* is a fact about one token or one known name ("list:LOC/countries", "cue:titles", "shape:capital").
// Tokens carry *classes*, interned sets of attributes. What an attribute is worth depends on where its token stands
// relative to the candidate span, its *position*; evidence on tokens is therefore named "<position>.<attribute>". Evidence
// on a candidate as a whole ("sig.GS", "doc.same:PERSON") is a *feature*, found by the hash of its name.
//
// The score of a candidate under a label is the sum of all its evidence: a linear model, so that --explain can print it.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "match.hpp"
#include "onoma/label.hpp"
#include "tag/feature_hash.hpp"

namespace onoma::tag {

// Where a token stands relative to the candidate span. kWhole is for a known name that is exactly the span.
enum class Position : std::uint8_t { kOnly, kFirst, kInner, kLast, kBefore, kBefore2, kAfter, kAfter2, kWhole };
inline constexpr std::size_t kTokenPositions = 8;
inline constexpr std::size_t kPositions = 9;

std::string_view position_name(Position position) noexcept;

// Integer weights, one a label.
using Weights = std::array<std::int16_t, kLabelCount>;
using Score = std::array<std::int32_t, kLabelCount>;

// The coarse type of a token in a signature, one of 32 letters (gazetteers/weights/types.tsv says which attribute gives
// which). 0 is '.', a token of no type.
using TypeCode = std::uint8_t;
inline constexpr std::string_view kTypeLetters = ".GSgPNqOoHhDTLVWwMEXUIA0-&'CBR#K";
static_assert(kTypeLetters.size() == 32);
// 0 where the letter is none of them.
constexpr TypeCode type_code(char letter) noexcept {
  const std::size_t at = kTypeLetters.find(letter);
  return at == std::string_view::npos ? TypeCode{0} : static_cast<TypeCode>(at);
}

struct ClassRecord {
  std::uint32_t attributes = 0;  // first in the table of class attributes
  std::uint16_t count = 0;
  TypeCode type = 0;
  std::uint8_t flags = 0;        // ClassFlag
  std::uint32_t gist = 0;        // hash of the name of its cluster or sign (feature_hash.hpp), 0 where it has neither
};
enum ClassFlag : std::uint8_t {
  kIsListed = 1,   // holds an unmarked list: may be a name even in lower case
  kIsLinker = 2,   // may stand inside a name in lower case: of, and, the, de
  kIsParticle = 4, // may begin a name in lower case: al, van, de
  kIsName = 8,     // holds a list of names, marked ambiguous or not; cues do not
  kIsSports = 16,  // a word of sports
  kIsClub = 32,    // holds a list of clubs
};

struct FeatureRecord {
  std::uint64_t hash = 0;  // 0: an empty place
  Weights weights{};
  std::uint32_t name = 0;  // offset in the strings; zero-terminated
  std::uint32_t reserved = 0;
};

// Most features that are asked for weigh nothing; a bit for each hash settles them within the nearest memory.
inline constexpr std::size_t kFilterWords = 1 << 13;
constexpr std::size_t feature_bit(std::uint64_t hash) noexcept { return hash >> 40 & (kFilterWords * 64 - 1); }

// Attribute names stand one after another in the strings, zero-terminated; the record is the offset.
struct EvidenceTables {
  std::span<const ClassRecord> classes;
  std::span<const std::uint16_t> class_attributes;
  std::span<const Weights> vectors;            // kPositions for each class: the sums of its attributes
  std::span<const Weights> attribute_weights;  // kPositions for each attribute
  std::span<const std::uint32_t> attribute_names;
  std::span<const FeatureRecord> features;     // open addressing, 2^n places
  std::string_view strings;
  std::span<const std::uint64_t> feature_filter;  // kFilterWords: feature_bit() of each feature is set; or none

  const Weights& vector(ClassId klass, Position position) const noexcept {
    return vectors[std::size_t{klass} * kPositions + static_cast<std::size_t>(position)];
  }
  std::span<const std::uint16_t> attributes_of(ClassId klass) const noexcept {
    return class_attributes.subspan(classes[klass].attributes, classes[klass].count);
  }
  std::string_view name_at(std::uint32_t offset) const noexcept {
    const std::string_view rest = strings.substr(offset);
    return rest.substr(0, rest.find('\0'));
  }
  const FeatureRecord* find_feature(std::uint64_t hash) const noexcept {
    if (!feature_filter.empty()) {
      const std::size_t bit = feature_bit(hash);
      if ((feature_filter[bit / 64] >> bit % 64 & 1) == 0) return nullptr;
    }
    return search_feature(hash);
  }

 private:
  const FeatureRecord* search_feature(std::uint64_t hash) const noexcept;
};

// All labels at once, where the compiler would take one after the other.
namespace lanes {
using Narrow [[gnu::vector_size(sizeof(Weights))]] = std::int16_t;
using Wide [[gnu::vector_size(sizeof(Score))]] = std::int32_t;
static_assert((kLabelCount & (kLabelCount - 1)) == 0);
inline Wide load(const Score& score) noexcept { return std::bit_cast<Wide>(score); }
inline Wide load(const Weights& weights) noexcept {
#ifdef __SSE2__
  // Each weight twice, then the upper half with its sign: compilers take twice as many instructions.
  const __m128i narrow = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(weights.data()));
  return std::bit_cast<Wide>(_mm_srai_epi32(_mm_unpacklo_epi16(narrow, narrow), 16));
#else
  return __builtin_convertvector(std::bit_cast<Narrow>(weights), Wide);
#endif
}
}  // namespace lanes

inline void add(Score& score, const Weights& weights) noexcept {
  score = std::bit_cast<Score>(lanes::load(score) + lanes::load(weights));
}
inline void add(Score& score, const Score& more) noexcept {
  score = std::bit_cast<Score>(lanes::load(score) + lanes::load(more));
}
inline void subtract(Score& score, const Score& less) noexcept {
  score = std::bit_cast<Score>(lanes::load(score) - lanes::load(less));
}

}  // namespace onoma::tag
