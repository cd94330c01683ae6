#include <algorithm>

#include "additions/context_rules.hpp"
#include "additions/context_words.hpp"
#include "text/analyzer.hpp"
#include "text/char_class.hpp"

namespace onoma::additions {
namespace {

using Op = Instruction::Op;
using text::Shape;

WordKinds kinds_of(const text::Analysis& analysis, std::size_t token) {
  const text::Token& it = analysis.tokens[token];
  WordKinds kinds = static_cast<WordKinds>(1U << static_cast<unsigned>(it.shape));
  if (it.shape == Shape::kMixed) {
    const char* begin = analysis.normal.data() + it.begin;
    const char* end = analysis.normal.data() + it.end;
    if ((text::word_bits_at(begin, end) & text::kUpperBit) != 0) kinds |= kMixedWithCapital;
  }
  return kinds;
}

bool begins_sentence(const text::Token& token) {
  return token.has(text::kSentenceStart) || token.has(text::kParagraphStart);
}

constexpr std::uint64_t covering(std::uint32_t token, std::uint32_t name) {
  return std::uint64_t{token} << 32 | name;
}

}  // namespace

void ContextMatcher::find(const text::Analysis& analysis, std::span<const Mark> marks, ContextRules::Asks asks,
                          std::vector<ContextHit>& hits) {
  if (rules_.empty() || analysis.tokens.empty()) return;
  analysis_ = &analysis;
  look_at(marks);
  const std::size_t from = hits.size();
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  for (Sentence sentence; sentence.first < count; sentence.first = sentence.last) {
    sentence.last = sentence.first + 1;
    while (sentence.last < count && !begins_sentence(analysis.tokens[sentence.last])) ++sentence.last;
    choose_rules(sentence, asks);
    for (const std::uint32_t rule : chosen_) try_rule(rule, sentence, hits);
  }
  std::sort(hits.begin() + static_cast<std::ptrdiff_t>(from), hits.end(), [](const ContextHit& a, const ContextHit& b) {
    return a.first != b.first ? a.first < b.first : a.rule < b.rule;
  });
}

void ContextMatcher::look_at(std::span<const Mark> marks) {
  const std::size_t count = analysis_->tokens.size();
  kinds_.resize(count);
  folded_.clear(), folded_at_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    kinds_[i] = kinds_of(*analysis_, i);
    folded_at_.push_back(static_cast<std::uint32_t>(folded_.size()));
    text::fold_key(analysis_->token_text(i), folded_);
  }
  folded_at_.push_back(static_cast<std::uint32_t>(folded_.size()));

  by_first_.clear(), covers_.clear();
  for (const Mark& mark : marks) {
    if (mark.first >= mark.last || mark.last > count || mark.name >= rules_.names_.size()) continue;
    by_first_.push_back(mark);
    for (std::uint32_t i = mark.first; i < mark.last; ++i) covers_.push_back(covering(i, mark.name));
  }
  std::sort(covers_.begin(), covers_.end());
  by_last_ = by_first_;
  std::sort(by_first_.begin(), by_first_.end(), [](const Mark& a, const Mark& b) { return a.first < b.first; });
  std::sort(by_last_.begin(), by_last_.end(), [](const Mark& a, const Mark& b) { return a.last < b.last; });
  first_at_.assign(count + 2, 0), last_at_.assign(count + 2, 0);
  for (const Mark& mark : by_first_) ++first_at_[mark.first + 1], ++last_at_[mark.last + 1];
  for (std::size_t i = 1; i < first_at_.size(); ++i) first_at_[i] += first_at_[i - 1], last_at_[i] += last_at_[i - 1];
}

