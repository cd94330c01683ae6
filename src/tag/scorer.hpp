// Scorer: the evidence for a candidate span, summed, or listed one by one for --explain; both by the same walk.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tag/evidence.hpp"
#include "tag/memory.hpp"
#include "tag/setting.hpp"
#include "tag/shape_class.hpp"
#include "tag/window.hpp"

namespace onoma::tag {

// One observation about a candidate: an attribute of a token at a position, or a feature of the whole.
struct Observation {
  Weights weights{};
  Position position = Position::kWhole;
  std::uint16_t attribute = 0;   // index in the attribute table; not for features
  std::string feature;           // its name, for features
  std::uint32_t token = 0;       // of the window, for attributes
  std::uint32_t proposal = kNoProposal;  // for a pattern's word
};

// All evidence about a candidate, whatever it weighs: what a fit learns from.
struct Observed {
  std::vector<std::uint32_t> attributes;  // attribute * kPositions + position
  std::vector<std::string> features;
  void clear() { attributes.clear(), features.clear(); }
};

class Scorer {
 public:
  // Borrows the tables, which must outlive it.
  explicit Scorer(const EvidenceTables& tables);
  Scorer(EvidenceTables&&) = delete;

  // Sets up for a window, which must outlive the calls that follow, and for a memory as recall() does.
  void begin(const Window& window, const Memory* memory, const std::vector<Tagged>* first_pass);
  // The same window with another memory. `memory` may be null; `first_pass` is what the window's own first pass put into it, so
  // that a mention does not vouch for itself, null in that pass.
  void recall(const Memory* memory, const std::vector<Tagged>* first_pass);

  // Asks for the memory that prepare() will look at.
  void expect(std::uint32_t first, std::uint32_t last) const noexcept;
  // Sets up tokens [first, last) for score(), which then takes spans inside.
  void prepare(std::uint32_t first, std::uint32_t last);

  // Sums of all evidence by label; for DATE without what proposals say. It is what the text says and what the memory says.
  Score score(std::uint32_t first, std::uint32_t last) const;
  Score text_score(std::uint32_t first, std::uint32_t last) const;
  // `key`: Memory::key_of() of the span.
  Score memory_score(std::uint32_t first, std::uint32_t last, std::uint64_t key) const;
  // Whether memory_score() may be anything but nothing.
  bool may_remember(std::uint32_t first, std::uint32_t last, std::uint64_t key) const noexcept {
    if (memory_ == nullptr) return false;
    if (first_pass_ != nullptr && ((first > 0 && joins_[first - 1] != 0) || (last < joins_.size() && joins_[last] != 0))) return true;
    return !memory_->empty() && (memory_->may_know(key) || (memory_->has_acronyms() && is_acronym(first, last)));
  }
  // Asks for the memory that memory_score() will look at.
  void expect(std::uint64_t key) const noexcept {
    if (memory_ != nullptr) memory_->expect(key);
  }
  // Whether text_score() is so low for every name's label that no memory makes it more than nothing.
  bool is_hopeless(std::uint32_t first, std::uint32_t last, const Score& text_score) const noexcept;
  // The same evidence, one by one, in a fixed order; what weighs nothing for `label` is left out.
  std::vector<Observation> list(std::uint32_t first, std::uint32_t last, Label label) const;
  // Appends the same evidence, whatever it weighs: all but the memory's, and the memory's.
  void observe(std::uint32_t first, std::uint32_t last, Observed& out) const;
  void observe_memory(std::uint32_t first, std::uint32_t last, Observed& out) const;

