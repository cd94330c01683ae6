// SpacyWriter: what spaCy's Doc.to_json() gives and Doc.from_json() reads, a document a line:
// {"id": …, "text": …, "ents": [{"start", "end", "label"}], "tokens": [{"id", "start", "end"}]}.
//
// Offsets count code points. Tokens include those of white space beyond one blank, as spaCy wants them: its
// own rule gives back the same text from them.
#pragma once

#include <string>

#include "output/writer.hpp"
#include "text/analyzer.hpp"

namespace onoma::output {

class SpacyWriter : public Writer {
 public:
  // Borrows the abbreviations.
  explicit SpacyWriter(const text::Abbreviations& abbreviations) noexcept : abbreviations_(abbreviations) {}

  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure&, std::string&) const override {}

 private:
  const text::Abbreviations& abbreviations_;
};

}  // namespace onoma::output
