// Writer: turns what was found in one input into bytes; one implementation for each output format.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "output/pieces.hpp"
#include "output/record.hpp"

namespace onoma::output {

// Immutable once made: threads may share one. Each call appends whole records to `out`.
//
// A complete output is begin(), what write() gives for each input in order, and end(), with between() between
// any two pieces of write() that are not empty. So an output of one document is made in the same way.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(std::string& out) const { (void)out; }
  virtual void write(const Finding& finding, std::string& out) const = 0;
  // Formats without a place for an error append nothing: the message on standard error says it.
  virtual void write(const Failure& failure, std::string& out) const = 0;
  // For a document in pieces; nothing where the format or the options need the whole text.
  virtual std::unique_ptr<Pieces> pieces() const { return nullptr; }
  virtual std::string_view between() const { return {}; }
  virtual void end(std::string& out) const { (void)out; }
};

}  // namespace onoma::output