void ContextMatcher::choose_rules(Sentence sentence, ContextRules::Asks asks) {
  chosen_.clear();
  chosen_in_.resize(rules_.rules_.size(), 0);
  ++sentence_;
  WordKinds kinds = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) kinds |= kinds_[i];
  const auto choose = [&](std::uint32_t rule) {
    const ContextRules::Compiled& compiled = rules_.compiled_[rule];
    if (compiled.asks != asks || chosen_in_[rule] == sentence_) return;
    chosen_in_[rule] = sentence_;
    const bool may_hold = std::all_of(compiled.needs.begin(), compiled.needs.end(),
                                      [kinds](WordKinds needed) { return (kinds & needed) != 0; });
    if (may_hold) chosen_.push_back(rule);
  };
  for (const std::uint32_t rule : rules_.always_) choose(rule);
  if (!rules_.by_word_.empty()) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const std::string_view folded = std::string_view(folded_).substr(folded_at_[i], folded_at_[i + 1] - folded_at_[i]);
      const auto known = rules_.by_word_.find(std::string(leading_letters(folded)));
      if (known == rules_.by_word_.end()) continue;
      for (const std::uint32_t rule : known->second) choose(rule);
    }
  }
  const auto from = std::lower_bound(covers_.begin(), covers_.end(), covering(sentence.first, 0));
  for (auto it = from; it != covers_.end() && *it < covering(sentence.last, 0); ++it) {
    for (const std::uint32_t rule : rules_.by_name_[static_cast<std::uint32_t>(*it)]) choose(rule);
  }
  std::sort(chosen_.begin(), chosen_.end());
}

void ContextMatcher::try_rule(std::uint32_t number, Sentence sentence, std::vector<ContextHit>& hits) {
  const ContextRules::Compiled& rule = rules_.compiled_[number];
  constexpr char kUnknown = 2;
  before_holds_.assign(sentence.last - sentence.first + 1, kUnknown);
  after_holds_.assign(sentence.last - sentence.first + 1, kUnknown);
  for (std::uint32_t at = sentence.first; at < sentence.last;) {
    run(rule.group, at, sentence, false);
    std::swap(ends_, group_ends_);
    std::sort(group_ends_.rbegin(), group_ends_.rend());
    std::uint32_t next = at + 1;
    for (const std::uint32_t end : group_ends_) {
      if (end == at || !holds(rule.before, at, sentence, before_holds_)) break;
      if (!holds(rule.after, end, sentence, after_holds_)) continue;
      hits.push_back({number, at, end});
      next = end;
      break;
    }
    at = next;
  }
}

bool ContextMatcher::holds(const Program& program, std::uint32_t at, Sentence sentence, std::vector<char>& known) {
  if (program.empty()) return true;
  char& answer = known[at - sentence.first];
  if (answer > 1) {
    run(program, at, sentence, true);
    answer = ends_.empty() ? 0 : 1;
  }
  return answer == 1;
}

void ContextMatcher::run(const Program& program, std::uint32_t at, Sentence sentence, bool once) {
  visited_.resize((std::size_t{kReach} + 1) * (kMostInstructions + 1), 0);
  if (++run_ == 0) std::fill(visited_.begin(), visited_.end(), 0), run_ = 1;
  start_ = at;
  ends_.clear(), todo_.clear();
  push(program, at, 0);
  while (!todo_.empty() && !(once && !ends_.empty())) {
    const Place place = todo_.back();
    todo_.pop_back();
    step(program, program.code[place.code], place, sentence);
  }
}

void ContextMatcher::push(const Program& program, std::uint32_t token, std::uint32_t code) {
  const std::uint32_t distance = program.backward ? start_ - token : token - start_;
  if (distance > kReach) return;
  std::uint32_t& last = visited_[std::size_t{distance} * (kMostInstructions + 1) + code];
  if (last == run_) return;
  last = run_;
  todo_.push_back({token, code});
}

