#include "additions/table_builder.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "additions/words.hpp"

namespace onoma::additions {

namespace {

constexpr std::size_t kMostStrings = UINT32_MAX;
constexpr std::size_t kMostSources = 65'535;

}  // namespace

TableBuilder::TableBuilder(const text::Abbreviations& abbreviations) : analyzer_(abbreviations), strings_(1, '\0') {}

std::uint32_t TableBuilder::put(std::string_view text) {
  if (strings_.size() + text.size() + 1 > kMostStrings) return full_ = true, 0;
  const auto at = static_cast<std::uint32_t>(strings_.size());
  strings_.append(text).push_back('\0');
  return at;
}

void TableBuilder::begin_source(std::string_view file, std::string_view name, const std::vector<std::string>& columns) {
  if (sources_.size() == kMostSources) full_ = true;
  if (full_) return;
  SourceRecord source{put(file), put(name), 0, static_cast<std::uint32_t>(columns.size())};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::uint32_t at = put(columns[i]);
    if (i == 0) source.columns = at;
  }
  sources_.push_back(source);
  details_ = 0;
}

void TableBuilder::begin_details(std::string_view id, const std::vector<std::string_view>& values) {
  details_ = 0;
  if (id.empty() && std::all_of(values.begin(), values.end(), [](std::string_view value) { return value.empty(); })) return;
  details_ = put(id);
  for (const std::string_view value : values) put(value);
}

// The words of a name into words_; false when there is none.
bool TableBuilder::split(std::string_view name) {
  words_.clear();
  analyzer_.analyze(name, analysis_);
  bool telling = false;
  for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
    if (joins_words(analysis_, i)) continue;
    telling |= analysis_.tokens[i].shape != text::Shape::kPunctuation;
    words_.push_back(without_period(analysis_.token_text(i)));
  }
  // "Acme Ltd." may end a sentence or not.
  while (words_.size() > 1 && words_.back() == ".") words_.pop_back();
  return telling;
}

void TableBuilder::mark(std::string_view name, EntryRecord& entry) const {
  const bool capital = std::any_of(words_.begin(), words_.end(), has_capital);
  if (!capital) return;
  entry.flags |= kCapitalised;
  const bool one = name.find_first_of(" \t") == std::string_view::npos;
  std::size_t letters = 0;
  for (const std::string_view word : words_) letters += word.size();
  if (one && letters > 1 && std::none_of(words_.begin(), words_.end(), has_small)) entry.flags |= kAcronym;
}

void TableBuilder::add_steps(bool prefix, std::uint32_t entry) {
  std::uint64_t sequence = kSequenceStart;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    folded_.clear();
    text::fold_key(words_[i], folded_);
    const std::uint64_t word = hash_word(folded_);
    const bool last = i + 1 == words_.size();
    if (last && prefix) {
      sequence = next_prefix(sequence, word);
      (i == 0 ? facts_.first_prefixes : facts_.later_prefixes) |= std::uint64_t{1} << folded_.size();
    } else {
      sequence = next_word(sequence, word);
    }
    if (i == 0) first_words_.push_back(sequence);
    const std::uint32_t flags = last ? 0 : prefix && i + 2 == words_.size() ? kContinues | kHasPrefixes : kContinues;
    steps_.push_back({sequence, last ? entry : kNone, flags});
  }
}

TableBuilder::Added TableBuilder::add(std::string_view name, EntryRecord entry) {
  if (full_ || sources_.empty() || entries_.size() == kNone) return Added::kFull;
  if (!split(name)) return Added::kNoWords;
  if (words_.size() > kMostWords) return Added::kTooManyWords;
  const bool prefix = (entry.flags & kPrefix) != 0;
  if (prefix && text::fold_key(words_.back()).size() > kLongestPrefix) return Added::kLongPrefix;
  std::string written;
  for (const std::string_view word : words_) written.append(written.empty() ? "" : " ").append(word);
  entry.written = put(written);
  entry.details = details_;
  entry.source = static_cast<std::uint16_t>(sources_.size() - 1);
  mark(name, entry);
  if (full_) return Added::kFull;
  add_steps(prefix, static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back(entry);
  return Added::kYes;
}

void TableBuilder::keep_strongest(std::vector<EntryRecord>& entries, std::size_t from) {
  if (entries.size() - from <= kMostAlike) return;
  const auto begin = entries.begin() + static_cast<std::ptrdiff_t>(from);
  std::stable_sort(begin, entries.end(), [](const EntryRecord& a, const EntryRecord& b) {
    return std::tuple(a.kind, -a.priority) < std::tuple(b.kind, -b.priority);
  });
  std::size_t alike = 0, kept = from;
  for (std::size_t i = from; i < entries.size(); ++i) {
    alike = i > from && entries[i].kind == entries[i - 1].kind ? alike + 1 : 0;
    if (alike < kMostAlike) entries[kept++] = entries[i];
  }
  entries.resize(kept);
}

TableMemory TableBuilder::finish() {
  TableMemory out;
  std::sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) {
    return std::tie(a.hash, a.entry) < std::tie(b.hash, b.entry);
  });
  out.entries.reserve(entries_.size());
  for (std::size_t i = 0; i < steps_.size();) {
    NodeRecord node{steps_[i].hash, static_cast<std::uint32_t>(out.entries.size()), 0};
    std::uint32_t flags = 0;
    for (; i < steps_.size() && steps_[i].hash == node.hash; ++i) {
      flags |= steps_[i].flags;
      if (steps_[i].entry != kNone) out.entries.push_back(entries_[steps_[i].entry]);
    }
    keep_strongest(out.entries, node.entries);
    node.count = static_cast<std::uint32_t>(out.entries.size() - node.entries) * 4 | flags;
    out.nodes.push_back(node);
  }
  out.slots.assign(std::bit_ceil(2 * out.nodes.size() + 2), 0);
  const std::size_t mask = out.slots.size() - 1;
  for (std::uint32_t i = 0; i < out.nodes.size(); ++i) {
    std::size_t place = (out.nodes[i].hash >> 20) & mask;
    while (out.slots[place] != 0) place = (place + 1) & mask;
    out.slots[place] = i + 1;
  }
  out.filter.assign(std::bit_ceil(first_words_.size() / 8 + 1), 0);
  for (const std::uint64_t first : first_words_) {
    const std::uint64_t bit = first & (out.filter.size() * 64 - 1);
    out.filter[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  facts_.names = entries_.size();
  out.sources = std::move(sources_);
  out.strings = std::move(strings_);
  out.facts = facts_;
  return out;
}

}  // namespace onoma::additions
