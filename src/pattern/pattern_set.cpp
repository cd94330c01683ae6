#include "pattern/pattern_set.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <span>
#include <tuple>

#include "pattern/expression.hpp"

namespace onoma::pattern {
namespace {

using text::Analysis;
using text::Token;

using Groups = std::array<std::string_view, kMostGroups>;

struct Candidate {
  PatternHit hit;
  std::uint32_t length = 0;  // bytes
  bool caught = false;       // the captures are there
};

// The token that ends at `offset`, as one past its index, or nothing when `offset` lies inside a token or in
// white space.
std::optional<std::uint32_t> token_end_at(const Analysis& analysis, std::uint32_t first, std::size_t offset) {
  for (std::uint32_t i = first; i < analysis.tokens.size() && analysis.tokens[i].begin < offset; ++i) {
    if (analysis.tokens[i].end == offset) return i + 1;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> token_begin_at(const Analysis& analysis, std::uint32_t first,
                                            std::size_t offset) {
  for (std::uint32_t i = first; i < analysis.tokens.size() && analysis.tokens[i].begin <= offset; ++i) {
    if (analysis.tokens[i].begin == offset) return i;
  }
  return std::nullopt;
}

// The end of the last token that ends before `offset`; a match that ends inside a token is tried again up to
// there.
std::size_t last_token_end_before(const Analysis& analysis, std::uint32_t first, std::size_t offset) {
  std::size_t end = analysis.tokens[first].begin;
  for (std::uint32_t i = first; i < analysis.tokens.size() && analysis.tokens[i].end < offset; ++i) {
    end = analysis.tokens[i].end;
  }
  return end;
}

bool inside_token(const Analysis& analysis, std::uint32_t first, std::size_t offset) {
  for (std::uint32_t i = first; i < analysis.tokens.size() && analysis.tokens[i].begin < offset; ++i) {
    if (offset < analysis.tokens[i].end) return true;
  }
  return false;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool joins_digits(char c) {
  return c == '-' || c == '/' || c == '.' || c == ',' || c == ':';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Whether text[begin] goes on with a tag or an address: #May2020, news/1999.
bool continues_address(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  const char before = text[begin - 1];
  if (before == '#' || before == '@' || before == '=' || before == '_') return true;
  return before == '/' && begin >= 2 && is_letter(text[begin - 2]) && is_digit(text[begin]);
}

// Whether the edge between text[at - 1] and text[at] divides a number such as 2024-03-01 or 10:30.
bool divides_number(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin >= 2 && is_digit(text[begin]) && joins_digits(text[begin - 1]) && is_digit(text[begin - 2]))
    return true;
  return end + 1 < text.size() && is_digit(text[end - 1]) && joins_digits(text[end]) &&
         is_digit(text[end + 1]);
}

// The first token after `first` that begins a paragraph, or the number of tokens.
std::uint32_t next_paragraph(const Analysis& analysis, std::uint32_t first) {
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  for (std::uint32_t i = first + 1; i < count; ++i) {
    if (analysis.tokens[i].has(text::kParagraphStart)) return i;
  }
  return count;
}

// Fills groups for text[begin, end); the match is known to be there.
bool catch_groups(const Expression& expression, const Analysis& analysis, std::size_t begin, std::size_t end, Groups& groups) {
  const std::size_t count = std::min(expression.group_names().size(), kMostGroups);
  return expression.catch_groups(analysis.normal, begin, end, std::span(groups).first(count));
}

void take_captures(const Expression& expression, const Groups& groups, PatternHit& hit) {
  const std::vector<std::string>& names = expression.group_names();
  for (std::size_t i = 1; i < std::min(names.size(), kMostGroups); ++i) {
    if (names[i].empty() || names[i] == "span" || groups[i].empty()) continue;
    hit.captures.push_back({names[i], groups[i]});
  }
}

// Where one rule matches at one token; its captures only where the hit is a part of the match, or `wanted`.
std::optional<PatternHit> match_at(const Expression& expression, const Analysis& analysis,
                                   std::uint32_t first, std::size_t limit, bool wanted) {
  const std::size_t begin = analysis.tokens[first].begin;
  Groups groups;
  std::size_t end = limit;
  while (end > begin) {
    const std::optional<std::size_t> longest = expression.longest_match(analysis.normal, begin, end);
    if (!longest) return std::nullopt;
    const std::size_t match_end = *longest;
    if (inside_token(analysis, first, match_end)) {
      end = last_token_end_before(analysis, first, match_end);
      continue;
    }
    const bool is_part = expression.span_group() != 0;
    if ((is_part || wanted) && !catch_groups(expression, analysis, begin, match_end, groups)) return std::nullopt;
    const std::string_view span = is_part ? groups[static_cast<std::size_t>(expression.span_group())]
                                          : std::string_view(analysis.normal).substr(begin, match_end - begin);
    if (span.empty()) return std::nullopt;
    const auto span_begin = static_cast<std::size_t>(span.data() - analysis.normal.data());
    const std::size_t span_end = span_begin + span.size();
    const auto first_token = token_begin_at(analysis, first, span_begin);
    const auto last_token = token_end_at(analysis, first, span_end);
    if (!first_token || !last_token || divides_number(analysis.normal, span_begin, span_end) ||
        continues_address(analysis.normal, span_begin)) {
      return std::nullopt;
    }
    PatternHit hit{*first_token, *last_token, 0, false, {}};
    if (is_part || wanted) take_captures(expression, groups, hit);
    return hit;
  }
  return std::nullopt;
}

}  // namespace

struct PatternSet::State {
  std::vector<PatternRule> rules;
  std::deque<Expression> expressions;
  TriggerArrays own_triggers;
  TriggerTable triggers;

  explicit State(std::vector<PatternRule> all)
      : rules(std::move(all)), own_triggers(triggers_of(rules)), triggers(own_triggers.view()) {
    add_expressions();
  }
  State(std::vector<PatternRule> all, const TriggerTables& known) : rules(std::move(all)), triggers(known) {
    add_expressions();
  }

  void add_expressions() {
    for (const PatternRule& rule : rules) expressions.emplace_back(rule.expression);
  }

  // Where which rule matches, by first token, then by rule, of those that are to be tried.
  std::vector<Candidate> candidates(const Analysis& analysis, const std::function<bool(const PatternHit&)>& accept,
                                    const std::vector<TriggerPlace>& places) const;
  std::vector<TriggerPlace> places(const Analysis& analysis) const;
  // Keeps of overlapping hits of one label the best, in order of text.
  void resolve(std::vector<Candidate>& candidates, const Analysis& analysis, std::vector<PatternHit>& hits) const;
  // Gives the captures to a hit that is the whole of its match: most hits lose the contest, and never need theirs.
  void catch_now(const Analysis& analysis, PatternHit& hit) const;
  // Puts what the rule says itself before what it caught.
  void say(PatternHit& hit) const;
};

void PatternSet::State::say(PatternHit& hit) const {
  const std::vector<Said>& says = rules[hit.rule].says;
  for (auto said = says.rbegin(); said != says.rend(); ++said) {
    hit.captures.insert(hit.captures.begin(), {said->name, said->text});
  }
}

void PatternSet::State::catch_now(const Analysis& analysis, PatternHit& hit) const {
  const Expression& expression = expressions[hit.rule];
  Groups groups;
  const std::size_t begin = analysis.tokens[hit.first].begin, end = analysis.tokens[hit.last - 1].end;
  if (expression.group_names().size() > 1 && catch_groups(expression, analysis, begin, end, groups)) {
    take_captures(expression, groups, hit);
  }
  say(hit);
}

void PatternSet::State::resolve(std::vector<Candidate>& candidates, const Analysis& analysis,
                                std::vector<PatternHit>& hits) const {
  const auto rank = [this](const Candidate& c) {
    const PatternRule& rule = rules[c.hit.rule];
    return std::tuple(-static_cast<std::int64_t>(c.length), c.hit.first, !rule.veto, -rule.score, c.hit.rule);
  };
  std::sort(candidates.begin(), candidates.end(),
            [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
  std::vector<std::uint8_t> taken(analysis.tokens.size(), 0);  // one bit per label
  const std::size_t before = hits.size();
  for (Candidate& candidate : candidates) {
    const PatternRule& rule = rules[candidate.hit.rule];
    const auto bit = static_cast<std::uint8_t>(1u << (static_cast<unsigned>(rule.label) % 8));
    const auto begin = taken.begin() + candidate.hit.first;
    const auto end = taken.begin() + candidate.hit.last;
    if (std::any_of(begin, end, [bit](std::uint8_t bits) { return (bits & bit) != 0; })) continue;
    std::for_each(begin, end, [bit](std::uint8_t& bits) { bits |= bit; });
    if (rule.veto) continue;
    if (!candidate.caught) catch_now(analysis, candidate.hit);
    hits.push_back(std::move(candidate.hit));
  }
  std::sort(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end(),
            [](const PatternHit& a, const PatternHit& b) {
              return std::tie(a.first, a.last, a.rule) < std::tie(b.first, b.last, b.rule);
            });
}

PatternSet::PatternSet() : state_(std::make_unique<State>(std::vector<PatternRule>{})) {}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

Diagnostic too_large(const PatternRule& rule) {
  return {Severity::kError, rule.file, rule.line, 0, "patterns-too-large",
          "rule " + rule.name + ": with this one the expressions are too large together: more than " +
              std::to_string(kMostProgram) + " instructions; it and those after it are not looked at"};
}

Result<PatternSet> PatternSet::make(std::vector<PatternRule> rules) {
  PatternSet set = from_checked(std::move(rules));
  Error error{"E_PATTERN", "some patterns are not valid", {}};
  std::size_t program = 0;
  for (std::uint32_t i = 0; i < set.rules().size(); ++i) {
    const PatternRule& rule = set.rules()[i];
    const std::string problem = set.problem_of(i);
    program += set.program_size(i);
    if (program > kMostProgram) {
      error.diagnostics.push_back(too_large(rule));
      break;
    }
    if (problem.empty()) continue;
    error.diagnostics.push_back(
        {Severity::kError, rule.file, rule.line, 0, "bad-expression", "rule " + rule.name + ": " + problem});
  }
  if (!error.diagnostics.empty()) return Unexpected{std::move(error)};
  return set;
}

PatternSet PatternSet::from_checked(std::vector<PatternRule> rules) {
  PatternSet set;
  set.state_ = std::make_unique<State>(std::move(rules));
  return set;
}

PatternSet PatternSet::from_checked(std::vector<PatternRule> rules, const TriggerTables& triggers) {
  PatternSet set;
  set.state_ = std::make_unique<State>(std::move(rules), triggers);
  return set;
}

TriggerArrays triggers_of(const std::vector<PatternRule>& rules) {
  std::vector<std::vector<std::string>> prefixes;
  for (const PatternRule& rule : rules) {
    prefixes.push_back(rule.prefixes.empty() ? literal_prefixes(rule.expression) : rule.prefixes);
  }
  return build_triggers(prefixes);
}

const std::vector<PatternRule>& PatternSet::rules() const noexcept {
  return state_->rules;
}

std::vector<TriggerPlace> PatternSet::State::places(const Analysis& analysis) const {
  std::vector<TriggerPlace> places;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    const auto tried = triggers.candidates(analysis.normal.substr(analysis.tokens[i].begin));
    if (!tried.empty()) places.push_back({i, tried});
  }
  return places;
}

std::vector<Candidate> PatternSet::State::candidates(const Analysis& analysis,
                                                     const std::function<bool(const PatternHit&)>& accept,
                                                     const std::vector<TriggerPlace>& places) const {
  std::vector<Candidate> candidates;
  std::uint32_t paragraph_end = 0;  // one past the last token of the paragraph that `first` is in
  for (const auto& [first, tried] : places) {
    if (first >= paragraph_end) paragraph_end = next_paragraph(analysis, first);
    const std::size_t limit =
        std::min<std::size_t>(analysis.tokens[first].begin + kReach, analysis.tokens[paragraph_end - 1].end);
    for (const std::uint32_t rule : tried) {
      const Expression& expression = expressions[rule];
      const bool asked = accept && rules[rule].to_accept;
      std::optional<PatternHit> hit = match_at(expression, analysis, first, limit, asked);
      if (!hit) continue;
      hit->rule = rule;
      const bool caught = asked || expression.span_group() != 0;
      if (caught) say(*hit);
      if (asked && !accept(*hit)) continue;
      hit->accepted = asked;
      const std::uint32_t length = analysis.tokens[hit->last - 1].end - analysis.tokens[hit->first].begin;
      candidates.push_back({std::move(*hit), length, caught});
    }
  }
  return candidates;
}

std::string PatternSet::problem_of(std::uint32_t rule) const {
  return state_->expressions[rule].problem();
}

std::size_t PatternSet::program_size(std::uint32_t rule) const {
  return state_->expressions[rule].program_size();
}

void PatternSet::find_only(const std::vector<std::uint32_t>& rules, const Analysis& analysis,
                           std::vector<PatternHit>& hits) const {
  std::vector<TriggerPlace> everywhere;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) everywhere.push_back({i, rules});
  std::vector<Candidate> candidates = state_->candidates(analysis, {}, everywhere);
  if (!candidates.empty()) state_->resolve(candidates, analysis, hits);
}

void PatternSet::find(const Analysis& analysis, std::vector<PatternHit>& hits,
                      const std::function<bool(const PatternHit&)>& accept, TriggerMemo* memo) const {
  if (state_->rules.empty()) return;
  std::vector<TriggerPlace> places;
  if (memo != nullptr) {
    memo->learn(state_->triggers, analysis.forms);
    memo->find_places(state_->triggers, analysis, places);
  } else {
    places = state_->places(analysis);
  }
  std::vector<Candidate> candidates = state_->candidates(analysis, accept, places);
  if (!candidates.empty()) state_->resolve(candidates, analysis, hits);
}

void PatternSet::find_all(const Analysis& analysis, std::vector<PatternHit>& hits) const {
  if (state_->rules.empty()) return;
  for (Candidate& candidate : state_->candidates(analysis, {}, state_->places(analysis))) {
    if (!candidate.caught) state_->catch_now(analysis, candidate.hit);
    hits.push_back(std::move(candidate.hit));
  }
}

}  // namespace onoma::pattern