void ContextMatcher::step(const Program& program, const Instruction& instruction, Place place, Sentence sentence) {
  switch (instruction.op) {
    case Op::kDone: ends_.push_back(place.token); return;
    case Op::kJump: push(program, place.token, instruction.a); return;
    case Op::kSplit:
      push(program, place.token, instruction.a);
      push(program, place.token, instruction.b);
      return;
    case Op::kSentenceBegin:
      if (place.token == sentence.first) push(program, place.token, place.code + 1);
      return;
    case Op::kSentenceEnd:
      if (place.token == sentence.last) push(program, place.token, place.code + 1);
      return;
    case Op::kTests: break;
  }
  const std::span<const Test> tests = std::span(program.tests).subspan(instruction.a, instruction.b - instruction.a);
  const bool lone = tests.size() == 1 && !tests[0].negated;
  if (lone && tests[0].kind == Test::Kind::kMark) return take_marks(program, tests[0], place, sentence);
  const bool at_edge = place.token == (program.backward ? sentence.first : sentence.last);
  if (at_edge) {
    // "no title before it" holds where nothing is before it.
    const bool all_negated = std::all_of(tests.begin(), tests.end(), [](const Test& test) { return test.negated; });
    if (all_negated) push(program, place.token, place.code + 1);
    return;
  }
  std::uint32_t length = 1;
  if (lone && tests[0].kind == Test::Kind::kText) {
    length = text_length(tests[0], place.token, program.backward, sentence);
    if (length == 0) return;
  } else {
    const std::uint32_t token = program.backward ? place.token - 1 : place.token;
    for (const Test& test : tests) {
      if (token_is(test, token, program.backward, sentence) == test.negated) return;
    }
  }
  push(program, program.backward ? place.token - length : place.token + length, place.code + 1);
}

// Whole entries and spans that begin here (looking back: end here).
void ContextMatcher::take_marks(const Program& program, const Test& test, Place place, Sentence sentence) {
  const std::vector<Mark>& marks = program.backward ? by_last_ : by_first_;
  const std::vector<std::uint32_t>& at = program.backward ? last_at_ : first_at_;
  for (std::uint32_t i = at[place.token]; i < at[place.token + 1]; ++i) {
    const Mark& mark = marks[i];
    if (mark.name != test.name || mark.first < sentence.first || mark.last > sentence.last) continue;
    push(program, program.backward ? mark.first : mark.last, place.code + 1);
  }
}

// How many tokens the text is, from the place on (looking back: up to it); 0 where it does not stand there.
std::uint32_t ContextMatcher::text_length(const Test& test, std::uint32_t at, bool backward, Sentence sentence) const {
  std::string_view rest = test.text;
  if (test.open_begin || test.open_end) {
    const std::string_view whole = word(test, backward ? at - 1 : at);
    const bool found = test.open_begin && test.open_end ? whole.find(rest) != std::string_view::npos
                       : test.open_begin                ? whole.ends_with(rest)
                                                        : whole.starts_with(rest);
    return found ? 1 : 0;
  }
  const std::uint32_t most = backward ? at - sentence.first : sentence.last - at;
  for (std::uint32_t i = 0; i < most && i < kReach; ++i) {
    const std::uint32_t token = backward ? at - 1 - i : at + i;
    const std::string_view here = word(test, token);
    if (i > 0) {
      const bool space = analysis_->tokens[backward ? token + 1 : token].has(text::kSpaceBefore);
      if (space != (backward ? rest.ends_with(' ') : rest.starts_with(' '))) return 0;
      if (space) backward ? rest.remove_suffix(1) : rest.remove_prefix(1);
    }
    if (backward ? !rest.ends_with(here) : !rest.starts_with(here)) return 0;
    backward ? rest.remove_suffix(here.size()) : rest.remove_prefix(here.size());
    if (rest.empty()) return i + 1;
  }
  return 0;
}

bool ContextMatcher::token_is(const Test& test, std::uint32_t token, bool backward, Sentence sentence) const {
  switch (test.kind) {
    case Test::Kind::kKind: return (kinds_[token] & test.kinds) != 0;
    case Test::Kind::kMark: return covered(token, test.name);
    case Test::Kind::kText: break;
  }
  const std::uint32_t length = text_length(test, backward ? token + 1 : token, backward, sentence);
  return test.negated ? length > 0 : length == 1;
}

bool ContextMatcher::covered(std::uint32_t token, std::uint32_t name) const {
  return std::binary_search(covers_.begin(), covers_.end(), covering(token, name));
}

std::string_view ContextMatcher::word(const Test& test, std::uint32_t token) const {
  if (!test.folded) return analysis_->token_text(token);
  return std::string_view(folded_).substr(folded_at_[token], folded_at_[token + 1] - folded_at_[token]);
}

}  // namespace onoma::additions
