#include "learn/recased.hpp"

#include <algorithm>

#include "tag/feature_hash.hpp"

namespace onoma::learn {

namespace {

// The byte at which each character begins, and the end.
std::vector<std::size_t> character_edges(std::string_view text) {
  std::vector<std::size_t> edges;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) edges.push_back(i);
  }
  edges.push_back(text.size());
  return edges;
}

}  // namespace

GoldText recased(const GoldText& document, text::LetterCase letter_case, std::string& text) {
  text = text::recase(document.text, letter_case);
  const std::vector<std::size_t> before = character_edges(document.text), after = character_edges(text);
  const auto moved = [&](std::size_t byte) {
    const auto edge = std::lower_bound(before.begin(), before.end(), byte) - before.begin();
    return after[std::min(static_cast<std::size_t>(edge), after.size() - 1)];
  };
  GoldText out{text, document.names, document.ignore, document.annotated};
  for (GoldName& name : out.names) name.span = {moved(name.span.begin), moved(name.span.end)};
  for (Span& region : out.ignore) region = {moved(region.begin), moved(region.end)};
  return out;
}

std::optional<text::LetterCase> case_to_learn(std::string_view text, unsigned percent) noexcept {
  const std::uint64_t place = tag::finish_hash(tag::hash_text(text)) / 2 % 100;
  if (place < percent) return text::LetterCase::kUpper;
  if (place < 2 * std::uint64_t{percent}) return text::LetterCase::kLower;
  return std::nullopt;
}

}  // namespace onoma::learn
