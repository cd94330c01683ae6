// Tagger: weighs the evidence for every candidate span and picks the best labelling without overlap.
//
// A semi-Markov decoder (Sarawagi and Cohen 2004): the score of a labelling is the sum of the scores of its spans, and the
// best one is found by dynamic programming over the ends of spans, region by region. Two passes over each window: the
// names that the first decides clearly go into the Memory, which the second asks.
//
// Not thread-safe: keeps its buffers. Borrows the tables, which must outlive it.
#pragma once

#include <optional>
#include <vector>

#include "tag/candidate.hpp"
#include "tag/evidence.hpp"
#include "tag/memory.hpp"
#include "tag/scorer.hpp"
#include "tag/window.hpp"

namespace onoma::tag {

// A reading with its score, e.g. one that lost.
struct Reading {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Label label = Label::kPerson;
  std::int32_t score = 0;
  std::uint32_t proposal = kNoProposal;
};

// What the last pass thought of a token.
struct Considered {
  std::uint8_t role = 0;         // Role
  std::optional<Region> region;  // that it is in
  struct Weighed {
    Reading reading;
    std::int32_t missing = 0;  // what the best labelling of the region has more than the best one with this reading
  };
  std::vector<Weighed> readings;  // all that hold the token, by first token, last token and label
};

class Tagger {
 public:
  // A first-pass name is remembered when it won by at least this much.
  static constexpr std::int32_t kClearMargin = 24;

  explicit Tagger(const EvidenceTables& tables) : tables_(tables), scorer_(tables) {}
  Tagger(EvidenceTables&&) = delete;

  // Appends the names of the window in text order. `memory` holds what earlier windows of the document left and takes in
  // what this one adds. With `readings`, every candidate that scored above 0 or was chosen is appended there too.
  //
  // Names are found around what is fixed: those that overlap it lose, and what is left of one that was cut is a name only where
  // it is one of the same label beside something of another. What is fixed and open is appended with its best label.
  void tag(const Window& window, Memory& memory, std::vector<Tagged>& out, std::vector<Reading>* readings = nullptr);

  // What the tagger thinks of a token of the window it has just tagged, which must still be there, as must the memory. Takes a pass
  // over the token's region.
  Considered consider(const Window& window, std::uint32_t token);

  // The names that the first pass over the last window put into the memory.
  const std::vector<Tagged>& first_pass() const noexcept { return first_pass_; }

 private:
  // A span that may win, and its key for the memory.
  struct Live {
    std::size_t span;
    std::uint64_t key;
  };
  void pass(const Window& window, std::vector<Tagged>& out, std::vector<Reading>* readings);
  void weigh(const Window& window);
  void expect(std::size_t live) const {
    if (live < live_.size()) scorer_.expect(live_[live].key);
  }
  Score score_of(const Live& live) const;
  void decide_alone(const Window& window, std::size_t live, std::vector<Tagged>& out);
  void collect(const Window& window, std::size_t region, bool all = false);
  void add_added(const Window& window, const Candidate& span, std::int32_t least);
  void decode(Region region, std::vector<Tagged>& out);
  void settle_open(const Window& window, std::vector<Tagged>& out);
  static void settle_label(const Window& window, Label label, const Score& score, Tagged& name);
  void remember_fixed(const Window& window, Memory& memory);
  bool is_touched(const Window& window, Region region) const;
  void decode_around(const Window& window, Region region, std::vector<Tagged>& out);
  void keep_free(const Window& window, Region region, const std::vector<Tagged>& cut);
  std::int32_t best_without(std::uint32_t first, std::uint32_t last, const Tagged& chosen);
  void set_margins(Region region, std::vector<Tagged>& out, std::size_t from);

  const EvidenceTables& tables_;
  Scorer scorer_;
  std::vector<std::uint8_t> roles_;
  std::vector<Region> regions_;
  std::vector<Candidate> spans_;             // of all regions
  std::vector<Score> text_scores_;           // of each span
  std::vector<std::size_t> span_at_;         // first span of each region
  std::vector<Live> live_;                   // those of the spans that may win
  std::vector<std::size_t> live_at_;         // first of them of each region
  std::vector<Reading> candidates_;          // of one region, by first token
  std::vector<std::uint32_t> candidate_at_;  // first candidate that begins at each token of the region
  std::vector<std::int32_t> best_;
  std::vector<std::uint32_t> chosen_;
  std::vector<Tagged> first_pass_;
  std::vector<Tagged> unhindered_;  // what a region would hold if nothing were fixed
};

}  // namespace onoma::tag
