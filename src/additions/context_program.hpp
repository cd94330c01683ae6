// Program: one part of a rule's `when` as a small non-deterministic automaton, and its simulation (Thompson 1968).
//
// A run visits each pair of place and instruction once, so it takes at most kReach * kMostInstructions steps, whatever
// the rule and the text.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "additions/context_rule.hpp"

namespace onoma::additions {

// How many tokens one part of a rule may cover, and how many instructions it may become.
inline constexpr std::uint32_t kReach = 32;
inline constexpr std::size_t kMostInstructions = 256;

struct Instruction {
  enum class Op : std::uint8_t { kTests, kSplit, kJump, kSentenceBegin, kSentenceEnd, kDone };

  Op op = Op::kDone;
  std::uint16_t a = 0;  // kTests: the first of the program's tests; kSplit, kJump: where to go on
  std::uint16_t b = 0;  // kTests: one past the last; kSplit: where to go on as well
};

struct Program {
  std::vector<Instruction> code;
  std::vector<Test> tests;
  bool backward = false;  // reads from a place towards the text's begin

  bool empty() const noexcept { return code.size() <= 1; }  // matches everywhere, and nothing of it
};

// Nothing when it would be too large.
std::optional<Program> compile_sequence(const Sequence& sequence, bool backward);

}  // namespace onoma::additions
