#include "gazetteer/dictionary.hpp"

#include <bit>
#include <cstring>

namespace onoma::gazetteer {

namespace {

constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ull;

std::uint64_t mix(std::uint64_t value) noexcept {
  value ^= value >> 32;
  value *= 0xD6E8FEB86659FD93ull;
  return value ^ (value >> 32);
}

// Takes in all whole words of 8 bytes, which leave the last 0 to 7 bytes of the text.
std::uint64_t hash_words(std::string_view& text) noexcept {
  std::uint64_t hash = text.size() * kMultiplier;
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), 8);
    hash = mix(hash ^ word) * kMultiplier;
  }
  return hash;
}

}  // namespace

std::uint64_t hash_term(std::string_view folded) noexcept {
  const std::uint64_t hash = hash_words(folded);
  std::uint64_t word = 0;
  std::memcpy(&word, folded.data(), folded.size());
  return mix(hash ^ word);
}

std::uint64_t hash_padded_term(std::string_view folded) noexcept {
  const std::uint64_t hash = hash_words(folded);
  const std::size_t left = folded.size();
  std::uint64_t word;
  std::memcpy(&word, folded.data(), 8);
  // Zeros for the bytes behind, wherever they would stand in a word that was filled byte by byte.
  if constexpr (std::endian::native == std::endian::little) {
    word &= (std::uint64_t{1} << 8 * left) - 1;
  } else if (left == 0) {
    word = 0;
  } else {
    word &= ~std::uint64_t{0} << 8 * (8 - left);
  }
  return mix(hash ^ word);
}

TermId Dictionary::find(std::string_view folded, std::uint64_t hash) const noexcept {
  if (tables_.slots.empty()) return 0;
  const std::size_t places = tables_.slots.size();
  const std::uint32_t tag = static_cast<std::uint32_t>(hash >> 32) & ~low_bits(term_bits_);
  for (std::size_t place = first_place(hash, places);; place = place_after(place, places)) {
    const std::uint32_t slot = tables_.slots[place];
    if (slot == 0) return 0;
    const TermId id = slot & low_bits(term_bits_);
    if ((slot ^ id) == tag && term_text(id) == folded) return id;
  }
}

NodeId Dictionary::search_child(NodeId parent, TermId term, std::uint64_t hash) const noexcept {
  if (tables_.edges.empty()) return 0;
  const std::size_t places = tables_.edges.size();
  for (std::size_t place = first_place(hash, places);; place = place_after(place, places)) {
    const EdgeRecord& edge = tables_.edges[place];
    if (edge.parent == 0) return 0;
    if (edge.parent == parent && edge.term == term) return edge.child;
  }
}

}  // namespace onoma::gazetteer
