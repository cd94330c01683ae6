// Makes the Writer of a format.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "json/writer.hpp"
#include "onoma/span.hpp"
#include "output/format.hpp"
#include "output/writer.hpp"
#include "text/analyzer.hpp"

namespace onoma::output {

// What the formats can be asked for; each takes what it has a use for (FormatFacts).
struct WriterOptions {
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool explain = false;
  bool with_text = false;
  std::size_t context = 0;  // code points on each side of a span
  bool colour = false;
  bool for_terminal = false;  // what is written could command the terminal
  bool headings = false;      // more than one document may come: tell them apart
  bool lines = false;         // each line of an input is a document
  bool csv_safe = false;
  std::string tool = {};  // the program's version
};

// How --format jsonl and json lay out a record.
json::Style record_style(Format format, bool colour) noexcept;

// `abbreviations` are those of the model, for formats that print tokens; they must outlive the Writer.
std::unique_ptr<Writer> make_writer(Format format, const WriterOptions& options,
                                    const text::Abbreviations& abbreviations);

}  // namespace onoma::output
