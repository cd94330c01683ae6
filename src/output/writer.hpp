// Writer: turns what was found in one input into bytes; one implementation for each output format.
#pragma once

#include <string>

#include "output/record.hpp"

namespace onoma::output {

// Immutable once made: threads may share one. Each call appends whole records to `out`.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual void write(const Finding& finding, std::string& out) const = 0;
  virtual void write(const Failure& failure, std::string& out) const = 0;
};

}  // namespace onoma::output
