#include "pattern/char_set.hpp"

#include <algorithm>
#include <utility>

namespace onoma::pattern {
namespace {

using Part = CharSet::Part;

CharSet ranges(std::initializer_list<std::pair<char, char>> pairs) {
  CharSet set;
  for (const auto& [first, last] : pairs) set |= CharSet::of(static_cast<char32_t>(first), static_cast<char32_t>(last));
  return set;
}

CharSet digits() {
  return ranges({{'0', '9'}});
}
CharSet spaces() {
  return ranges({{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}});
}
CharSet words() {
  return ranges({{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
}

Part joined(Part a, Part b) {
  return std::max(a, b);
}
Part opposite(Part part) {
  return part == Part::kNone ? Part::kAll : part == Part::kAll ? Part::kNone : Part::kSome;
}

}  // namespace

// \d, \D, \s, \S, \w, \W.
std::optional<CharSet> perl_class(char c) {
  switch (c) {
    case 'd': return digits();
    case 'D': return digits().complement();
    case 's': return spaces();
    case 'S': return spaces().complement();
    case 'w': return words();
    case 'W': return words().complement();
    default: return std::nullopt;
  }
}

// [:alpha:] and its like know ASCII only.
CharSet posix_class(std::string_view name) {
  const bool negated = name.starts_with('^');
  if (negated) name.remove_prefix(1);
  CharSet set;
  if (name == "digit") set = digits();
  else if (name == "alpha") set = ranges({{'A', 'Z'}, {'a', 'z'}});
  else if (name == "alnum") set = ranges({{'0', '9'}, {'A', 'Z'}, {'a', 'z'}});
  else if (name == "upper") set = ranges({{'A', 'Z'}});
  else if (name == "lower") set = ranges({{'a', 'z'}});
  else if (name == "space") set = ranges({{'\t', '\r'}, {' ', ' '}});
  else if (name == "blank") set = ranges({{'\t', '\t'}, {' ', ' '}});
  else if (name == "word") set = words();
  else if (name == "xdigit") set = ranges({{'0', '9'}, {'A', 'F'}, {'a', 'f'}});
  else if (name == "punct") set = ranges({{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}});
  else if (name == "cntrl") set = ranges({{'\0', '\x1F'}, {'\x7F', '\x7F'}});
  else if (name == "graph") set = ranges({{'!', '~'}});
  else set = ranges({{' ', '~'}});  // print
  return negated ? set.complement() : set;
}

// \pL, \p{Greek}, …: letters where the property is one of letters, else anything.
CharSet property_class(std::string_view name, bool negated) {
  if (name.starts_with('^')) {
    negated = !negated;
    name.remove_prefix(1);
  }
  CharSet set;
  if (name == "Any") {
    set = CharSet::all();
  } else if (name == "L") {
    set = ranges({{'A', 'Z'}, {'a', 'z'}});
    set |= CharSet::letters_beyond_ascii();
  } else if (name == "Lu" || name == "Lt") {
    set = ranges({{'A', 'Z'}});
    set |= CharSet::some_beyond_ascii(Part::kSome, Part::kNone);
  } else if (name == "Ll") {
    set = ranges({{'a', 'z'}});
    set |= CharSet::some_beyond_ascii(Part::kSome, Part::kNone);
  } else if (name == "Latin") {
    set = ranges({{'A', 'Z'}, {'a', 'z'}});
    set |= CharSet::some_beyond_ascii(Part::kSome, Part::kNone);
  } else if (name == "N" || name == "Nd") {
    set = digits();
    set |= CharSet::some_beyond_ascii(Part::kNone, Part::kSome);
  } else if (name.starts_with('P') && name.size() <= 2) {
    set = posix_class("punct");
    set |= CharSet::some_beyond_ascii(Part::kNone, Part::kSome);
  } else if (name.starts_with('S') && name.size() <= 2) {
    set = ranges({{'$', '$'}, {'+', '+'}, {'<', '>'}, {'^', '^'}, {'`', '`'}, {'|', '|'}, {'~', '~'}});
    set |= CharSet::some_beyond_ascii(Part::kNone, Part::kSome);
  } else if (name.starts_with('Z') && name.size() <= 2) {
    set = ranges({{' ', ' '}});
    set |= CharSet::some_beyond_ascii(Part::kNone, Part::kSome);
  } else {
    set = CharSet::some_beyond_ascii(Part::kSome, Part::kSome);  // scripts and the rest
  }
  return negated ? set.complement() : set;
}

CharSet CharSet::all() {
  return CharSet().complement();
}

CharSet CharSet::of(char32_t first, char32_t last) {
  CharSet set;
  for (char32_t c = first; c <= std::min<char32_t>(last, 127); ++c) set.ascii_.set(c);
  if (last < 128) return set;
  const bool whole = first <= 128 && last >= 0x10FFFF;
  // Signs of Latin-1, punctuation and symbols are no letters; the rest may be.
  const bool signs = (last <= 0xBF && first >= 0x80) || (first >= 0x2000 && last <= 0x2BFF) ||
                     (first >= 0x3000 && last <= 0x303F) || (first >= 0x1F000 && last <= 0x1FAFF);
  const bool letters = first == last && !signs;
  set.letters_ = whole ? Part::kAll : signs ? Part::kNone : Part::kSome;
  set.others_ = whole ? Part::kAll : letters ? Part::kNone : Part::kSome;
  return set;
}

CharSet CharSet::letters_beyond_ascii() {
  return some_beyond_ascii(Part::kAll, Part::kNone);
}

CharSet CharSet::some_beyond_ascii(Part letters, Part others) {
  CharSet set;
  set.letters_ = letters, set.others_ = others;
  return set;
}

CharSet& CharSet::operator|=(const CharSet& other) {
  ascii_ |= other.ascii_;
  letters_ = joined(letters_, other.letters_);
  others_ = joined(others_, other.others_);
  return *this;
}

CharSet CharSet::complement() const {
  CharSet set;
  set.ascii_ = ~ascii_;
  set.letters_ = opposite(letters_);
  set.others_ = opposite(others_);
  return set;
}

bool CharSet::has_word() const {
  return (ascii_ & words().ascii_).any();
}
bool CharSet::has_other_than_word() const {
  return (ascii_ & ~words().ascii_).any() || letters_ != Part::kNone || others_ != Part::kNone;
}
bool CharSet::has_all_capitals() const {
  const auto capitals = ranges({{'A', 'Z'}}).ascii_;
  return (ascii_ & capitals) == capitals;
}
bool CharSet::has_small_letter() const {
  return (ascii_ & ranges({{'a', 'z'}}).ascii_).any();
}
bool CharSet::has_space() const {
  return (ascii_ & spaces().ascii_).any();
}
bool CharSet::has_other_than_space() const {
  return (ascii_ & ~spaces().ascii_).any() || letters_ != Part::kNone || others_ != Part::kNone;
}

char CharSet::any_ascii() const {
  for (const auto& [first, last] : {std::pair('a', 'z'), std::pair('A', 'Z'), std::pair('0', '9'), std::pair(' ', '~')}) {
    for (char c = first; c <= last; ++c) {
      if (ascii_.test(static_cast<std::size_t>(c))) return c;
    }
  }
  return 0;
}

}  // namespace onoma::pattern
