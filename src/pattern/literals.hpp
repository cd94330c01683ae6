// Literals: what a part of an expression can begin with, and how such sets are joined. Used by
// pattern/prefixes.cpp alone.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pattern/prefixes.hpp"

namespace onoma::pattern {

// A prefix packed in two numbers, its bytes from the top down and its length in the lowest byte: numbers sort
// like texts, a prefix before what it is a prefix of.
class Prefix {
 public:
  Prefix() = default;
  explicit Prefix(std::string_view text) {
    for (const char c : text) push(c);
  }

  std::size_t size() const { return static_cast<std::size_t>(low_ & 0xFF); }
  bool empty() const { return size() == 0; }
  bool full() const { return size() == kPrefixLength; }
  char operator[](std::size_t i) const {
    return static_cast<char>((i < 8 ? high_ >> (56 - 8 * i) : low_ >> (56 - 8 * (i - 8))) & 0xFF);
  }
  char back() const { return (*this)[size() - 1]; }

  // Adds a byte; false when there is no room. Runs of white space count as one, so a space after a space adds
  // nothing.
  bool push(char c) {
    if (c == ' ' && !empty() && back() == ' ') return true;
    if (full()) return false;
    const std::size_t i = size();
    const auto byte = static_cast<std::uint64_t>(static_cast<unsigned char>(c));
    (i < 8 ? high_ : low_) |= byte << (56 - 8 * (i % 8));
    ++low_;
    return true;
  }
  Prefix first(std::size_t length) const {
    if (length >= size()) return *this;
    Prefix result;
    result.high_ = high_ & top(length);
    result.low_ = (low_ & top(length > 8 ? length - 8 : 0)) | length;
    return result;
  }
  bool begins(Prefix other) const { return other.first(size()) == *this; }
  std::string text() const {
    std::string result;
    for (std::size_t i = 0; i < size(); ++i) result += (*this)[i];
    return result;
  }
  friend auto operator<=>(const Prefix&, const Prefix&) = default;

 private:
  // The first so many bytes of a number.
  static std::uint64_t top(std::size_t bytes) {
    return bytes == 0 ? 0 : bytes >= 8 ? ~std::uint64_t{0} : ~std::uint64_t{0} << (64 - 8 * bytes);
  }

  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};
static_assert(kPrefixLength <= 15);

using Prefixes = std::vector<Prefix>;  // sorted, without repeats

// What an expression can begin with: `closed` are whole matches, `open` are beginnings after which anything
// may follow.
struct Literals {
  Prefixes closed;
  Prefixes open;

  std::size_t size() const { return closed.size() + open.size(); }
};

Literals anything();  // may begin with whatever there is
Literals nothing();   // the empty text
Literals one(std::string_view text);
Literals one(char c);

bool is_just(const Literals& literals, std::string_view text);
void sort_unique(Prefixes& prefixes);
// From now on anything may follow each of them.
void open_all(Literals& literals);
// Too many to list: tells less of each, until they are few enough.
void shorten(Literals& literals);
// Joins two sets without sorting them: sort_unique() and shorten() are left to the caller.
void append(Literals& left, const Literals& right);

Literals alternation(Literals left, const Literals& right);
Literals concatenation(Literals left, const Literals& right);
// `once` between `least` and `most` times; most < 0 means without limit.
Literals repetition(const Literals& once, int least, int most);

}  // namespace onoma::pattern
