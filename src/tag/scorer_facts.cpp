// What the scorer asks about single tokens and spans.
#include <algorithm>
#include <array>

#include "tag/initials.hpp"
#include "tag/scorer.hpp"
#include "tag/shape_class.hpp"


namespace onoma::tag {

using text::Shape;

namespace {

constexpr std::size_t kFewMatches = 8;  // are looked through one by one

}  // namespace

// A word that may stand between two names of a list.
bool Scorer::joins_list(std::uint32_t i) const {
  const text::Token& token = window_->analysis->tokens[i];
  if (token.size() > 3 || (token.shape != Shape::kPunctuation && token.shape != Shape::kLower)) return false;
  const std::string_view word = window_->analysis->token_text(i);
  switch (word[0]) {
    case ',':
    case '&':
    case '/':
    case '-':
    case ';': return word.size() == 1;
    case 'a': return word == "and";
    case 'o': return word == "or";
    default: return false;
  }
}

std::string Scorer::runs_of(std::uint32_t first, std::uint32_t last) const {
  std::string runs;
  for (std::uint32_t i = first; i < last; ++i) {
    if (runs.empty() || runs.back() != types_[i]) runs.push_back(types_[i]);
  }
  return runs;
}

// A word's cluster, else its shape for a sign, else its type.
std::uint32_t Scorer::gist_of(std::uint32_t i) const {
  if (const std::uint32_t cluster = tables_.classes[window_->uses[i]].gist; cluster != 0) return cluster;
  if (window_->analysis->tokens[i].shape == Shape::kPunctuation) {
    return tables_.classes[shapes_[i]].gist;
  }
  static constexpr auto kGists = [] {
    std::array<std::uint32_t, kTypeLetters.size()> gists{};
    for (std::size_t code = 0; code < gists.size(); ++code) gists[code] = hash_gist(kTypeLetters.substr(code, 1));
    return gists;
  }();
  return kGists[type_codes_[i]];
}

std::string Scorer::gist_name(std::uint32_t i) const {
  const auto first_name = [&](ClassId id, std::string_view kind) {
    for (const std::uint16_t attribute : tables_.attributes_of(id)) {
      const std::string_view name = tables_.name_at(tables_.attribute_names[attribute]);
      if (name.starts_with(kind)) return std::string(name);
    }
    return std::string();
  };
  if (tables_.classes[window_->uses[i]].gist != 0) return first_name(window_->uses[i], "cluster:");
  if (window_->analysis->tokens[i].shape == Shape::kPunctuation) {
    return first_name(shapes_[i], "punct:");
  }
  return std::string(1, types_[i]);
}

// The first name of the first pass that begins at `i` or behind it. Asked with rising tokens for the most part.
std::size_t Scorer::named_at(std::uint32_t i) const {
  const std::vector<Tagged>& named = *first_pass_;
  if (named_ > named.size() || (named_ > 0 && named[named_ - 1].first >= i)) {
    const auto by_first = [](const Tagged& name, std::uint32_t token) { return name.first < token; };
    named_ = static_cast<std::size_t>(std::lower_bound(named.begin(), named.end(), i, by_first) - named.begin());
  }
  while (named_ < named.size() && named[named_].first < i) ++named_;
  return named_;
}

// How often the name was seen elsewhere: the memory's counts less what this mention itself put there.
Counts Scorer::others_like(std::uint32_t first, std::uint32_t last, Counts counts) const {
  if (first_pass_ == nullptr) return counts;
  const std::size_t at = named_at(first);
  if (at < first_pass_->size() && (*first_pass_)[at].first == first && (*first_pass_)[at].last == last) {
    std::uint16_t& own = counts[static_cast<std::size_t>((*first_pass_)[at].label)];
    if (own > 0) --own;
  }
  return counts;
}

// "X Y Z (XYZ)": the name is followed by its own acronym in brackets.
bool Scorer::defines_acronym(std::uint32_t first, std::uint32_t last) const {
  const text::Analysis& analysis = *window_->analysis;
  if (last + 1 >= analysis.tokens.size() || analysis.token_text(last) != "(") return false;
  const Shape shape = analysis.tokens[last + 1].shape;
  if (shape != Shape::kAllCaps && shape != Shape::kAcronym && shape != Shape::kMixed) return false;
  return abbreviates(analysis.token_text(last + 1), analysis, first, last);
}

// "Guyana Coast Guard", "Afghan Red Crescent": a country or nationality, then a listed name of several tokens.
bool Scorer::country_before_listed(std::uint32_t first, std::uint32_t last) const {
  if (types_[first] != 'N' && types_[first] != 'D') return false;
  return (tables_.classes[match_class(first + 1, last)].flags & kIsName) != 0;
}

ClassId Scorer::match_class(std::uint32_t first, std::uint32_t last) const {
  std::size_t i = first_match_;
  // Few where prepare() was told where to look.
  if (last_match_ - i > kFewMatches) {
    const auto by_first = [](const Match& match, std::uint32_t token) { return match.first < token; };
    const auto all = window_->matches.begin();
    i = static_cast<std::size_t>(std::lower_bound(all + static_cast<std::ptrdiff_t>(i), all + static_cast<std::ptrdiff_t>(last_match_),
                                                  first, by_first) - all);
  }
  for (; i < last_match_ && window_->matches[i].first <= first; ++i) {
    if (window_->matches[i].first == first && window_->matches[i].last == last) return window_->matches[i].klass;
  }
  return 0;
}

TypeCode Scorer::type_of(std::uint32_t i) const {
  const text::Token& token = window_->analysis->tokens[i];
  const TypeCode known = tables_.classes[window_->classes[i]].type;
  static constexpr TypeCode kInitial = type_code('I'), kAcronym = type_code('A'), kNumber = type_code('0'),
                        kHyphen = type_code('-'), kAmpersand = type_code('&'), kApostrophe = type_code('\''),
                        kUnknown = type_code('U'), kLink = type_code('L'), kHash = type_code('#');
  switch (token.shape) {
    case Shape::kInitial: return kInitial;
    case Shape::kNumber:
    case Shape::kAlnum: return known != 0 ? known : kNumber;
    case Shape::kPunctuation: {
      const char c = window_->analysis->normal[token.begin];
      return c == '-' ? kHyphen : c == '&' ? kAmpersand : c == '\'' ? kApostrophe : c == '#' ? kHash : TypeCode{0};
    }
    case Shape::kLower: return known != 0 ? known : kLink;
    case Shape::kAcronym:
    case Shape::kAllCaps: return known != 0 ? known : kAcronym;
    default: return known != 0 ? known : kUnknown;
  }
}

}  // namespace onoma::tag
