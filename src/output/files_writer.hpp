// FilesWriter: the ids of documents that have a span, one a line, as grep -l prints them: the path of a file
// to the byte.
#pragma once

#include <string>

#include "output/bytes.hpp"
#include "output/writer.hpp"

namespace onoma::output {

class FilesWriter : public Writer {
 public:
  // `for_terminal`: leave out what could command it.
  explicit FilesWriter(bool for_terminal) noexcept : for_terminal_(for_terminal) {}

  void write(const Finding& finding, std::string& out) const override {
    if (finding.extraction.entities.empty()) return;
    out += for_terminal_ ? to_line(finding.origin.id) : finding.origin.id;
    out += '\n';
  }
  void write(const Failure&, std::string&) const override {}

 private:
  bool for_terminal_;
};

}  // namespace onoma::output
