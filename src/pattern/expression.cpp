#include "pattern/expression.hpp"

#include <algorithm>

namespace onoma::pattern {
namespace {

// An expression that is asked about more often pays for being compiled.
constexpr int kMostLooks = 8;

// RE2 wants each group name once; "year_b" is the year of another branch.
std::string without_branch(std::string name) {
  if (name.size() > 2 && name[name.size() - 2] == '_') name.resize(name.size() - 2);
  return name;
}

}  // namespace

void Expression::compile() const {
  if (source_.size() > kLongestExpression) return;
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_longest_match(true);
  options.set_log_errors(false);
  options.set_max_mem(kMostMemory);
  auto re2 = std::make_unique<re2::RE2>(source_, options);
  groups_.assign(static_cast<std::size_t>(std::max(0, re2->NumberOfCapturingGroups())) + 1, "");
  for (const auto& [index, name] : re2->CapturingGroupNames()) {
    groups_[static_cast<std::size_t>(index)] = without_branch(name);
    if (name == "span") span_group_ = index;
  }
  re2_ = std::move(re2);
  is_compiled_.store(true, std::memory_order_release);
}

bool Expression::may_match(std::string_view text) const {
  if (is_compiled_.load(std::memory_order_acquire)) return true;
  if (looks_.fetch_add(1, std::memory_order_relaxed) >= kMostLooks) return true;
  std::call_once(sketch_once_, [this] { sketch_.emplace(source_); });
  return sketch_->may_match(text);
}

const re2::RE2* Expression::compiled() const {
  std::call_once(once_, [this] { compile(); });
  return re2_ != nullptr && re2_->ok() ? re2_.get() : nullptr;
}

std::size_t Expression::program_size() const {
  return compiled() == nullptr ? 0 : static_cast<std::size_t>(compiled()->ProgramSize());
}

std::string Expression::problem() const {
  if (source_.size() > kLongestExpression) {
    return "the expression has " + std::to_string(source_.size()) +
           " bytes with its fragments put in; at most " + std::to_string(kLongestExpression) + " are allowed";
  }
  if (compiled() == nullptr) {
    if (re2_->error_code() == re2::RE2::ErrorPatternTooLarge) return "the expression needs too much memory";
    return "the expression does not compile: " + re2_->error();
  }
  if (re2::RE2::FullMatch("", *re2_)) return "the expression matches the empty text";
  return "";
}

}  // namespace onoma::pattern
