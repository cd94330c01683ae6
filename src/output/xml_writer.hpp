// XmlWriter: the text with its spans as elements, <LOC>Kabul</LOC>, one <document id="…"> each, in one
// <documents>.
//
// A date has its value as an attribute. A carriage return is written as &#13;, for else a reader would make
// it a new line, and U+007F to U+009F as references too; a character that XML 1.0 cannot hold (most control
// characters, U+FFFE, U+FFFF) becomes U+FFFD, so that offsets in code points stay. The text between the tags
// of a document is otherwise the document's, to the byte.
#pragma once

#include <string>

#include "output/writer.hpp"

namespace onoma::output {

class XmlWriter : public Writer {
 public:
  void begin(std::string& out) const override;
  void write(const Finding& finding, std::string& out) const override;
  // An empty document with the error's code and message as attributes.
  void write(const Failure& failure, std::string& out) const override;
  void end(std::string& out) const override;
};

}  // namespace onoma::output
