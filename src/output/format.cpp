#include "output/format.hpp"

namespace onoma::output {

const std::vector<FormatFacts>& all_formats() noexcept {
  static const std::vector<FormatFacts> kFormats = {
      {Format::kJsonl, "jsonl", true, true, true},
      {Format::kJson, "json", true, true, true},
      {Format::kGrep, "grep", true, false, false},
      {Format::kCsv, "csv", true, false, true},
      {Format::kTsv, "tsv", true, false, true},
      {Format::kConll, "conll", true, false, false},
      {Format::kBrat, "brat", false, false, false},
      {Format::kSpacy, "spacy", false, false, false},
      {Format::kDoccano, "doccano", false, false, false},
      {Format::kLabelStudio, "label-studio", false, false, false},
      {Format::kProdigy, "prodigy", false, false, false},
      {Format::kXml, "xml", false, false, false},
      {Format::kText, "text", false, false, false},
      {Format::kNone, "none", false, false, false},
  };
  return kFormats;
}

const FormatFacts& facts_of(Format format) noexcept {
  return all_formats()[static_cast<std::size_t>(format)];
}

std::optional<Format> format_from_name(std::string_view name) noexcept {
  for (const FormatFacts& facts : all_formats()) {
    if (facts.name == name) return facts.format;
  }
  return std::nullopt;
}

std::string names_of_formats(bool FormatFacts::*has) {
  std::vector<std::string_view> names;
  for (const FormatFacts& facts : all_formats()) {
    if (facts.*has) names.push_back(facts.name);
  }
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " and " : ", ";
    list += names[i];
  }
  return list;
}

}  // namespace onoma::output
