// AddedNames: what a user added, in one window: hits of lists and patterns, the verdict, and the words for --explain.
//
// Part of the pipeline. One a thread; borrows the additions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "additions/additions.hpp"
#include "model/additions_data.hpp"
#include "onoma/entity.hpp"
#include "pattern/pattern_set.hpp"
#include "tag/window.hpp"
#include "text/token.hpp"

namespace onoma {

class AddedNames {
 public:
  explicit AddedNames(const Additions::Data& data) : data_(data), finder_(data.lists) {}

  // Looks at a window. `folded`: the look-up key of each token. `all`: every hit is asked for afterwards, or what lost; else only
  // what is in force, and the memory for it grows with the text, not with the names in it.
  void find(const text::Analysis& analysis, std::span<const std::string_view> folded, bool all);
  // Decides what is in force of what was found and of what context rules say; may be asked again.
  void decide(std::span<const additions::Hit> by_context);

  const additions::Verdict& verdict() const noexcept { return verdict_; }
  // All hits of the window, those of cues too, where all were asked for; they have no order.
  std::span<const additions::Hit> hits() const noexcept { return hits_; }
  // The same with those of context rules.
  std::span<const additions::Hit> judged() const noexcept { return judged_; }
  std::span<const tag::Fixed> fixed() const noexcept { return fixed_; }
  std::span<const tag::Barred> barred() const noexcept { return barred_; }

  // What the hit's pattern caught; nothing for a list's.
  const std::vector<Capture>* captures(const additions::Hit& hit) const;
  // The block that forbids this reading, if one does.
  const additions::Hit* block_of(std::uint32_t first, std::uint32_t last, Label label) const;
  bool overlaps_chosen(std::uint32_t first, std::uint32_t last) const;
  // What has some of these tokens: a name, or what keeps other tokens than exactly these; null where nothing has.
  const additions::Hit* owner_of(std::uint32_t first, std::uint32_t last) const;
  // Whether an addition stands there, or a block forbids it.
  bool is_taken(std::uint32_t first, std::uint32_t last, Label label) const {
    return overlaps_chosen(first, last) || block_of(first, last, label) != nullptr;
  }
  // What keeps exactly these tokens, if something does.
  const additions::Hit* allow_of(std::uint32_t first, std::uint32_t last) const;

  // Both where all hits were asked for. Whether it has a say: of two hits that are told apart by their tokens, source and line.
  bool is_in_force(const additions::Hit& hit) const;
  // What is stronger, of a hit that is not in force; null where it is.
  const additions::Hit* overruled_by(const additions::Hit& hit) const;
  // The name of any label.
  std::string_view label_name(Label label) const { return data_.labels.name(label); }

  // The entity without its span; with the reason where it is asked for.
  Entity to_entity(const additions::Hit& hit, bool explain) const;
  Evidence evidence(const additions::Hit& hit) const;
  std::string added_label(Label label) const;

 private:
  void find_patterns(const text::Analysis& analysis);
  void bind();

  const Additions::Data& data_;
  additions::Finder finder_;
  std::size_t tokens_ = 0;
  bool all_ = false;
  std::vector<additions::Hit> hits_;
  std::vector<additions::Hit> all_hits_;  // with those of context rules
  std::span<const additions::Hit> judged_;
  struct PatternFind {
    pattern::PatternHit hit;
    const pattern::PatternRule* rule;
  };
  std::vector<PatternFind> pattern_finds_;
  std::vector<pattern::PatternHit> pattern_hits_;
  additions::Verdict verdict_;
  std::vector<tag::Fixed> fixed_;
  std::vector<tag::Barred> barred_;
};

}  // namespace onoma
