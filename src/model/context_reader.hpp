// Reads a file of context rules (a user folder's context/*.rules): stanzas of one rule each.
//
//   rule      vessels                        a name, unique among the context rules of a run
//   says      A kind of vessel names a ship. optional: what the rule is for, in plain words
//   when      "the" <vessels> ( Cap{1,3} )   additions/context_parser.hpp has the grammar
//   then      SHIP                           LABEL, LABEL +N, LABEL -N, veto, veto LABEL, relabel LABEL
//   priority  5                              optional: a whole number, 0 if not said
//   yes       the frigate [Wild Heron]       the groups that the rule finds, in [brackets]
//   no        a wild heron                   nothing is found
//
// Pure functions over a text and its file name; any input is safe. All problems are appended to `diagnostics`; what
// could be read is returned all the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "additions/context_rule.hpp"
#include "model/stanza_fields.hpp"
#include "onoma/result.hpp"

namespace onoma::model {

struct ContextStanza {
  additions::ContextRule rule;
  std::vector<PatternExample> yes;
  std::vector<PatternExample> no;
};

// `names` is shared by all files of a run; lists and labels that are new are appended.
std::vector<ContextStanza> parse_context_rules(std::string_view text, std::string file, std::vector<additions::Name>& names,
                                               std::vector<Diagnostic>& diagnostics);

// Tells rules whose name an earlier one has.
void check_rule_names(const std::vector<ContextStanza>& stanzas, std::vector<Diagnostic>& diagnostics);

}  // namespace onoma::model
