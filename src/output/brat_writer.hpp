// BratWriter: brat's stand-off annotation (.ann): "T1<TAB>LOC 20 25<TAB>Kabul".
//
// Offsets count code points of the text. A name that holds a line end or another control character becomes a
// discontinuous annotation of the parts between, as brat keeps a line for each.
#pragma once

#include <string>

#include "output/writer.hpp"

namespace onoma::output {

class BratWriter : public Writer {
 public:
  // `headings`: write "# id" above the annotations of each document.
  explicit BratWriter(bool headings) noexcept : headings_(headings) {}

  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure&, std::string&) const override {}

 private:
  bool headings_;
};

}  // namespace onoma::output
