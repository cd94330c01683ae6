// Scanner: reads strict JSON (RFC 8259) front to back without building a tree.
//
// Why not the library's parser: a record needs numbers as they are spelled (ids beyond 2^53, 1e999), lone
// surrogates and bytes that are not UTF-8 repaired and counted instead of refused, the column of an error,
// and no stack that grows with the input. tests/unit/json holds the two against each other.
//
// Every function returns false at the first error, after which only error() and column() may be asked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onoma::json {

class Scanner {
 public:
  explicit Scanner(std::string_view json) noexcept : json_(json) {}

  void skip_blanks() noexcept;
  // The next byte, '\0' at the end.
  char peek() const noexcept { return at_ < json_.size() ? json_[at_] : '\0'; }
  bool at_end() const noexcept { return at_ == json_.size(); }
  std::size_t position() const noexcept { return at_; }
  // What was read from that position on.
  std::string_view since(std::size_t position) const noexcept { return json_.substr(position, at_ - position); }

  // Takes the byte, or fails with `message`.
  bool take(char expected, const char* message);
  // Any value, nested at most kMaxDepth deep.
  bool skip_value();
  // A string; its text is appended to `out` (escapes resolved), lone surrogates as U+FFFD and counted in
  // `replaced`.
  bool read_string(std::string& out, std::size_t& replaced);
  // A number, spelled as in the input.
  bool read_number(std::string_view& spelling);

  bool fail(const char* message) noexcept;
  const char* error() const noexcept { return error_; }
  // Of the error, in characters from 1.
  std::size_t column() const noexcept;

  static constexpr std::size_t kMaxDepth = 512;

 private:
  bool skip_string();
  bool skip_digits() noexcept;
  bool skip_scalar();
  bool skip_key();
  bool open_bracket(std::string& open, bool& value_follows);
  bool after_value(std::string& open);
  bool read_escape(std::string* out, std::size_t& replaced);
  bool read_hex(unsigned& unit);

  std::string_view json_;
  std::size_t at_ = 0;
  const char* error_ = "";
};

}  // namespace onoma::json
