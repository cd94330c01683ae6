// RedactedWriter: lays out redacted texts.
//
// Text: the text alone, or, where more than one may come, under "==> id <==". JSON Lines: {"id": …, "text":
// …}, which onoma --jsonl reads again; an input that failed is {"id": …, "error": {…}}.
#pragma once

#include <string>
#include <string_view>

#include "onoma/result.hpp"
#include "output/format.hpp"

namespace onoma::output {

struct RedactedOptions {
  Format format = Format::kText;  // or jsonl
  bool headings = false;
  bool lines = false;         // each text is a line
  bool for_terminal = false;  // leave out control characters
};

class RedactedWriter {
 public:
  explicit RedactedWriter(RedactedOptions options) noexcept : options_(options) {}

  void write(std::string_view id, std::string_view text, std::string& out) const;
  void write_error(std::string_view id, const Error& error, std::string& out) const;

 private:
  RedactedOptions options_;
};

}  // namespace onoma::output
