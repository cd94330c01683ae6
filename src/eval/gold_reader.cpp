#include "eval/gold_reader.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "eval/lines.hpp"
#include "json/record.hpp"
#include "text/decoder.hpp"

namespace onoma::eval {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string_view ending_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

std::optional<GoldFormat> format_of_ending(std::string_view ending) {
  static constexpr std::array<std::pair<std::string_view, GoldFormat>, 10> kEndings = {
      {{"jsonl", GoldFormat::kJsonl},
       {"json", GoldFormat::kJsonl},
       {"ndjson", GoldFormat::kJsonl},
       {"conll", GoldFormat::kConll},
       {"iob", GoldFormat::kConll},
       {"iob2", GoldFormat::kConll},
       {"bio", GoldFormat::kConll},
       {"bioes", GoldFormat::kConll},
       {"tsv", GoldFormat::kConll},
       {"ann", GoldFormat::kBrat}}};
  for (const auto& [name, format] : kEndings) {
    if (name == ending) return format;
  }
  return std::nullopt;
}

}  // namespace

GoldFormat gold_format(std::string_view name, std::string_view content) {
  if (const auto format = format_of_ending(ending_of(name))) return *format;
  const std::size_t begin = content.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  return begin != std::string_view::npos && content[begin] == '{' ? GoldFormat::kJsonl : GoldFormat::kConll;
}

std::optional<Label> label_of_type(std::string_view type) {
  static constexpr std::array<std::pair<std::string_view, Label>, 11> kTypes = {
      {{"PERSON", Label::kPerson},
       {"PER", Label::kPerson},
       {"PERS", Label::kPerson},
       {"ORG", Label::kOrg},
       {"ORGANIZATION", Label::kOrg},
       {"ORGANISATION", Label::kOrg},
       {"LOC", Label::kLoc},
       {"LOCATION", Label::kLoc},
       {"GPE", Label::kLoc},
       {"PLACE", Label::kLoc},
       {"DATE", Label::kDate}}};
  const std::string name = upper(type);
  for (const auto& [known, label] : kTypes) {
    if (known == name) return label;
  }
  return std::nullopt;
}

Unexpected gold_error(std::string_view name, std::size_t line, const std::string& what) {
  return Unexpected{Error{"E_FORMAT", std::string(name) + ':' + std::to_string(line) + ": " + what}};
}

std::optional<Error> find_bad_utf8(std::string_view content, std::string_view name) {
  const std::size_t bad = text::find_invalid_utf8(content);
  if (bad == std::string_view::npos) return std::nullopt;
  const auto before = std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
  return gold_error(name, static_cast<std::size_t>(before) + 1, "not UTF-8").error;
}

Result<std::vector<GoldDocument>> read_jsonl_gold(std::string_view content, std::string_view name) {
  std::vector<GoldDocument> corpus;
  std::map<std::string, std::size_t> seen;  // id, and the line it stands in
  for (Lines lines(content); lines.next();) {
    if (json::is_blank(lines.line())) continue;
    Result<GoldDocument> document = json::read_gold(lines.line());
    if (!document) return gold_error(name, lines.number(), document.error().message);
    const auto [first, is_new] = seen.emplace(document->id, lines.number());
    if (!is_new) {
      return gold_error(
          name, lines.number(),
          "the id \"" + document->id + "\" is already that of line " + std::to_string(first->second));
    }
    corpus.push_back(*std::move(document));
  }
  return corpus;
}

void annotate_what_occurs(std::vector<GoldDocument>& corpus) {
  LabelSet labels{};
  for (const GoldDocument& document : corpus) {
    for (const json::GoldSpan& span : document.spans) labels[static_cast<std::size_t>(span.label)] = true;
  }
  if (labels == LabelSet{}) labels = kAllLabels;
  for (GoldDocument& document : corpus) document.labels = labels;
}

}  // namespace onoma::eval
