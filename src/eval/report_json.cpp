#include <array>

#include "eval/report.hpp"

namespace onoma::eval {
namespace {

void field_number(json::Writer& writer, std::string_view name, double number) {
  writer.key(name);
  writer.fraction(round4(number));
}

void write_tally(const Tally& tally, json::Writer& writer) {
  writer.begin_object();
  field_number(writer, "precision", tally.precision());
  field_number(writer, "recall", tally.recall());
  field_number(writer, "f1", tally.f1());
  writer.field_count("hits", tally.hits);
  writer.field_count("gold", tally.gold);
  writer.field_count("predicted", tally.predicted);
  writer.end_object();
}

void write_rows(std::string_view name, const Rows& rows, json::Writer& writer) {
  writer.key(name);
  writer.begin_object();
  for (std::size_t row = 0; row <= kAllRow; ++row) {
    if (rows[row].empty()) continue;
    writer.key(row_name(row));
    write_tally(rows[row], writer);
  }
  writer.end_object();
}

void write_reliability(std::string_view name, const Reliability& reliability, json::Writer& writer) {
  writer.key(name);
  writer.begin_object();
  writer.field_count("spans", reliability.count());
  writer.field_count("without_confidence", reliability.without);
  field_number(writer, "expected_error", reliability.expected_error());
  writer.key("bins");
  writer.begin_array();
  for (std::size_t i = 0; i < Reliability::kBins; ++i) {
    const ConfidenceBin& bin = reliability.bins[i];
    writer.begin_object();
    field_number(writer, "from", static_cast<double>(i) / 10);
    field_number(writer, "to", static_cast<double>(i + 1) / 10);
    writer.field_count("spans", bin.count);
    writer.field_count("right", bin.right);
    field_number(writer, "confidence", bin.mean());
    field_number(writer, "observed", bin.observed());
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

}  // namespace

void write_scores(const Scores& scores, json::Writer& writer) {
  write_rows("exact", scores.exact, writer);
  write_rows("partial", scores.partial, writer);
  writer.key("boundary");
  write_tally(scores.boundary, writer);
  writer.field_count("documents", scores.documents);
  writer.field_count("documents_missing", scores.missing);
  const ValueTally& values = scores.values;
  if (values.compared + values.missing == 0) return;
  writer.key("date_values");
  writer.begin_object();
  field_number(writer, "accuracy", values.accuracy());
  writer.field_count("right", values.right);
  writer.field_count("compared", values.compared);
  writer.field_count("missing", values.missing);
  writer.end_object();
}

void write_errors(const ErrorList& errors, std::size_t limit, json::Writer& writer) {
  writer.key("errors");
  writer.begin_object();
  for (std::size_t i = 0; i < kErrorKinds; ++i) {
    const auto kind = static_cast<ErrorKind>(i);
    writer.key(error_kind_name(kind));
    writer.begin_object();
    writer.field_count("total", errors.total(kind));
    writer.field_count("different", errors.different(kind));
    writer.key("most_frequent");
    writer.begin_array();
    for (const ErrorRow& row : errors.most_frequent(kind, limit)) {
      writer.begin_object();
      writer.field_count("count", row.count);
      writer.field("label", row.label);
      writer.field("text", row.what);
      writer.field("id", row.id);
      writer.field("context", row.context);
      writer.end_object();
    }
    writer.end_array();
    writer.end_object();
  }
  writer.end_object();
}

void write_calibration(const Calibration& calibration, json::Writer& writer) {
  writer.key("calibration");
  writer.begin_object();
  write_reliability("names", calibration.names, writer);
  write_reliability("dates", calibration.dates, writer);
  writer.end_object();
}

void write_groups(const GroupScores& groups, json::Writer& writer) {
  writer.key("groups");
  writer.begin_array();
  for (const auto& [name, scores] : groups) {
    writer.begin_object();
    writer.field("group", name);
    writer.field_count("documents", scores.documents);
    write_rows("exact", scores.exact, writer);
    writer.end_object();
  }
  writer.end_array();
}

void write_comparison(const Comparison& comparison, bool judged, json::Writer& writer) {
  static constexpr std::array<std::string_view, kDifferenceKinds> kKinds = {"label", "boundaries", "only_a",
                                                                            "only_b"};
  static constexpr std::array<std::string_view, kVerdicts> kRight = {"a_right", "b_right", "both_right",
                                                                     "both_wrong"};
  writer.field_count("documents", comparison.documents);
  writer.field_count("documents_only_a", comparison.documents_only_a);
  writer.field_count("documents_only_b", comparison.documents_only_b);
  writer.field_count("same", comparison.same);
  for (std::size_t i = 0; i < kDifferenceKinds; ++i) writer.field_count(kKinds[i], comparison.kinds[i]);
  if (!judged) return;
  for (std::size_t i = 0; i < kVerdicts; ++i) writer.field_count(kRight[i], comparison.verdicts[i]);
  field_number(writer, "p_value", comparison.p_value());
}

}  // namespace onoma::eval
