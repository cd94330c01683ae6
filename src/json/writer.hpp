// Writer: appends one JSON value to a string, without a tree in between.
//
// The caller keeps the order right (a key before each value of an object, as many ends as begins); the Writer
// puts the commas, the line breaks and the colours. Strings must be valid UTF-8. Besides what JSON asks for,
// characters that a terminal or a JavaScript reader would act upon (U+007F to U+009F, U+2028, U+2029) are
// escaped.
//
//   json::Writer writer(out, json::Style::kCompact);
//   writer.begin_object();
//   writer.field("label", "PERSON");
//   writer.end_object();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onoma::json {

enum class Style : unsigned char { kCompact, kIndented, kColoured };

class Writer {
 public:
  Writer(std::string& out, Style style) noexcept : out_(out), style_(style) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  // A name that needs no escapes.
  void key(std::string_view name);

  void string(std::string_view text);
  void integer(std::int64_t number);
  void count(std::uint64_t number);
  // At most four decimals, no trailing zeros; for numbers from 0 to 1, others are cut to that.
  void fraction(double number);
  // A finite number with exactly so many decimals.
  void decimal(double number, int decimals);
  void boolean(bool value);
  void null();
  // A value that is JSON already, on one line.
  void raw(std::string_view json);

  void field(std::string_view name, std::string_view text);
  void field_count(std::string_view name, std::uint64_t number);
  // A letter and a number as a string: "s17".
  void field_numbered(std::string_view name, char letter, std::uint64_t number);

  Style style() const noexcept { return style_; }

 private:
  friend class CompactWriter;  // goes on in its place

  // Room for a key and what stands around it, and a short value: a compact field is put together there and appended once, since
  // records are mostly short fields.
  struct Line;
  bool is_short(std::string_view name) const noexcept;
  void begin_field(std::string_view name, Line& line) noexcept;
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void new_line();

  std::string& out_;
  Style style_;
  bool first_ = true;  // nothing yet inside the innermost bracket
  bool after_key_ = false;
  int depth_ = 0;
};

// Appends the text in double quotes, escaped.
void append_quoted(std::string_view text, std::string& out);

}  // namespace onoma::json
