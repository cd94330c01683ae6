#include "link/dates/date_words.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <string>

#include "text/loose_key.hpp"

namespace onoma::link {
namespace {

constexpr std::size_t kLongestCue = 15;
constexpr std::string_view kCueLine = "cue\t";  // the kind that sorts first

// Compares the line's "KIND<tab>KEY" with what is asked for.
int compare(std::string_view line, std::string_view kind, std::string_view key) {
  const std::size_t kind_end = std::min(line.find('\t'), line.size());
  if (const int order = line.substr(0, kind_end).compare(kind); order != 0) return order;
  line.remove_prefix(std::min(kind_end + 1, line.size()));
  return line.substr(0, line.find('\t')).compare(key);
}

Cue cue_named(std::string_view name) {
  return name == "future" ? Cue::kFuture : name == "about" ? Cue::kAbout : name == "past" ? Cue::kPast : Cue::kParticiple;
}

constexpr std::array<char, 256> kLower = [] {
  std::array<char, 256> lower{};
  for (unsigned c = 0; c < 256; ++c) lower[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return lower;
}();

// FNV-1a.
std::size_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace

std::optional<std::string_view> DateWords::find(std::string_view kind, std::string_view key) const {
  std::size_t low = 0, high = lines_.size();  // both at the begin of a line
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t before = lines_.substr(0, middle).rfind('\n');
    const std::size_t begin = before == std::string_view::npos || before < low ? low : before + 1;
    const std::size_t end = std::min(lines_.find('\n', begin), lines_.size());
    const std::string_view line = lines_.substr(begin, end - begin);
    const int order = compare(line, kind, key);
    if (order == 0) return line.substr(line.rfind('\t') + 1);
    if (order < 0) {
      low = std::min(end + 1, lines_.size());
    } else {
      high = begin;
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> DateWords::feast(std::string_view name) const {
  return find("feast", text::loose_key(name));
}

std::optional<CalendarMonth> DateWords::month(std::string_view name) const {
  const auto value = find("month", text::loose_key(name));
  if (!value) return std::nullopt;
  const std::size_t blank = std::min(value->find(' '), value->size());
  CalendarMonth month{value->substr(0, blank), 0};
  const std::string_view digits = value->substr(std::min(blank + 1, value->size()));
  std::from_chars(digits.data(), digits.data() + digits.size(), month.number);
  return month.number >= 1 && month.number <= 13 ? std::optional(month) : std::nullopt;
}

std::optional<std::string_view> DateWords::meaning(std::string_view language, std::string_view word) const {
  return find("word", std::string(language) + ' ' + text::loose_key(word));
}

DateWords::DateWords(std::string_view lines) : lines_(lines) {
  std::vector<CueSlot> all;
  for (std::string_view rest = lines; rest.starts_with(kCueLine);) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(kCueLine.size(), end - kCueLine.size());
    const std::size_t tab = std::min(line.find('\t'), line.size());
    if (tab > 0 && tab < line.size()) all.push_back({line.substr(0, tab), cue_named(line.substr(tab + 1))});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (all.empty()) return;
  cues_.resize(std::bit_ceil(2 * all.size()));
  for (const CueSlot& slot : all) {
    std::size_t place = hash_of(slot.word) & (cues_.size() - 1);
    while (!cues_[place].word.empty()) place = (place + 1) & (cues_.size() - 1);
    cues_[place] = slot;
    add(slot.word, sizes_);
    if (const std::size_t blank = slot.word.find(' '); blank != std::string_view::npos) {
      add(slot.word.substr(0, blank), begin_sizes_);
    }
  }
  if (const CueSlot* ending = find_cue("ed")) knows_endings_ = true, ed_ending_ = ending->cue;
}

const DateWords::CueSlot* DateWords::find_cue(std::string_view word) const {
  if (cues_.empty()) return nullptr;
  for (std::size_t place = hash_of(word);; ++place) {
    const CueSlot& slot = cues_[place & (cues_.size() - 1)];
    if (slot.word.empty()) return nullptr;
    if (slot.word == word) return &slot;
  }
}

bool DateWords::has(const Sizes& sizes, std::string_view word) noexcept {
  return (sizes[static_cast<unsigned char>(word[0])] >> word.size() & 1) != 0;
}

void DateWords::add(std::string_view word, Sizes& sizes) noexcept {
  if (word.empty() || word.size() > kLongestCue) return;
  std::uint16_t& of_letter = sizes[static_cast<unsigned char>(word[0])];
  of_letter = static_cast<std::uint16_t>(of_letter | 1U << word.size());
}

DateWords::CueLook DateWords::look(std::string_view word) const {
  if (word.empty() || word.size() > kLongestCue) return {};
  std::array<char, kLongestCue> letters;
  std::size_t size = 0;
  for (const char c : word) {
    letters[size] = kLower[static_cast<unsigned char>(c)];
    size += c != '\'' ? 1 : 0;
  }
  if (size == 0) return {};
  const std::string_view lower(letters.data(), size);
  const bool may_go_on = has(begin_sizes_, lower);
  if (has(sizes_, lower)) {
    if (const CueSlot* slot = find_cue(lower)) return {slot->cue, may_go_on};
  }
  const bool ends_in_ed = size > 4 && lower[size - 2] == 'e' && lower[size - 1] == 'd';
  return {knows_endings_ && ends_in_ed ? std::optional(ed_ending_) : std::nullopt, may_go_on};
}

}  // namespace onoma::link
