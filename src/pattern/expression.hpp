// Expression: one RE2 expression, compiled when it is first needed, with the limits and options that all
// patterns share.
//
// Thread safety: const operations may run at the same time.
#pragma once

#include <re2/re2.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/sketch.hpp"

namespace onoma::pattern {

inline constexpr std::size_t kLongestExpression = 32 * 1024;  // bytes, fragments put in
inline constexpr int kMostMemory = 4 << 20;                   // bytes, program and its automaton

class Expression {
 public:
  explicit Expression(std::string source) : source_(std::move(source)) {}

  // Why this expression is not accepted; empty when it is.
  std::string problem() const;

  // Whether it may match a beginning of `text`: known at once of an expression that is not compiled yet, and "yes" of others.
  bool may_match(std::string_view text) const;
  // The compiled expression, or null when it is not valid.
  const re2::RE2* compiled() const;
  // How large its automaton is, in instructions; 0 where it is not valid.
  std::size_t program_size() const;
  // For each group of the expression its name, empty where it has none; group 0 is the match.
  const std::vector<std::string>& group_names() const { return groups_; }
  // The group `span`, or 0 where there is none.
  int span_group() const { return span_group_; }

 private:
  void compile() const;

  std::string source_;
  mutable std::once_flag once_, sketch_once_;
  mutable std::atomic<bool> is_compiled_ = false;
  mutable std::atomic<int> looks_ = 0;  // at the sketch
  mutable std::optional<Sketch> sketch_;
  mutable std::unique_ptr<re2::RE2> re2_;
  mutable std::vector<std::string> groups_;
  mutable int span_group_ = 0;
};

}  // namespace onoma::pattern
