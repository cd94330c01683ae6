// The output formats: their names and what each can carry. The one table of them; make_writer() has the code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/span.hpp"

namespace onoma::output {

enum class Format : unsigned char {
  kJsonl,
  kJson,
  kGrep,
  kCsv,
  kTsv,
  kConll,
  kBrat,
  kSpacy,
  kDoccano,
  kLabelStudio,
  kProdigy,
  kXml,
  kText,
  kNone,
};

struct FormatFacts {
  Format format;
  std::string_view name;  // on the command line
  bool any_unit;          // heeds --offsets; the others count code points, or have no offsets
  bool record;            // prints the records of onoma/1: evidence, text, digests, a record about the run
  bool context;           // has a place for the text around a span
};

// All formats, in the order in which help names them.
const std::vector<FormatFacts>& all_formats() noexcept;
const FormatFacts& facts_of(Format format) noexcept;
std::optional<Format> format_from_name(std::string_view name) noexcept;
// "jsonl, json, csv and tsv": the formats that `has` is true of.
std::string names_of_formats(bool FormatFacts::*has);

}  // namespace onoma::output
