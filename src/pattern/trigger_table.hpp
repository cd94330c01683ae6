// TriggerTable: which rules can match at a place, told from the first few bytes there.
//
// The literal prefixes of all rules as a tree of bytes, laid out in one array where the child for a byte stands at an offset
// that its parent says (a double array: Aoe, "An efficient digital search algorithm by using a double-array structure", 1989).
// Asked for every token, so a miss has to cost a few steps. The tree is plain records: the compiled model holds that of its
// own rules.
//
// Thread safety: immutable. Lifetime: a TriggerTable is a view of arrays that must outlive it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/prefixes.hpp"

namespace onoma::pattern {

struct TriggerNode {
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  std::uint32_t children = 0;    // where the child for byte 0 would stand
  std::uint32_t parent = kFree;  // whose child stands here
  std::uint32_t rules = 0;       // where its run of rules begins: all whose prefix ends here or above
};

// `nodes` begins with the root and ends with 256 places that no child's offset can pass. `rules` holds runs of rising rules, each
// after its length; the first run is of the rules that are tried everywhere.
struct TriggerTables {
  std::span<const TriggerNode> nodes;
  std::span<const std::uint32_t> rules;
};

// The same arrays with an owner.
struct TriggerArrays {
  std::vector<TriggerNode> nodes;
  std::vector<std::uint32_t> rules;
  TriggerTables view() const& { return {nodes, rules}; }
  TriggerTables view() && = delete;
};

// `prefixes`: for each rule its prefixes; a rule without prefixes is tried everywhere.
TriggerArrays build_triggers(const std::vector<std::vector<std::string>>& prefixes);

// Whether every number in the tables leads inside, for rules [0, rule_count).
bool is_sound(const TriggerTables& tables, std::size_t rule_count);

class TriggerTable {
 public:
  explicit TriggerTable(const TriggerTables& tables) : tables_(tables) {}

  static constexpr std::uint32_t kLeft = 0xFFFFFFFF;

  // Where a walk from the root stands, and the longest run of rules on its way.
  struct Reached {
    std::uint32_t node = 0;  // kLeft: no prefix goes on like this
    std::uint32_t run = 0;
  };

  // Goes on with `text` after the character `previous`.
  Reached walk(Reached from, std::string_view text, char previous = '\0') const noexcept {
    if (from.node == kLeft) return from;
    for (const char c : text) {
      const char byte = canonical(c);
      if (byte == ' ' && previous == ' ') continue;  // a run of white space counts as one blank
      previous = byte;
      const std::uint32_t next = tables_.nodes[from.node].children + static_cast<unsigned char>(byte);
      if (tables_.nodes[next].parent != from.node) return {kLeft, from.run};
      from.node = next;
      if (tables_.nodes[next].rules != 0) from.run = tables_.nodes[next].rules;
    }
    return from;
  }
  std::span<const std::uint32_t> rules_of(Reached reached) const noexcept {
    return tables_.rules.subspan(reached.run + 1, tables_.rules[reached.run]);
  }
  // The rules that may match where `text` begins, in rising order, each once.
  std::span<const std::uint32_t> candidates(std::string_view text) const noexcept { return rules_of(walk({}, text)); }

 private:
  TriggerTables tables_;
};

}  // namespace onoma::pattern
