// Scores, errors, calibration and comparisons as tables for people, and as JSON for programs.
//
// Every table ends in "\n". The JSON functions write fields into an object that is open. Numbers have four
// decimals.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "eval/calibration.hpp"
#include "eval/comparison.hpp"
#include "eval/error_list.hpp"
#include "eval/scorer.hpp"
#include "json/writer.hpp"

namespace onoma::eval {

using GroupScores = std::map<std::string, Scores>;  // by name

std::string scores_table(const Scores& scores);
// At most `limit` rows for each kind of error.
std::string errors_table(const ErrorList& errors, std::size_t limit);
std::string calibration_table(const Calibration& calibration);
std::string groups_table(const GroupScores& groups);
// `judged`: with what the annotation says about the differences.
std::string comparison_table(const Comparison& comparison, bool judged);

void write_scores(const Scores& scores, json::Writer& writer);
void write_errors(const ErrorList& errors, std::size_t limit, json::Writer& writer);
void write_calibration(const Calibration& calibration, json::Writer& writer);
void write_groups(const GroupScores& groups, json::Writer& writer);
void write_comparison(const Comparison& comparison, bool judged, json::Writer& writer);

}  // namespace onoma::eval
