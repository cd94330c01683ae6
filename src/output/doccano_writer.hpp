// DoccanoWriter: doccano's JSON Lines for sequence labelling: {"id": …, "text": …, "label": [[start, end,
// "LOC"], …]}.
//
// Offsets count code points.
#pragma once

#include <string>

#include "output/writer.hpp"

namespace onoma::output {

class DoccanoWriter : public Writer {
 public:
  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure&, std::string&) const override {}
};

}  // namespace onoma::output
