#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "additions/additions.hpp"
#include "additions/words.hpp"
#include "text/analyzer.hpp"
#include "text/decoder.hpp"

namespace onoma::additions {

namespace {

// The next word of the entry, taken off the front.
std::string_view take_word(std::string_view& written) {
  const std::string_view word = written.substr(0, written.find(' '));
  written.remove_prefix(std::min(word.size() + 1, written.size()));
  return word;
}

// Whether an entry's word and the text's are the same but for case: what hashes alone cannot promise.
bool same_folded(std::string_view word, std::string_view folded, bool prefix) {
  const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
  if (!plain) {
    if (text::find_invalid_utf8(word) != std::string_view::npos) return false;  // of a damaged file
    const std::string key = text::fold_key(word);
    return prefix ? folded.starts_with(key) : folded == key;
  }
  if (prefix ? folded.size() < word.size() : folded.size() != word.size()) return false;
  return std::equal(word.begin(), word.end(), folded.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b; });
}

bool fits_case(const EntryRecord& entry, std::string_view word, std::string_view in_text, bool prefix) {
  switch (entry.letter_case) {
    case CaseRule::kAny: return true;
    case CaseRule::kExact: return prefix ? in_text.starts_with(word) : in_text == word;
    case CaseRule::kSmart: break;
  }
  if ((entry.flags & kCapitalised) == 0) return true;
  // Of a longer word the entry says nothing beyond its own letters: "NATOs" is NATO with an ending.
  if ((entry.flags & kAcronym) != 0) return !has_small(in_text.substr(0, prefix ? std::min(word.size(), in_text.size()) : in_text.size()));
  return !has_capital(word) || has_capital(in_text);
}

}  // namespace

const EntryRecord& entry_of(const Additions& additions, const Hit& hit) {
  return additions.tables[hit.table].entries[hit.index];
}

void Finder::look(const text::Analysis& analysis, std::span<const std::string_view> folded) {
  analysis_ = &analysis;
  folded_ = folded;
  if (additions_.tables.empty()) return;
  hashes_.resize(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) hashes_[i] = hash_word(without_period(folded[i]));
}

void Finder::find_all(std::vector<Hit>& hits) {
  if (additions_.tables.empty()) return;
  for (std::uint32_t first = 0; first < folded_.size(); ++first) {
    gather(first);
    std::copy_if(gathered_.begin(), gathered_.end(), std::back_inserter(hits), [this](const Hit& hit) { return is_written(hit); });
  }
}

void Finder::find_strongest(std::vector<Hit>& hits) {
  if (additions_.tables.empty()) return;
  for (std::uint32_t first = 0; first < folded_.size(); ++first) {
    gather(first);
    if (gathered_.empty()) continue;
    if (const Hit* name = best(Kind::kEntity, outranks)) hits.push_back(*name);
    const Hit* allow = best(Kind::kAllow, outranks);
    if (allow != nullptr) {
      hits.push_back(*allow);
      const Hit* longest = best(Kind::kAllow, [](const Hit& a, const Hit& b) { return a.last > b.last; });
      if (longest->last > allow->last) hits.push_back(*longest);
    }
    add_blocks(hits);
  }
}

std::optional<Hit> Finder::strongest(Kind kind, std::uint32_t first, std::uint32_t end,
                                     const std::function<bool(const Hit&)>& may_be) {
  gather(first);
  std::erase_if(gathered_, [&](const Hit& hit) { return hit.kind != kind || hit.last > end || !may_be(hit); });
  const Hit* hit = best(kind, outranks);
  return hit == nullptr ? std::nullopt : std::optional(*hit);
}

// Few of many are compared with the text: the longer, mostly better ones come first.
template <typename IsBetter>
const Hit* Finder::best(Kind kind, IsBetter is_better) const {
  const Hit* best = nullptr;
  for (std::size_t i = gathered_.size(); i-- > 0;) {
    const Hit& hit = gathered_[i];
    if (hit.kind == kind && (best == nullptr || is_better(hit, *best)) && is_written(hit)) best = &hit;
  }
  return best;
}

