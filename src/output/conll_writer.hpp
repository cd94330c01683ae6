// ConllWriter: a token a line, "token<TAB>start<TAB>end<TAB>tag", tags in IOB2, a blank line after each
// sentence.
//
// A document opens with "-DOCSTART-<TAB>id<TAB>-X-<TAB>O" and a blank line. In a token or id a blank is
// written as
// "_" and another control character as "?"; the offsets lead to the text as it is.
#pragma once

#include <string>

#include "onoma/span.hpp"
#include "output/writer.hpp"
#include "text/analyzer.hpp"

namespace onoma::output {

class ConllWriter : public Writer {
 public:
  // Borrows the abbreviations.
  ConllWriter(OffsetUnit unit, const text::Abbreviations& abbreviations) noexcept
      : unit_(unit), abbreviations_(abbreviations) {}

  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure&, std::string&) const override {}

 private:
  OffsetUnit unit_;
  const text::Abbreviations& abbreviations_;
};

}  // namespace onoma::output
