// Program: a simple expression made into instructions for a small machine.
//
// RE2 takes half a million instructions of the processor to compile an expression of a date, and a thousand for each match. A program
// is made in a twentieth of that; what is matched often becomes an Automaton (pattern/automaton.hpp). The answers are those of RE2
// with longest matches, letter case not counting. An expression has no program if it is large, or uses more of RE2's syntax than
// dates do: any character, classes of Unicode, negated classes, letters beyond ASCII. The texts are those of the normal form,
// which has no long s and no Kelvin sign: RE2 takes them for s and k (docs/decisions/0008-simple-expressions.md).
//
// Thread safety: immutable.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::pattern {

struct Instruction {
  enum class Kind : std::uint8_t {
    kByte,     // reads `low` or `high`
    kSet,      // reads a byte of the set `to`
    kEither,   // goes on, or else `to` further
    kJump,     // goes `to` further
    kSave,     // keeps the place in slot `to`
    kEdge,     // goes on where a word of ASCII begins or ends (\b)
    kNoEdge,   // goes on elsewhere (\B)
    kMatch,
  };
  Kind kind = Kind::kMatch;
  char low = '\0';
  char high = '\0';
  std::int32_t to = 0;
};

class Program {
 public:
  using Place = std::uint32_t;  // of an instruction

  // Nothing for an expression that is not valid, or is none of the simple ones.
  static std::optional<Program> make(std::string_view expression);

  // The end of the longest match that begins at `begin` and ends at `end` or before, both offsets in `text`.
  std::optional<std::size_t> longest_match(std::string_view text, std::size_t begin, std::size_t end) const;
  // Fills `groups`, as many as there are, with what the groups of the match text[begin, end) hold, group 0 being the match
  // itself; without data where a group is not part of it. False where that is no match.
  bool catch_groups(std::string_view text, std::size_t begin, std::size_t end, std::span<std::string_view> groups) const;

  // For each group its name, empty where it has none.
  const std::vector<std::string>& group_names() const { return group_names_; }

 private:
  friend class Automaton;
  friend class ProgramCompiler;
  Program() = default;

  static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
  // Whether a word begins or ends there.
  static bool is_edge(std::string_view text, std::size_t at);
  // Goes on from each of `now` without reading; adds to `next` the places after those that read `byte`, if there is one. `edge`:
  // whether a word begins or ends here. True where a match ends here.
  bool step(const std::vector<Place>& now, std::optional<char> byte, bool edge, std::vector<Place>& next) const;

  bool reads(const Instruction& instruction, char byte) const {
    return instruction.kind == Instruction::Kind::kByte ? byte == instruction.low || byte == instruction.high
                                                        : sets_[static_cast<std::size_t>(instruction.to)][static_cast<unsigned char>(byte)];
  }

  std::vector<Instruction> code_;
  std::vector<std::bitset<256>> sets_;
  std::vector<std::string> group_names_;
};

}  // namespace onoma::pattern
