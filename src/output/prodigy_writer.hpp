// ProdigyWriter: Prodigy's JSON Lines for named entities: {"text", "meta": {"source": id}, "tokens":
// [{"text", "start", "end", "id", "ws"}], "spans": [{"start", "end", "token_start", "token_end", "label"}]}.
//
// Offsets count code points; token_end names the last token of the span itself, as Prodigy wants it.
#pragma once

#include <string>

#include "output/writer.hpp"
#include "text/analyzer.hpp"

namespace onoma::output {

class ProdigyWriter : public Writer {
 public:
  // Borrows the abbreviations.
  explicit ProdigyWriter(const text::Abbreviations& abbreviations) noexcept : abbreviations_(abbreviations) {}

  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure&, std::string&) const override {}

 private:
  const text::Abbreviations& abbreviations_;
};

}  // namespace onoma::output