void Finder::add_blocks(std::vector<Hit>& hits) const {
  const std::size_t from = hits.size();
  for (std::size_t i = gathered_.size(); i-- > 0;) {
    const Hit& hit = gathered_[i];
    if (hit.kind != Kind::kBlock) continue;
    const bool is_inside = std::any_of(hits.begin() + static_cast<std::ptrdiff_t>(from), hits.end(), [&](const Hit& longer) {
      return hit.last <= longer.last && hit.labelled == longer.labelled && hit.label == longer.label;
    });
    if (!is_inside && is_written(hit)) hits.push_back(hit);
  }
}

void Finder::gather(std::uint32_t first) {
  gathered_.clear();
  for (const Table& table : additions_.tables) walk(table, first);
}

void Finder::walk(const Table& table, std::uint32_t first) {
  if (table.facts.first_prefixes != 0) {
    take_prefixes(table, kSequenceStart, table.facts.first_prefixes, first, first + 1);
  }
  std::uint64_t sequence = next_word(kSequenceStart, hashes_[first]);
  if (!table.may_begin(sequence)) return;
  const std::size_t count = folded_.size();
  std::size_t words = 1;
  for (std::uint32_t i = first;;) {
    const NodeRecord* node = table.find(sequence);
    if (node == nullptr) return;
    take(table, *node, false, first, i + 1);
    if ((node->count & kContinues) == 0 || words == kMostWords) return;
    ++i;
    if (i < count && joins_words(*analysis_, i)) ++i;
    if (i >= count || analysis_->tokens[i].has(text::kParagraphStart)) return;
    if ((node->count & kHasPrefixes) != 0) {
      take_prefixes(table, sequence, table.facts.later_prefixes, first, i + 1);
    }
    sequence = next_word(sequence, hashes_[i]);
    ++words;
  }
}

// Entries whose last word is a prefix of token last - 1.
void Finder::take_prefixes(const Table& table, std::uint64_t sequence, std::uint64_t lengths, std::uint32_t first,
                           std::uint32_t last) {
  if (lengths == 0) return;
  const std::string_view word = folded_[last - 1];
  std::uint64_t state = kWordStart;
  const std::size_t longest = std::min<std::size_t>(word.size(), static_cast<std::size_t>(std::bit_width(lengths)) - 1);
  for (std::size_t length = 1; length <= longest; ++length) {
    state = add_byte(state, word[length - 1]);
    if ((lengths >> length & 1) == 0) continue;
    const std::uint64_t prefix = next_prefix(sequence, mix(state));
    if (sequence == kSequenceStart && !table.may_begin(prefix)) continue;
    if (const NodeRecord* node = table.find(prefix)) take(table, *node, true, first, last);
  }
}

void Finder::take(const Table& table, const NodeRecord& node, bool prefix, std::uint32_t first, std::uint32_t last) {
  for (const EntryRecord& entry : table.entries_of(node)) {
    if (((entry.flags & kPrefix) != 0) != prefix || entry.source >= table.source_numbers.size()) continue;
    const bool labelled = entry.label < table.labels.size();
    if (entry.kind == Kind::kEntity && !labelled) continue;
    Hit hit{first, last, entry.kind, Origin::kList, labelled};
    if (labelled) hit.label = table.labels[entry.label];
    hit.priority = entry.priority;
    hit.source = table.source_numbers[entry.source];
    hit.line = entry.line;
    hit.table = static_cast<std::uint32_t>(&table - additions_.tables.data());
    hit.index = static_cast<std::uint32_t>(&entry - table.entries.data());
    gathered_.push_back(hit);
  }
}

// Whether the tokens are the entry's words, as its case rule wants them.
bool Finder::is_written(const Hit& hit) const {
  const EntryRecord& entry = entry_of(additions_, hit);
  std::string_view written = additions_.tables[hit.table].text(entry.written);
  const auto [first, last] = std::pair(hit.first, hit.last);
  for (std::uint32_t i = first; i < last; ++i) {
    if (i > first && joins_words(*analysis_, i)) continue;
    const std::string_view word = take_word(written);
    const bool prefix = (entry.flags & kPrefix) != 0 && i + 1 == last;
    const std::string_view folded = prefix ? folded_[i] : without_period(folded_[i]);
    const std::string_view in_text = prefix ? analysis_->token_text(i) : without_period(analysis_->token_text(i));
    if (!same_folded(word, folded, prefix) || !fits_case(entry, word, in_text, prefix)) return false;
  }
  return written.empty();
}

}  // namespace onoma::additions
