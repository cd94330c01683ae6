// ContextRule: what a user says of words by what stands around them, as plain data.
//
//   rule   ship-after-vessel
//   says   What follows one of my kinds of vessel is a ship.
//   when   "the"? <vessels> ( Cap{1,3} ) !"Street"
//   then   SHIP
//   yes    the frigate [Wild Heron] sailed
//   no     the heron sailed
//
// `when` has three parts: what stands before, the group in ( ), which the rule is about, and what stands after. Each is
// a sequence of elements; docs/context-rules.md describes them. A part matches inside one sentence.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "onoma/span.hpp"

namespace onoma::additions {

// How a token may be written: a set of bits, one for each text::Shape by its number, and this one more.
using WordKinds = std::uint16_t;
inline constexpr WordKinds kMixedWithCapital = 1U << 15;  // McDonald, not iPhone

// One question about a token, or about the tokens that begin (looking back: end) there.
struct Test {
  enum class Kind : std::uint8_t { kText, kKind, kMark };

  Kind kind = Kind::kKind;
  bool negated = false;
  bool folded = false;      // kText: letter case does not matter
  bool open_begin = false;  // kText: "*ville"
  bool open_end = false;    // kText: "Mc*"
  WordKinds kinds = 0;      // kKind
  std::uint32_t name = 0;   // kMark: which of the names
  std::string text = {};    // kText: in normal form, folded where `folded`; blanks between its words
};

struct Element;
using Sequence = std::vector<Element>;

struct Element {
  enum class Kind : std::uint8_t { kTests, kAlternatives, kSentenceBegin, kSentenceEnd };

  Kind kind = Kind::kTests;
  std::vector<Test> tests = {};             // kTests: all must hold
  std::vector<Sequence> alternatives = {};  // kAlternatives
  std::uint32_t least = 1;
  std::uint32_t most = 1;  // kNoLimit: as many as there are
};
inline constexpr std::uint32_t kNoLimit = 0xFFFFFFFF;

struct When {
  Sequence before;
  Sequence group;
  Sequence after;
};

struct Then {
  enum class Action : std::uint8_t {
    kFind,     // the group is of this label, whatever the model says
    kWeigh,    // the reading of the group as this label gets so many points more
    kVeto,     // nothing (of this label, where one is said) is found in the group or over its edge
    kRelabel,  // what the model finds exactly there gets this label
  };

  Action action = Action::kFind;
  std::string label = {};  // empty for a veto of all labels
  int weight = 0;          // kWeigh: points, as --explain shows them; not 0
};

// A list or a label that rules ask for. Tokens are told to be of it by Mark::name, its place among the names.
struct Name {
  enum class Kind : std::uint8_t { kList, kLabel };

  Kind kind = Kind::kList;
  std::string text;
  // Where it is first asked for.
  std::string file = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct ContextRule {
  std::string name;
  std::string says;
  std::string written;  // the `when`, as it is written
  When when;
  Then then;
  int priority = 0;
  std::string file;
  std::uint32_t line = 0;
};

}  // namespace onoma::additions