 private:
  // What prepare() adds up for a token.
  struct Prepared {
    std::array<Score, 4> inside;             // as only, first, inner, last token
    Score inner_before;                      // sum of inside[kInner] of the tokens before it
    Score before, after;                     // evidence beside a span that begins, or ends, with it
    std::uint64_t before_hash, after_hash;   // before_hash(), and after_hash() of the next
    std::uint32_t crossings;                 // how many tokens of the region up to it begin a line, or may begin a sentence
  };
  // What features say that are told by two types, or by a length: there are few, and every span asks for some.
  struct FewFeatures {
    static constexpr std::size_t kTypes = kTypeLetters.size();
    using ByPair = std::array<Weights, kTypes * kTypes>;
    ByPair ends{}, head{}, tail{};
    std::array<Weights, 7> length{};
    // The most that the memory can add to a span beside which no list of names goes on: of one token, and of more.
    std::array<Score, 2> most_remembered{};
  };
  template <typename Sink>
  void visit_inside(std::uint32_t first, std::uint32_t last, Sink& sink) const;
  template <typename Sink>
  void visit_token(std::uint32_t token, Position position, ClassId match, Sink& sink) const;
  template <typename Sink>
  void visit_before(std::uint32_t first, Sink& sink) const;
  template <typename Sink>
  void visit_after(std::uint32_t last, Sink& sink) const;
  template <typename Sink>
  void visit_features(std::uint32_t first, std::uint32_t last, Sink& sink) const;
  template <typename Sink>
  void visit_signature(std::uint32_t first, std::uint32_t last, Sink& sink) const;
  template <typename Sink>
  std::uint64_t sum_signature(std::uint32_t first, std::uint32_t last, Sink& sink) const;
  template <typename Sink>
  void visit_types(std::uint32_t first, std::uint32_t last, Sink& sink) const;
  template <typename Sink>
  void visit_first_edge(std::uint32_t first, std::uint64_t before, Sink& sink) const;
  template <typename Sink>
  void visit_last_edge(std::uint32_t last, std::uint64_t after, Sink& sink) const;
  template <typename Sink>
  void visit_setting(std::uint32_t first, std::uint32_t last, std::uint64_t runs, Sink& sink) const;
  template <typename Sink>
  void visit_memory(std::uint32_t first, std::uint32_t last, std::uint64_t key, Sink& sink) const;
  template <typename Sink>
  void visit_neighbours(std::uint32_t first, std::uint32_t last, Sink& sink) const;
  bool starts(std::uint32_t token) const;
  bool is_acronym(std::uint32_t first, std::uint32_t last) const noexcept {
    const text::Shape shape = window_->analysis->tokens[first].shape;
    return last - first == 1 &&
           (shape == text::Shape::kAllCaps || shape == text::Shape::kAcronym || shape == text::Shape::kMixed);
  }
  bool joins_list(std::uint32_t token) const;
  bool defines_acronym(std::uint32_t first, std::uint32_t last) const;
  bool country_before_listed(std::uint32_t first, std::uint32_t last) const;
  std::string runs_of(std::uint32_t first, std::uint32_t last) const;
  std::string gist_name(std::uint32_t token) const;
  std::uint32_t gist_of(std::uint32_t token) const;
  Counts others_like(std::uint32_t first, std::uint32_t last, Counts same) const;
  ClassId match_class(std::uint32_t first, std::uint32_t last) const;
  // Hashes of the types of tokens [first, last): all of them, and with runs of one type as one.
  struct TypeHashes {
    std::uint64_t full = hash_text("sig."), runs = hash_text("runs.");
    // Goes on with a type behind the one before, '\0' at the begin.
    void add(char type, char before) noexcept {
      full = hash_more(full, type);
      if (type != before) runs = hash_more(runs, type);
    }
  };
  TypeHashes hashes_of(std::uint32_t first, std::uint32_t last) const;
  const TypeHashes& running_hashes(std::uint32_t first, std::uint32_t last) const;
  void add_few();
  // The hash of a gist beside a span that begins, or whose last token is the one before, at this token.
  bool opens(std::uint32_t first) const;  // a sentence or text
  bool closes(std::uint32_t last) const;
  std::string before_name(std::uint32_t first) const;
  std::string after_name(std::uint32_t last) const;
  std::uint64_t before_hash(std::uint32_t first) const;
  std::uint64_t after_hash(std::uint32_t last) const;
  TypeCode type_of(std::uint32_t token) const;
  void look_around(std::uint32_t first, std::uint32_t last) const;
  std::size_t named_at(std::uint32_t token) const;

  const EvidenceTables& tables_;
  const Window* window_ = nullptr;
  const Memory* memory_ = nullptr;
  const std::vector<Tagged>* first_pass_ = nullptr;
  Setting setting_;
  // Of the tokens that look_around() has seen in this window: most tokens are far from any name, and never seen.
  mutable std::vector<ClassId> shapes_;       // shape_class()
  mutable std::vector<TypeCode> type_codes_;
  mutable std::vector<char> types_;           // their letters; 0 of a token that was not seen, alone of these
  mutable std::vector<std::uint32_t> gists_;  // gist_of()
  mutable std::vector<std::uint8_t> joins_;   // whether each token may stand between two names of a list
  mutable std::size_t named_ = 0;             // where named_at() looked last
  // The first match at or behind the tokens that prepare() was told, and the first behind them; all, before it.
  std::size_t first_match_ = 0, last_match_ = 0;
  // Spans that begin alike come one after the other, each a token longer: their hashes go on from the last one's.
  struct Running {
    std::uint32_t first = 0, last = 0;
    TypeHashes hashes;
  };
  mutable Running running_;
  std::unique_ptr<FewFeatures> few_;           // none before prepare()
  std::uint32_t begin_ = 0;                    // first token that prepare() was told
  std::vector<Prepared> prepared_;             // of these tokens
};

}  // namespace onoma::tag
