#include "model/weight_rows.hpp"

#include <charconv>

namespace onoma::model {

namespace {

constexpr int kLargest = 1000;

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

ListRules weight_list_rules() {
  ListRules rules;
  rules.known_columns = {"evidence", "PERSON", "ORG", "LOC", "DATE"};
  return rules;
}

std::vector<WeightRow> weight_rows(const List& list, const std::string& file, std::vector<Diagnostic>& diagnostics) {
  std::vector<WeightRow> rows;
  for (const Row& row : list.rows) {
    WeightRow out{std::string(row.cells[0]), {}, row.line};
    bool any = false;
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      const std::string_view cell = list.cell(row, label_name(static_cast<Label>(label)));
      if (cell.empty()) continue;
      const auto value = whole_number(cell);
      if (!value || *value < -kLargest || *value > kLargest) {
        diagnostics.push_back({Severity::kError, file, row.line, 0, "bad-weight",
                               "a weight is a whole number from -1000 to 1000, not '" + std::string(cell) + "'"});
        continue;
      }
      out.weights[label] = static_cast<std::int16_t>(*value);
      any = true;
    }
    if (any) rows.push_back(std::move(out));
  }
  return rows;
}

std::vector<WeightRow> read_weight_rows(std::string text, const std::string& file, std::vector<Diagnostic>& diagnostics) {
  List list;
  read_list(std::move(text), file, weight_list_rules(), list, diagnostics);
  return weight_rows(list, file, diagnostics);
}

std::string write_weight_rows(std::span<const WeightRow> rows) {
  std::string out;
  for (const WeightRow& row : rows) {
    out += row.evidence;
    std::size_t end = out.size();  // of the last cell with something in it
    for (const std::int16_t weight : row.weights) {
      out += '\t';
      if (weight != 0) out += std::to_string(weight), end = out.size();
    }
    out.resize(end);
    out += '\n';
  }
  return out;
}

std::optional<TokenEvidence> token_evidence(std::string_view evidence) {
  if (evidence.find('|') != std::string_view::npos) return std::nullopt;
  const std::size_t dot = evidence.find('.');
  for (std::size_t i = 0; i < tag::kPositions && dot != std::string_view::npos; ++i) {
    const auto position = static_cast<tag::Position>(i);
    if (tag::position_name(position) == evidence.substr(0, dot)) return TokenEvidence{position, evidence.substr(dot + 1)};
  }
  return std::nullopt;
}

bool matches(std::string_view pattern, std::string_view name) noexcept {
  if (!pattern.ends_with('*')) return pattern == name;
  return name.starts_with(pattern.substr(0, pattern.size() - 1));
}

}  // namespace onoma::model
