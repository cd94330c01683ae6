// Expression: one RE2 expression with the limits and options that all patterns share. One that is simple enough is run as a Program the
// first times, then as an Automaton; RE2 compiles the others when they are first needed.
//
// Thread safety: const operations may run at the same time.
#pragma once

#include <re2/re2.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/automaton.hpp"
#include "pattern/program.hpp"

namespace onoma::pattern {

inline constexpr std::size_t kLongestExpression = 32 * 1024;  // bytes, fragments put in
inline constexpr std::size_t kMostGroups = 32;                // that are caught, the match itself being one
inline constexpr int kMostMemory = 4 << 20;                   // bytes, program and its automaton

class Expression {
 public:
  // `source` must outlive it.
  explicit Expression(std::string_view source) : source_(source) {}

  // Why this expression is not accepted; empty when it is.
  std::string problem() const;

  // The end of the longest match that begins at `begin` and ends at `end` or before, both offsets in `text`; of an expression
  // that is not valid there is none.
  std::optional<std::size_t> longest_match(std::string_view text, std::size_t begin, std::size_t end) const;
  // Fills `groups`, as many as there are, with what the groups of the match text[begin, end) hold; without data where a group is not
  // part of it. False where that is no match.
  bool catch_groups(std::string_view text, std::size_t begin, std::size_t end, std::span<std::string_view> groups) const;
  // How large its automaton is, in instructions; 0 where it is not valid.
  std::size_t program_size() const;
  // For each group of the expression its name, empty where it has none; group 0 is the match. To be asked after a match.
  const std::vector<std::string>& group_names() const { return groups_; }
  // The group `span`, or 0 where there is none. To be asked after a match.
  int span_group() const { return span_group_; }

 private:
  const re2::RE2* compiled() const;  // null when it is not valid
  void prepare_re2() const;
  void prepare() const;
  const Automaton* automaton() const;  // null where it is not its turn

  std::string_view source_;
  mutable std::once_flag compiled_once_, prepared_once_, automaton_once_;
  mutable std::atomic<int> runs_ = 0;  // of the program
  mutable std::optional<Program> program_;
  mutable std::optional<Automaton> automaton_;
  mutable std::atomic<const Automaton*> ready_ = nullptr;  // the same, once it is there
  mutable std::unique_ptr<re2::RE2> re2_;
  mutable std::vector<std::string> groups_;
  mutable int span_group_ = 0;
};

}  // namespace onoma::pattern
