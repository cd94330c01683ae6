// The form that all files of stanzas have: lines of `key value`, stanzas divided by blank lines, # comment lines,
// and lines that begin with a blank, which go on with the line before. What the keys mean is the business of
// stanza_reader.hpp and context_reader.hpp.
//
// Pure functions; any input is safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onoma/result.hpp"
#include "onoma/span.hpp"

namespace onoma::model {

// A text with the spans that a rule finds in it (bytes of `text`); none for a `no` example.
struct PatternExample {
  std::string text;
  std::vector<Span> spans;
  std::uint32_t line = 0;
};

// One `key value` of a stanza, with its continuation lines put together.
struct Field {
  std::string key;
  std::string value;
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // of the value
  // Where the parts of the value stand that continuation lines brought.
  struct Part {
    std::size_t offset = 0;  // in `value`
    std::uint32_t line = 0;
    std::uint32_t column = 0;
  };
  std::vector<Part> parts = {};

  // Line and column of a byte of the value.
  std::pair<std::uint32_t, std::uint32_t> place(std::size_t offset) const noexcept;
};

using Fields = std::vector<Field>;  // one stanza

// Appends problems of one file.
class StanzaReporter {
 public:
  StanzaReporter(std::string file, std::vector<Diagnostic>& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics) {}

  void error(std::uint32_t line, std::uint32_t column, const char* code, std::string message) {
    diagnostics_.push_back({Severity::kError, file_, line, column, code, std::move(message)});
  }
  void warning(std::uint32_t line, std::uint32_t column, const char* code, std::string message) {
    diagnostics_.push_back({Severity::kWarning, file_, line, column, code, std::move(message)});
  }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::vector<Diagnostic>& diagnostics_;
};

// Continuation lines are put to their value with `glue` between.
std::vector<Fields> split_stanzas(std::string_view text, std::string_view glue, StanzaReporter& report);

// Takes the brackets out of a `yes` or `no` example and keeps where they stood; tells brackets that do not pair.
PatternExample parse_example(const Field& field, StanzaReporter& report);
// The same, and tells a `yes` that has nothing in brackets and a `no` that has.
PatternExample parse_yes(const Field& field, StanzaReporter& report);
PatternExample parse_no(const Field& field, StanzaReporter& report);

// Whether this is the first field of its key in the stanza, whose keys so far are `seen`; reports when not.
bool first_of_key(const Field& field, std::set<std::string_view>& seen, StanzaReporter& report);

// The first field of that key, or null.
const Field* find_key(const Fields& fields, std::string_view key);

// Reports each key that is missing or has no value; true when all are there.
bool require_keys(const Fields& fields, std::initializer_list<std::string_view> keys, StanzaReporter& report);

// a-z, 0-9, - and _, at most 64, a letter first.
bool is_stanza_name(std::string_view name);

bool is_blank(char c);
std::string_view trimmed_right(std::string_view text);

}  // namespace onoma::model
