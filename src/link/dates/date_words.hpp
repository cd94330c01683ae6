// DateWords: what the data folder knows of dates besides patterns: feasts, months of other calendars, words of other
// languages, and the words beside a date that tell of it.
//
// A view of sorted lines "KIND<tab>KEY<tab>VALUE" (see model/date_lists.hpp), searched where they lie; only the few cues, which
// are asked for often, are put into a table. Any bytes are safe. Thread safety: const operations may run at the same time. The bytes must outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace onoma::link {

// What a word near a date tells of it. A participle is past where nothing else tells ("will be held").
enum class Cue : unsigned char { kPast, kParticiple, kFuture, kAbout };

// A month of a calendar that is not the Gregorian one.
struct CalendarMonth {
  std::string_view calendar;  // "islamic", "persian", "hebrew"
  int number = 0;             // from 1
};

class DateWords {
 public:
  DateWords() = default;
  explicit DateWords(std::string_view lines);

  // When a feast is ("easter -2", "islamic 9-1 month"), by its name as written; empty where that is not known, nothing where
  // there is no such feast.
  std::optional<std::string_view> feast(std::string_view name) const;
  std::optional<CalendarMonth> month(std::string_view name) const;
  // "octobre" of fr -> "october", "hier" -> "yesterday".
  std::optional<std::string_view> meaning(std::string_view language, std::string_view word) const;
  // `word`, or two words, in letters of ASCII, of any case. A word in -ed that has no entry
  // of its own has that of "-ed".
  std::optional<Cue> cue(std::string_view word) const { return look(word).cue; }

  struct CueLook {
    std::optional<Cue> cue;
    bool may_go_on = false;  // a cue of two words may begin with this one; for most it is false
  };
  CueLook look(std::string_view word) const;

 private:
  std::optional<std::string_view> find(std::string_view kind, std::string_view key) const;

  struct CueSlot {
    std::string_view word;  // empty: a free place
    Cue cue = Cue::kPast;
  };
  const CueSlot* find_cue(std::string_view word) const;

  std::string_view lines_;
  std::vector<CueSlot> cues_;  // open addressing; 2^n places, at most half of them taken, or none
  // By the first letter: of which lengths there are cues, a bit for each, and first words of two. They spare most look-ups.
  using Sizes = std::array<std::uint16_t, 256>;
  static bool has(const Sizes& sizes, std::string_view word) noexcept;
  static void add(std::string_view word, Sizes& sizes) noexcept;
  Sizes sizes_{};
  Sizes begin_sizes_{};
  bool knows_endings_ = false;
  Cue ed_ending_ = Cue::kPast;
};

}  // namespace onoma::link
