// What passes between the stages: plain numbers about the tokens of one window, so that no stage knows another.
#pragma once

#include <cstdint>
#include <string_view>

namespace onoma {

// An evidence class: a set of attributes ("list:LOC/countries", "cue:titles") that many terms share. The model interns
// them; 0 is the empty class. What a class is worth is the business of the tag stage.
using ClassId = std::uint16_t;

// A name or cue of several tokens that the gazetteer saw at tokens [first, last).
struct Match {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t node = 0;  // where its entries are found, for --explain
  ClassId klass = 0;       // attributes of the whole
};

// A named group that took part in a pattern's hit, as bytes of the window's normal form.
struct Capture {
  std::string_view name;
  std::string_view text;
};

}  // namespace onoma
