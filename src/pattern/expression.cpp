#include "pattern/expression.hpp"

#include <algorithm>
#include <array>

namespace onoma::pattern {
namespace {

// An expression that is run more often pays for an automaton.
constexpr int kMostRuns = 40;

// RE2 wants each group name once; "year_b" is the year of another branch.
std::string without_branch(std::string name) {
  if (name.size() > 2 && name[name.size() - 2] == '_') name.resize(name.size() - 2);
  return name;
}

}  // namespace

void Expression::prepare_re2() const {
  if (source_.size() > kLongestExpression) return;
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_longest_match(true);
  options.set_log_errors(false);
  options.set_max_mem(kMostMemory);
  re2_ = std::make_unique<re2::RE2>(re2::StringPiece(source_.data(), source_.size()), options);
}

const re2::RE2* Expression::compiled() const {
  std::call_once(compiled_once_, [this] { prepare_re2(); });
  return re2_ != nullptr && re2_->ok() ? re2_.get() : nullptr;
}

// Finds how it is to be matched, and the names of its groups.
void Expression::prepare() const {
  if (source_.size() <= kLongestExpression) program_ = Program::make(source_);
  if (program_) {
    groups_ = program_->group_names();
  } else if (const re2::RE2* re2 = compiled()) {
    groups_.assign(static_cast<std::size_t>(re2->NumberOfCapturingGroups()) + 1, "");
    for (const auto& [index, name] : re2->CapturingGroupNames()) groups_[static_cast<std::size_t>(index)] = name;
  }
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i] == "span" && i < kMostGroups) span_group_ = static_cast<int>(i);
    groups_[i] = without_branch(std::move(groups_[i]));
  }
}

const Automaton* Expression::automaton() const {
  if (const Automaton* automaton = ready_.load(std::memory_order_acquire)) return automaton;
  if (runs_.fetch_add(1, std::memory_order_relaxed) < kMostRuns) return nullptr;
  std::call_once(automaton_once_, [this] { ready_.store(&automaton_.emplace(*program_), std::memory_order_release); });
  return &*automaton_;
}

std::optional<std::size_t> Expression::longest_match(std::string_view text, std::size_t begin, std::size_t end) const {
  std::call_once(prepared_once_, [this] { prepare(); });
  if (program_) {
    const Automaton* automaton = this->automaton();
    if (automaton == nullptr) return program_->longest_match(text, begin, end);
    if (!automaton->is_full()) return automaton->longest_match(text, begin, end);
  }
  const re2::RE2* re2 = compiled();
  re2::StringPiece match;
  // RE2's automaton tells where a match ends at a tenth of the price of the groups; most places have none.
  if (re2 == nullptr || !re2->Match({text.data(), text.size()}, begin, end, re2::RE2::ANCHOR_START, &match, 1)) return std::nullopt;
  return begin + match.size();
}

bool Expression::catch_groups(std::string_view text, std::size_t begin, std::size_t end, std::span<std::string_view> groups) const {
  std::call_once(prepared_once_, [this] { prepare(); });
  if (program_) return program_->catch_groups(text, begin, end, groups);
  const re2::RE2* re2 = compiled();
  if (re2 == nullptr) return false;
  std::array<re2::StringPiece, kMostGroups> found;
  const std::size_t count = std::min(groups.size(), kMostGroups);
  if (!re2->Match({text.data(), text.size()}, begin, end, re2::RE2::ANCHOR_START, found.data(), static_cast<int>(count))) return false;
  std::transform(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), groups.begin(),
                 [](const re2::StringPiece& group) { return std::string_view(group.data(), group.size()); });
  return true;
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
