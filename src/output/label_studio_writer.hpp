// LabelStudioWriter: Label Studio's tasks with predictions, one JSON array for the whole output.
//
// The text is in data.text, the id in data.id; regions are for <Labels name="label" toName="text"> and
// <Text name="text" value="$text">. Offsets count code points, as Label Studio has counted since version 1.3.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "output/writer.hpp"

namespace onoma::output {

class LabelStudioWriter : public Writer {
 public:
  // `tool`: the program's version, which becomes part of model_version.
  explicit LabelStudioWriter(std::string tool) : tool_(std::move(tool)) {}

  void begin(std::string& out) const override { out += "[\n"; }
  std::string_view between() const override { return ",\n"; }
  void end(std::string& out) const override { out += "\n]\n"; }
  void write(const Finding& finding, std::string& out) const override;
  void write(const Failure&, std::string&) const override {}

 private:
  std::string tool_;
};

}  // namespace onoma::output
