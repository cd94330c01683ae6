#include "pattern/sketch.hpp"

#include <algorithm>
#include <optional>

#include "pattern/prefixes.hpp"

namespace onoma::pattern {
namespace {

using Kind = ExpressionTree::Kind;

// What goes on for longer is not followed: from there on anything may stand.
constexpr std::size_t kMostStates = 20'000;
constexpr int kMostCopies = 16;

bool is_blank(const ExpressionTree& tree) {
  return tree.kind == Kind::kText && tree.text == " ";
}

}  // namespace

Sketch::Sketch(std::string_view expression) : states_(1) {
  const std::optional<ExpressionTree> tree = parse_expression(expression);
  if (tree) start_ = add(*tree, 0);
}

Sketch::Number Sketch::add_state(const State& state) {
  if (states_.size() >= kMostStates) return 0;
  states_.push_back(state);
  return static_cast<Number>(states_.size() - 1);
}

Sketch::Number Sketch::add(const ExpressionTree& tree, Number next) {
  switch (tree.kind) {
    case Kind::kNothing: return next;
    case Kind::kAnything: return 0;
    case Kind::kText:
      for (auto c = tree.text.rbegin(); c != tree.text.rend(); ++c) next = add_state({State::Kind::kByte, *c, 0, next, 0});
      return next;
    case Kind::kOneOf: return add_set(tree, next);
    case Kind::kRepetition: return add_repetition(tree, next);
    case Kind::kSequence:
      for (auto part = tree.parts.rbegin(); part != tree.parts.rend(); ++part) next = add(*part, next);
      return next;
    case Kind::kAlternatives: break;
  }
  Number all = add(tree.parts.back(), next);
  for (auto part = tree.parts.rbegin() + 1; part != tree.parts.rend(); ++part) {
    all = add_state({State::Kind::kEither, '\0', 0, add(*part, next), all});
  }
  return all;
}

Sketch::Number Sketch::add_set(const ExpressionTree& tree, Number next) {
  std::bitset<256> set;
  for (const char c : tree.text) set.set(static_cast<unsigned char>(c));
  sets_.push_back(set);
  Number all = add_state({State::Kind::kOneOf, '\0', static_cast<Number>(sets_.size() - 1), next, 0});
  for (const ExpressionTree& part : tree.parts) all = add_state({State::Kind::kEither, '\0', 0, add(part, next), all});
  return all;
}

Sketch::Number Sketch::add_repetition(const ExpressionTree& tree, Number next) {
  const ExpressionTree& once = tree.parts[0];
  // A run of white space is one blank.
  const int most = is_blank(once) ? 1 : tree.most;
  const int least = is_blank(once) ? std::min(tree.least, 1) : tree.least;
  if (most < 0) {
    // What follows is read from a state that goes either round or on.
    const Number loop = add_state({State::Kind::kEither, '\0', 0, 0, next});
    if (loop == 0) return 0;
    const Number round = add(once, loop);
    states_[loop].next = round;
    next = loop;
  } else {
    if (most > kMostCopies) next = 0;
    for (int i = least; i < std::min(most, kMostCopies); ++i) {
      next = add_state({State::Kind::kEither, '\0', 0, add(once, next), next});
    }
  }
  if (least > kMostCopies) next = 0;
  for (int i = 0; i < std::min(least, kMostCopies); ++i) next = add(once, next);
  return next;
}

// The states that reading has come to.
class Sketch::Run {
 public:
  explicit Run(const Sketch& sketch) : sketch_(sketch), seen_(sketch.states_.size(), 0) { enter(sketch.start_, false); }

  bool at_end() const { return at_end_; }
  bool is_over() const { return now_.empty(); }

  void read(char byte) {
    now_.swap(before_);
    now_.clear();
    ++step_;
    for (const Number number : before_) {
      const State& state = sketch_.states_[number];
      const bool fits = state.kind == State::Kind::kByte ? state.byte == byte
                                                         : sketch_.sets_[state.set][static_cast<unsigned char>(byte)];
      if (fits) enter(state.next, byte == ' ');
    }
  }

 private:
  // Comes to a state, and to all that are reached from it without reading. A blank that has been read serves for those that
  // are asked for right after it.
  void enter(Number first, bool after_blank) {
    waiting_.assign(1, first);
    while (!waiting_.empty()) {
      const Number number = waiting_.back();
      waiting_.pop_back();
      if (seen_[number] == step_) continue;
      seen_[number] = step_;
      const State& state = sketch_.states_[number];
      if (state.kind == State::Kind::kEnd) {
        at_end_ = true;
      } else if (state.kind == State::Kind::kEither) {
        waiting_.push_back(state.next);
        waiting_.push_back(state.other);
      } else {
        now_.push_back(number);
        const bool wants_blank = state.kind == State::Kind::kByte ? state.byte == ' ' : sketch_.sets_[state.set][' '];
        if (after_blank && wants_blank) waiting_.push_back(state.next);
      }
    }
  }

  const Sketch& sketch_;
  std::vector<std::uint32_t> seen_;  // in which step each state was last come to
  std::uint32_t step_ = 1;
  std::vector<Number> now_, before_, waiting_;
  bool at_end_ = false;
};

bool Sketch::may_match(std::string_view text) const {
  Run run(*this);
  char previous = '\0';
  for (const char c : text) {
    if (run.at_end() || run.is_over()) break;
    const char byte = canonical(c);
    if (byte == ' ' && previous == ' ') continue;
    previous = byte;
    run.read(byte);
  }
  return run.at_end();
}

}  // namespace onoma::pattern
