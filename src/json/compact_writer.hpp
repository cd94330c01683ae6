// CompactWriter: goes on with the work of a Writer in the style kCompact, for many small objects of the same fields. The bytes
// are those that the Writer gives.
//
// Names of fields are literals, so that a field is a copy of a known size; a comma follows each value, and the bracket that
// closes takes its place, so that nothing is to be kept in mind. The text is put together in room of its own and appended
// when that is full, and by finish(). Until then the Writer, and the string it appends to, must not be used.
//
//   json::CompactWriter json(writer);   // has an array open
//   json.begin_object();
//   json.field_count("start", 17);
//   json.end_object();
//   json.finish();
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "json/digits.hpp"
#include "json/writer.hpp"

namespace onoma::json {

class CompactWriter {
 public:
  // `writer` has an array open, and no key before this.
  explicit CompactWriter(Writer& writer) : writer_(writer) {
    room_[0] = '[';  // stands for what was written before, and is not written again
    at_ = room_.data() + 1;
    if (!writer.first_) *at_++ = ',';
  }
  CompactWriter(const CompactWriter&) = delete;
  CompactWriter& operator=(const CompactWriter&) = delete;

  // Appends what is still in the room; then the Writer may go on, and this one must not.
  void finish() {
    if (at_[-1] == ',') --at_;
    writer_.first_ = writer_.first_ && at_ == room_.data() + 1 && !has_flushed_;
    writer_.out_.append(room_.data() + 1, at_);
    at_ = room_.data() + 1;
  }
  // So many bytes may come: room for them is made at once.
  void expect(std::size_t size) { writer_.out_.reserve(writer_.out_.size() + size); }

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  // Names are literals of at most kLongestName bytes that need no escapes.
  template <std::size_t N>
  void key(const char (&name)[N]) {
    make_room(kShort);
    put_name(name);
  }

  void string(std::string_view text) {
    if (text.size() > kLongestText) return put_escaped(text);
    make_room(text.size() + kShort);
    put_string(text);
  }
  void count(std::uint64_t number) {
    make_room(kShort);
    at_ = write_count(number, at_);
    *at_++ = ',';
  }
  void integer(std::int64_t number) {
    make_room(kShort);
    if (number < 0) *at_++ = '-';
    count(number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number));
  }
  void fraction(double number) {
    make_room(kShort);
    at_ = write_fraction(number, at_);
    *at_++ = ',';
  }
  void boolean(bool value) {
    make_room(kShort);
    std::memcpy(at_, value ? "true, " : "false,", 6);
    at_ += value ? 5 : 6;
  }

  template <std::size_t N>
  void field(const char (&name)[N], std::string_view text) {
    make_room(text.size() <= kLongestText ? text.size() + 2 * kShort : kShort);
    put_name(name);
    text.size() <= kLongestText ? put_string(text) : put_escaped(text);
  }
  template <std::size_t N>
  void field_count(const char (&name)[N], std::uint64_t number) {
    key(name);
    at_ = write_count(number, at_);  // for which key() leaves room
    *at_++ = ',';
  }
  template <std::size_t N>
  void field_numbered(const char (&name)[N], char letter, std::uint64_t number) {
    key(name);
    *at_++ = '"';
    *at_++ = letter;
    at_ = write_count(number, at_);
    std::memcpy(at_, "\",", 2);
    at_ += 2;
  }
  // A name that is known at run time only; it needs no escapes.
  void field(std::string_view name, std::string_view text);

 private:
  static constexpr std::size_t kRoom = 4096;
  static constexpr std::size_t kLongestName = 24;
  static constexpr std::size_t kLongestText = 1024;  // that is written by way of the room
  static constexpr std::size_t kShort = 64;          // a name and a number, and what stands around them
  static_assert(kShort >= kLongestName + kLongestNumber + 8);

  void make_room(std::size_t size) {
    if (static_cast<std::size_t>(room_.data() + kRoom - at_) < size) flush();
  }
  // Keeps a comma back, since it may be taken back.
  void flush();

  void open(char bracket) {
    make_room(kShort);
    *at_++ = bracket;
  }
  void close(char bracket) {
    make_room(kShort);
    at_ -= at_[-1] == ',' ? 1 : 0;
    *at_++ = bracket;
    *at_++ = ',';
  }
  // Where there is room for it already: kShort for a name, kShort and its size for a text of at most kLongestText bytes.
  template <std::size_t N>
  void put_name(const char (&name)[N]) {
    static_assert(N - 1 <= kLongestName);
    *at_++ = '"';
    std::memcpy(at_, name, N - 1);
    std::memcpy(at_ + N - 1, "\":", 2);
    at_ += N + 1;
  }
  void put_string(std::string_view text) {
    if (!copy_plain(text, at_ + 1)) return put_escaped(text);
    *at_ = '"';
    std::memcpy(at_ + text.size() + 1, "\",", 2);
    at_ += text.size() + 3;
  }
  void put_escaped(std::string_view text);
  // Whether JSON has the text as it is: then it was copied. `to` has room for 8 bytes more than the text.
  static bool copy_plain(std::string_view text, char* to) noexcept;

  std::array<char, kRoom> room_;
  Writer& writer_;
  char* at_ = nullptr;  // in the room, where the next byte goes
  bool has_flushed_ = false;
};

}  // namespace onoma::json
