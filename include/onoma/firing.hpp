// Firing: a line of a list, or a rule, that had something to say at a place of a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "onoma/label.hpp"
#include "onoma/span.hpp"

namespace onoma {

enum class FiringKind : std::uint8_t {
  kEntry,  // a line of a list of names
  kCue,    // a line of a list of cues
  kRule,   // a pattern or a context rule
  kBlock,  // what a user added to forbid names
  kAllow,  // and to keep them
};

// "entry", "cue", "rule", "block", "allow".
std::string_view firing_kind_name(FiringKind kind) noexcept;

struct Firing {
  FiringKind kind = FiringKind::kEntry;
  Span span;                   // bytes of the document's text
  // Names and files live as long as the call that tells of the firing.
  std::string_view name;       // of the list as evidence ("list:LOC/cities.small?") or of the rule
  std::string_view file;
  std::uint32_t line = 0;
  std::optional<Label> label;  // that it speaks for; cues for none
  std::string_view label_name; // its name, also of one that a user added
  // Of an entry: an entity of its label holds the span. Of a rule: an entity is exactly it. Of a cue: it spoke for an entity that was
  // chosen. Of what a user added: it was in force; of a context rule's weight: what was chosen is as it says.
  bool won = false;
};

}  // namespace onoma
