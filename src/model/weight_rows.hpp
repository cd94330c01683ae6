// Rows of a weights file: what a piece of evidence is worth under each label.
//
// Pure functions on values.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/list_reader.hpp"
#include "tag/evidence.hpp"

namespace onoma::model {

struct WeightRow {
  std::string evidence;    // "before.cue:titles", "span.length=2", "only.list:LOC/*"
  tag::Weights weights{};
  std::size_t line = 0;    // in its file; 0 where it comes from none
};

// What a list of weights must obey.
ListRules weight_list_rules();

// The rows of a list of weights, in its order; rows without a weight are left out. A weight that is no whole number from
// -1000 to 1000 is an error [bad-weight].
std::vector<WeightRow> weight_rows(const List& list, const std::string& file, std::vector<Diagnostic>& diagnostics);

// The same from the text of a file, with every problem of the list itself.
std::vector<WeightRow> read_weight_rows(std::string text, const std::string& file, std::vector<Diagnostic>& diagnostics);

// The lines of a weights file that say so, without header; weights of 0 are empty cells.
std::string write_weight_rows(std::span<const WeightRow> rows);

// Evidence on a token: "before.cue:titles" is the attribute "cue:titles" at kBefore.
struct TokenEvidence {
  tag::Position position;
  std::string_view attribute;  // a name, or with * at the end all that begin so
};
// Nothing where the evidence is a feature of the span.
std::optional<TokenEvidence> token_evidence(std::string_view evidence);

// True where `pattern` is `name`, or ends in * and `name` begins with the rest.
bool matches(std::string_view pattern, std::string_view name) noexcept;

}  // namespace onoma::model
