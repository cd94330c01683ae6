// TextWriter: the text with its spans marked, for eyes: coloured, or "[Kabul]LOC" without colour.
#pragma once

#include <string>
#include <string_view>

#include "output/writer.hpp"

namespace onoma::output {

struct TextOptions {
  bool colour = false;
  bool for_terminal = false;  // leave out control characters, which could command the terminal
  bool heading = false;       // "==> id <==" above each document
};

class TextWriter : public Writer {
 public:
  explicit TextWriter(TextOptions options) noexcept : options_(options) {}

  void write(const Finding& finding, std::string& out) const override;
  // Nothing: the message on standard error says it.
  void write(const Failure& failure, std::string& out) const override;

 private:
  void append(std::string_view text, std::string& out) const;

  TextOptions options_;
};

}  // namespace onoma::output
