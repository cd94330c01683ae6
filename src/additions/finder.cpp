#include <algorithm>
#include <bit>

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

void Finder::find(const text::Analysis& analysis, std::span<const std::string_view> folded, std::vector<Hit>& hits) {
  analysis_ = &analysis;
  folded_ = folded;
  if (additions_.tables.empty()) return;
  hashes_.resize(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) hashes_[i] = hash_word(without_period(folded[i]));
  for (std::uint32_t first = 0; first < folded.size(); ++first) {
    for (const Table& table : additions_.tables) walk(table, first, hits);
  }
}

void Finder::walk(const Table& table, std::uint32_t first, std::vector<Hit>& hits) const {
  if (table.facts.first_prefixes != 0) {
    take_prefixes(table, kSequenceStart, table.facts.first_prefixes, first, first + 1, hits);
  }
  std::uint64_t sequence = next_word(kSequenceStart, hashes_[first]);
  if (!table.may_begin(sequence)) return;
  const std::size_t count = folded_.size();
  std::size_t words = 1;
  for (std::uint32_t i = first;;) {
    const NodeRecord* node = table.find(sequence);
    if (node == nullptr) return;
    take(table, *node, false, first, i + 1, hits);
    if ((node->count & kContinues) == 0 || words == kMostWords) return;
    ++i;
    if (i < count && joins_words(*analysis_, i)) ++i;
    if (i >= count || analysis_->tokens[i].has(text::kParagraphStart)) return;
    if ((node->count & kHasPrefixes) != 0) {
      take_prefixes(table, sequence, table.facts.later_prefixes, first, i + 1, hits);
    }
    sequence = next_word(sequence, hashes_[i]);
    ++words;
  }
}

// Entries whose last word is a prefix of token last - 1.
void Finder::take_prefixes(const Table& table, std::uint64_t sequence, std::uint64_t lengths, std::uint32_t first,
                           std::uint32_t last, std::vector<Hit>& hits) const {
  if (lengths == 0) return;
  const std::string_view word = folded_[last - 1];
  std::uint64_t state = kWordStart;
  const std::size_t longest = std::min<std::size_t>(word.size(), static_cast<std::size_t>(std::bit_width(lengths)) - 1);
  for (std::size_t length = 1; length <= longest; ++length) {
    state = add_byte(state, word[length - 1]);
    if ((lengths >> length & 1) == 0) continue;
    const std::uint64_t prefix = next_prefix(sequence, mix(state));
    if (sequence == kSequenceStart && !table.may_begin(prefix)) continue;
    if (const NodeRecord* node = table.find(prefix)) take(table, *node, true, first, last, hits);
  }
}

void Finder::take(const Table& table, const NodeRecord& node, bool prefix, std::uint32_t first, std::uint32_t last,
                  std::vector<Hit>& hits) const {
  for (const EntryRecord& entry : table.entries_of(node)) {
    if (((entry.flags & kPrefix) != 0) != prefix || entry.source >= table.source_numbers.size()) continue;
    const bool labelled = entry.label < table.labels.size();
    if ((entry.kind == Kind::kEntity && !labelled) || !is_written(table, entry, first, last)) continue;
    Hit hit{first, last, entry.kind, Origin::kList, labelled};
    if (labelled) hit.label = table.labels[entry.label];
    hit.priority = entry.priority;
    hit.source = table.source_numbers[entry.source];
    hit.line = entry.line;
    hit.table = static_cast<std::uint32_t>(&table - additions_.tables.data());
    hit.index = static_cast<std::uint32_t>(&entry - table.entries.data());
    hits.push_back(hit);
  }
}

// Whether the tokens are the entry's words, as its case rule wants them.
bool Finder::is_written(const Table& table, const EntryRecord& entry, std::uint32_t first, std::uint32_t last) const {
  std::string_view written = table.text(entry.written);
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
