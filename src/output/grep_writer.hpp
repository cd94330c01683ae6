// GrepWriter: "path:line:column:LABEL:text", a span a line, as editors and grep's readers take it.
//
// Lines end with "\n" alone and count from 1, as do columns, in the unit of offsets. The path is the
// document's id (the path of a file); of a document that is a line, the file and that line. A name is written
// in one line: each run of blanks and line ends as one blank, other control characters as '?'.
#pragma once

#include <string>

#include "onoma/span.hpp"
#include "output/writer.hpp"

namespace onoma::output {

struct GrepOptions {
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool colour = false;
  bool lines = false;  // each line of an input is a document
};

class GrepWriter : public Writer {
 public:
  explicit GrepWriter(GrepOptions options) noexcept : options_(options) {}

  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure&, std::string&) const override {}

 private:
  GrepOptions options_;
};

}  // namespace onoma::output
