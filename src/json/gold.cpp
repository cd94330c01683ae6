#include "json/gold.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace onoma::json {

namespace {

// The byte at which each code point begins, and the end.
std::vector<std::size_t> code_point_edges(std::string_view text) {
  std::vector<std::size_t> edges;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) edges.push_back(i);
  }
  edges.push_back(text.size());
  return edges;
}

Span to_bytes(const nlohmann::json& span, const std::vector<std::size_t>& edges) {
  const auto start = span.at("start").get<std::size_t>();
  const auto end = span.at("end").get<std::size_t>();
  if (start > end || end >= edges.size()) throw std::out_of_range("a span ends beyond the text");
  return {edges[start], edges[end]};
}

}  // namespace

Result<GoldDocument> read_gold(std::string_view line) try {
  const nlohmann::json record = nlohmann::json::parse(line);
  GoldDocument document;
  document.id = record.at("id").get<std::string>();
  document.text = record.at("text").get<std::string>();
  const std::vector<std::size_t> edges = code_point_edges(document.text);
  for (const auto& span : record.at("spans")) {
    const auto label = label_from_name(span.at("label").get<std::string>());
    if (label) document.spans.push_back({to_bytes(span, edges), *label});
  }
  if (const auto ignore = record.find("ignore"); ignore != record.end()) {
    for (const auto& region : *ignore) document.ignore.push_back(to_bytes(region, edges));
  }
  return document;
} catch (const std::exception& problem) {
  return Unexpected{Error{"E_JSON", problem.what()}};
}

}  // namespace onoma::json
