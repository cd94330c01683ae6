// Reads gazetteers/patterns/*.rules: stanzas of one rule each, and the fragments that rules are made of.
//
//   rule   iso-date                      a name, unique among all files
//   label  DATE                          or "not DATE": what only looks like one
//   match  {year}-{monthnum}-{day}       RE2; a line that begins with a blank goes on with the line before it
//   score  10                            optional: how sure the rule is of itself (1 to 20, 10 if not said)
//   value  2024-03-01                    optional: the TIMEX3 value of the first span of the first `yes`
//   says   rel=last, unit=year           optional: captures that the rule itself makes
//   only   times                         optional: found only when this is asked for (times, vague-dates)
//   if     valued                        optional: a match without a value is none, and shadows no other
//   language fr, de                      optional: one rule for each language, with that language's words for
//                                        {month}, {weekday}, {near_day}, {near_period} and {of}
//   yes    Filed on [2024-03-01].        one or more; the hits in [brackets], \[ and \] are brackets of the
//   text no     part 2024-03-01-77            one or more: nothing is found
//
// fragments.rules holds stanzas of `fragment NAME` and `match`, or `capture NAME` and `match`: {NAME} in a
// `match` stands for the expression, and for a `capture` also catches it in a group of that name (NAME2,
// NAME3, … when used again). Stanzas are divided by blank lines; # begins a comment line.
//
// Pure functions over a text and its file name; any input is safe. All problems are appended to
// `diagnostics`; what could be read is returned all the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/stanza_fields.hpp"
#include "onoma/label.hpp"
#include "onoma/result.hpp"
#include "pattern/pattern_set.hpp"

namespace onoma::model {

struct Stanza {
  std::string rule;
  Label label = Label::kDate;
  bool veto = false;
  int score = pattern::kDefaultScore;
  std::string match;
  std::string value;
  std::string only;                      // "times" or "vague-dates"; empty: always
  std::vector<std::string> languages;    // empty: English
  std::vector<pattern::Said> says;
  bool if_valued = false;
  std::vector<PatternExample> yes;
  std::vector<PatternExample> no;
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t match_line = 0;
  std::uint32_t match_column = 0;
};

struct Fragment {
  std::string name;
  std::string match;
  bool capture = false;
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t match_line = 0;
  std::uint32_t match_column = 0;
};

std::vector<Stanza> parse_stanzas(std::string_view text, std::string file,
                                  std::vector<Diagnostic>& diagnostics);
// The same of patterns that a user adds: labels that are new go into `labels`, examples may be left out, and in the place of
// `score` stands `priority`, a whole number of at most kHighestPriority either side of 0, which is what it is without one.
std::vector<Stanza> parse_added_stanzas(std::string_view text, std::string file, LabelNames& labels,
                                        std::vector<Diagnostic>& diagnostics);
inline constexpr int kHighestPriority = 1000;
std::vector<Fragment> parse_fragments(std::string_view text, std::string file,
                                      std::vector<Diagnostic>& diagnostics);

// Puts the fragments into every rule. Unknown and cyclic fragments, two fragments or rules of one name, and
// expressions that grow beyond all measure are diagnostics; their rules are left out. Fragments that no rule
// uses are warnings.
std::vector<pattern::PatternRule> expand_rules(const std::vector<Stanza>& stanzas,
                                               const std::vector<Fragment>& fragments,
                                               std::vector<Diagnostic>& diagnostics);

}  // namespace onoma::model
