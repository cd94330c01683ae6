// NoneWriter: writes nothing, for runs that are asked for their exit code or their statistics only.
#pragma once

#include <string>

#include "output/writer.hpp"

namespace onoma::output {

class NoneWriter : public Writer {
 public:
  void write(const Finding&, std::string&) const override {}
  void write(const Failure&, std::string&) const override {}
};

}  // namespace onoma::output
