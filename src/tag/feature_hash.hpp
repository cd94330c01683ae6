// How features are found: by the hash of their names, put together from the hashes of the names' pieces, so that the tagger
// never writes a name down.
//
// A name is one piece ("span.length=2"), or two joined by '|' ("before.cluster:mr+mrs|runs.U"). A piece with a position
// ("before.cluster:mr+mrs") is hashed as position and gist, all others as they stand.
#pragma once

#include <cstdint>
#include <string_view>

namespace onoma::tag {

// FNV-1a that can be continued letter by letter.
inline constexpr std::uint64_t kHashStart = 0xCBF29CE484222325ull;
constexpr std::uint64_t hash_more(std::uint64_t hash, char c) noexcept {
  return (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
}
constexpr std::uint64_t hash_text(std::string_view text, std::uint64_t hash = kHashStart) noexcept {
  for (const char c : text) hash = hash_more(hash, c);
  return hash;
}

// Order counts.
constexpr std::uint64_t hash_pair(std::uint64_t a, std::uint64_t b) noexcept {
  std::uint64_t hash = (a ^ (b * 0x9E3779B97F4A7C15ull)) * 0xBF58476D1CE4E5B9ull;
  return hash ^ (hash >> 31);
}

// What hashes are looked up as: never 0, which marks an empty place of the table.
constexpr std::uint64_t finish_hash(std::uint64_t hash) noexcept { return (hash ^ (hash >> 29)) | 1; }

// A gist, what a token is in a word ("cluster:mr+mrs", "punct:comma", "U" for its type), in 32 bits.
constexpr std::uint32_t hash_gist(std::string_view gist) noexcept {
  const std::uint64_t hash = hash_text(gist);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}
constexpr std::uint64_t hash_placed(std::uint64_t position, std::uint32_t gist) noexcept { return hash_pair(position, gist); }

// The hash under which a feature of that name is found.
std::uint64_t hash_feature(std::string_view name) noexcept;

}  // namespace onoma::tag
