#include "eval/report.hpp"

#include <algorithm>
#include <charconv>

#include "eval/snippet.hpp"
#include "text/units.hpp"

namespace onoma::eval {
namespace {

std::string fixed(double number) {
  char digits[64];
  return {digits, std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 4).ptr};
}

std::size_t width_of(std::string_view text) {
  return text::UnitCounter(text).at(text.size()).codepoint;
}

std::string left(std::string text, std::size_t width) {
  text.append(width - std::min(width, width_of(text)), ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, width_of(text)), ' ') + text;
}

std::string right(std::size_t number, std::size_t width) {
  return right(std::to_string(number), width);
}

// P, R, F1, hits, gold and predicted, as the heading below has them.
std::string tally_cells(const Tally& tally) {
  return right(fixed(tally.precision()), 9) + right(fixed(tally.recall()), 9) + right(fixed(tally.f1()), 9) +
         right(tally.hits, 8) + right(tally.gold, 8) + right(tally.predicted, 8);
}

constexpr std::string_view kTallyHeading = "        P        R       F1    hits    gold    pred";

std::string reliability_table(const std::string& title, const Reliability& reliability) {
  std::string out = left(title, 22) + "  spans  confidence  right\n";
  for (std::size_t i = 0; i < Reliability::kBins; ++i) {
    const ConfidenceBin& bin = reliability.bins[i];
    const auto edge = [](std::size_t tenths) {
      return tenths == 10 ? std::string("1.0") : "0." + std::to_string(tenths);
    };
    out += left("  " + edge(i) + " to " + edge(i + 1), 22) + right(bin.count, 7);
    if (bin.count > 0) out += right(fixed(bin.mean()), 12) + right(fixed(bin.observed()), 8);
    out += '\n';
  }
  out += "  expected calibration error " + fixed(reliability.expected_error()) + " over " +
         std::to_string(reliability.count()) + " spans";
  if (reliability.without > 0) out += "; " + std::to_string(reliability.without) + " without confidence";
  return out + '\n';
}

}  // namespace

std::string scores_table(const Scores& scores) {
  std::string out = left("exact", 10) + std::string(kTallyHeading) + "   partial F1\n";
  for (std::size_t row = 0; row <= kAllRow; ++row) {
    if (scores.exact[row].empty()) continue;
    out += left(std::string(row_name(row)), 10) + tally_cells(scores.exact[row]) + "   " +
           fixed(scores.partial[row].f1()) + '\n';
  }
  out += left("boundary", 10) + tally_cells(scores.boundary) + '\n';
  const ValueTally& values = scores.values;
  if (values.compared + values.missing > 0) {
    out += "DATE value accuracy " + fixed(values.accuracy()) + " (" + std::to_string(values.right) + " of " +
           std::to_string(values.compared) + " exact dates; " + std::to_string(values.missing) +
           " more had no predicted value)\n";
  }
  return out + "documents " + std::to_string(scores.documents) + ", without prediction " +
         std::to_string(scores.missing) + '\n';
}

std::string errors_table(const ErrorList& errors, std::size_t limit) {
  std::string out;
  for (std::size_t i = 0; i < kErrorKinds; ++i) {
    const auto kind = static_cast<ErrorKind>(i);
    if (i > 0) out += '\n';
    out.append(error_kind_name(kind)).append(": ").append(std::to_string(errors.total(kind)));
    out.append(", different ").append(std::to_string(errors.different(kind))).append("\n");
    for (const ErrorRow& row : errors.most_frequent(kind, limit)) {
      out += right(row.count, 5) + "  " + row.label + "  " + row.what + "\n         " + row.id + ": " +
             row.context + '\n';
    }
  }
  return out;
}

std::string calibration_table(const Calibration& calibration) {
  return reliability_table("calibration of names", calibration.names) + '\n' +
         reliability_table("calibration of dates", calibration.dates);
}

std::string groups_table(const GroupScores& groups) {
  std::size_t width = 5;
  for (const auto& [name, scores] : groups) width = std::max(width, width_of(one_line(name)));
  std::string out = left("group", width) + "  documents  label " + std::string(kTallyHeading) + '\n';
  for (const auto& [name, scores] : groups) {
    for (std::size_t row = 0; row <= kAllRow; ++row) {
      if (scores.exact[row].empty() && row != kAllRow) continue;
      out += left(one_line(name), width) + right(scores.documents, 11) + "  " +
             left(std::string(row_name(row)), 6) + tally_cells(scores.exact[row]) + '\n';
    }
  }
  return out;
}

std::string comparison_table(const Comparison& comparison, bool judged) {
  const auto line = [](std::string_view name, std::size_t count) {
    return left(std::string(name), 12) + right(count, 8) + '\n';
  };
  std::string out = "documents " + std::to_string(comparison.documents) + ", only in A " +
                    std::to_string(comparison.documents_only_a) + ", only in B " +
                    std::to_string(comparison.documents_only_b) + '\n' + line("same", comparison.same);
  for (std::size_t i = 0; i < kDifferenceKinds; ++i) {
    out += line(difference_kind_name(static_cast<DifferenceKind>(i)), comparison.kinds[i]);
  }
  if (!judged) return out;
  out += "of these differences\n";
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    out += line(verdict_name(static_cast<Verdict>(i)), comparison.verdicts[i]);
  }
  return out + "sign test of A right against B right: p = " + fixed(comparison.p_value()) + '\n';
}

}  // namespace onoma::eval
