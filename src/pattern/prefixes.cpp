#include "pattern/prefixes.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace onoma::pattern {
namespace {

constexpr std::size_t kMostPrefixes = 300;
constexpr std::size_t kMostProducts = 3000;
constexpr int kDeepest = 60;

// Bytes of the character that `text` begins with, if it is one of the signs without case: Latin-1 signs,
// general punctuation and currency signs. 0 otherwise.
std::size_t caseless_sign(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  if (byte(0) == 0xC2 && byte(1) >= 0xA1 && byte(1) <= 0xBF && byte(1) != 0xB5) return 2;
  const bool punctuation = byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x82) && byte(2) >= 0x80;
  return punctuation ? 3 : 0;
}

// A prefix packed in one number, its bytes from the top down and its length in the lowest byte: numbers sort
// like texts, a prefix before what it is a prefix of.
class Prefix {
 public:
  Prefix() = default;
  explicit Prefix(std::string_view text) {
    for (const char c : text) push(c);
  }

  std::size_t size() const { return static_cast<std::size_t>(packed_ & 0xFF); }
  bool empty() const { return size() == 0; }
  bool full() const { return size() == kPrefixLength; }
  char operator[](std::size_t i) const { return static_cast<char>(packed_ >> (56 - 8 * i) & 0xFF); }
  char back() const { return (*this)[size() - 1]; }

  // Adds a byte; false when there is no room. Runs of white space count as one, so a space after a space adds
  // nothing.
  bool push(char c) {
    if (c == ' ' && !empty() && back() == ' ') return true;
    if (full()) return false;
    packed_ |= static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << (56 - 8 * size());
    ++packed_;
    return true;
  }
  Prefix first(std::size_t length) const {
    if (length >= size()) return *this;
    if (length == 0) return {};
    Prefix result;
    result.packed_ = (packed_ & ~std::uint64_t{0} << (64 - 8 * length)) | length;
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
  std::uint64_t packed_ = 0;
};
static_assert(kPrefixLength <= 7);

using Prefixes = std::vector<Prefix>;  // sorted, without repeats

void sort_unique(Prefixes& prefixes) {
  std::sort(prefixes.begin(), prefixes.end());
  prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
}

// What an expression can begin with: `closed` are whole matches, `open` are beginnings after which anything
// may follow.
struct Literals {
  Prefixes closed;
  Prefixes open;

  std::size_t size() const { return closed.size() + open.size(); }
};

Literals anything() {
  return {{}, {Prefix()}};
}
Literals nothing() {
  return {{Prefix()}, {}};
}
Literals one(std::string_view text) {
  return {{Prefix(text)}, {}};
}
Literals one(char c) {
  return one(std::string_view(&c, 1));
}

bool is_just(const Literals& literals, std::string_view text) {
  return literals.open.empty() && literals.closed.size() == 1 && literals.closed.front() == Prefix(text);
}

void open_all(Literals& literals) {
  literals.open.insert(literals.open.end(), literals.closed.begin(), literals.closed.end());
  literals.closed.clear();
  sort_unique(literals.open);
}

// Too many to list: tell less of each, until they are few enough.
void shorten(Literals& literals) {
  for (std::size_t length = kPrefixLength - 1; literals.size() > kMostPrefixes; --length) {
    for (const Prefix prefix : literals.closed) {
      if (prefix.size() > length) literals.open.push_back(prefix);
    }
    std::erase_if(literals.closed, [length](Prefix prefix) { return prefix.size() > length; });
    for (Prefix& prefix : literals.open) prefix = prefix.first(length);
    sort_unique(literals.open);
  }
}

Literals concatenation(Literals left, const Literals& right) {
  if (is_just(right, "")) return left;
  if (is_just(left, "")) return right;
  if (left.closed.size() * right.size() > kMostProducts) {
    open_all(left);
    return left;
  }
  Literals result;
  result.open = std::move(left.open);
  const auto add = [&result](Prefix text, Prefix tail, bool closed) {
    bool whole = true;
    for (std::size_t i = 0; i < tail.size() && whole; ++i) whole = text.push(tail[i]);
    (closed && whole ? result.closed : result.open).push_back(text);
  };
  for (const Prefix head : left.closed) {
    for (const Prefix tail : right.closed) add(head, tail, true);
    for (const Prefix tail : right.open) add(head, tail, false);
  }
  sort_unique(result.closed);
  sort_unique(result.open);
  shorten(result);
  return result;
}

// Leaves the sorting to the caller.
void append(Literals& left, const Literals& right) {
  left.closed.insert(left.closed.end(), right.closed.begin(), right.closed.end());
  left.open.insert(left.open.end(), right.open.begin(), right.open.end());
}

Literals alternation(Literals left, const Literals& right) {
  append(left, right);
  sort_unique(left.closed);
  sort_unique(left.open);
  return left;
}

// `once` between `least` and `most` times; most < 0 means without limit.
Literals repetition(const Literals& once, int least, int most) {
  if (is_just(once, " ")) return least == 0 ? Literals{{Prefix(), Prefix(" ")}, {}} : once;
  Literals result = nothing();
  const int steps = std::min<int>(least, kPrefixLength);
  for (int i = 0; i < steps; ++i) result = concatenation(std::move(result), once);
  const int reach = most < 0 ? steps + 1 : std::min<int>(most, kPrefixLength);
  Literals longer = result;
  for (int i = steps; i < reach; ++i) {
    longer = concatenation(std::move(longer), once);
    if (most < 0) open_all(longer);
    result = alternation(std::move(result), longer);
  }
  return result;
}

class Parser {
 public:
  explicit Parser(std::string_view expression) : rest_(expression) {}

  std::optional<Literals> parse() {
    Literals all = alternatives(0);
    if (failed_ || !rest_.empty()) return std::nullopt;
    return all;
  }

 private:
  Literals fail() {
    failed_ = true;
    return anything();
  }
  bool take(std::string_view text) {
    if (rest_.substr(0, text.size()) != text) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string take_bytes(std::size_t count) {
    std::string bytes(rest_.substr(0, count));
    rest_.remove_prefix(count);
    return bytes;
  }

  Literals alternatives(int depth) {
    if (depth > kDeepest) return fail();
    Literals all = sequence(depth);
    if (rest_.empty() || rest_.front() != '|') return all;
    while (!failed_ && take("|")) append(all, sequence(depth));
    sort_unique(all.closed);
    sort_unique(all.open);
    shorten(all);
    return all;
  }

  Literals sequence(int depth) {
    Literals all = nothing();
    while (!failed_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      all = concatenation(std::move(all), quantified(atom(depth)));
    }
    return all;
  }

  Literals quantified(Literals once) {
    while (!failed_ && !rest_.empty()) {
      if (take("?")) {
        once = repetition(once, 0, 1);
      } else if (take("*")) {
        once = repetition(once, 0, -1);
      } else if (take("+")) {
        once = repetition(once, 1, -1);
      } else if (rest_.front() == '{' && rest_.size() > 1 && rest_[1] >= '0' && rest_[1] <= '9') {
        once = counted(once);
      } else {
        break;
      }
    }
    return once;
  }

  Literals counted(const Literals& once) {
    take("{");
    const int least = number();
    int most = least;
    if (take(",")) most = !rest_.empty() && rest_.front() == '}' ? -1 : number();
    if (!take("}")) return fail();
    return repetition(once, least, most);
  }

  int number() {
    int value = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value = std::min(value * 10 + (rest_.front() - '0'), 1000);
      rest_.remove_prefix(1);
    }
    return value;
  }

  Literals atom(int depth) {
    const char c = rest_.front();
    if (c == '(') return group(depth);
    if (c == '[') return character_class();
    if (c == '\\') return escape();
    if (const std::size_t sign = caseless_sign(rest_); sign != 0) return one(take_bytes(sign));
    rest_.remove_prefix(1);
    if (c == '^' || c == '$') return nothing();
    if (c == '.') return anything();
    if (c == '?' || c == '*' || c == '+') return fail();
    if (!is_plain(c)) return anything();  // beyond ASCII: its other case may begin with other bytes
    return word(c);
  }

  static bool is_plain(char c) {
    return static_cast<unsigned char>(c) < 0x80 &&
           std::string_view("()[]{}|\\^$.?*+").find(c) == std::string_view::npos;
  }

  // The plain characters that begin with `c`, as far as no quantifier takes the last of them away.
  Literals word(char c) {
    Prefix prefix;
    bool whole = prefix.push(canonical(c));
    while (!rest_.empty() && is_plain(rest_.front())) {
      const char next = rest_.size() > 1 ? rest_[1] : 'x';
      if (next == '?' || next == '*' || next == '+' || next == '{') break;
      whole = prefix.push(canonical(rest_.front())) && whole;
      rest_.remove_prefix(1);
    }
    return whole ? Literals{{prefix}, {}} : Literals{{}, {prefix}};
  }

  Literals group(int depth) {
    take("(");
    if (take("?P<")) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return fail();
      rest_.remove_prefix(end + 1);
    } else if (take("?")) {
      const std::size_t end = rest_.find_first_not_of("imsU-");
      if (end == std::string_view::npos) return fail();
      const char stop = rest_[end];
      rest_.remove_prefix(end + 1);
      if (stop == ')') return nothing();
      if (stop != ':') return fail();
    }
    Literals inside = alternatives(depth + 1);
    if (!take(")")) return fail();
    return inside;
  }

  Literals escape() {
    take("\\");
    if (rest_.empty()) return fail();
    const char c = rest_.front();
    rest_.remove_prefix(1);
    switch (c) {
      case 'd':
        return one('0');
      case 's':
      case 'n':
      case 't':
      case 'r':
      case 'f':
      case 'v':
        return one(' ');
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return nothing();
      default:
        break;
    }
    const bool letter_or_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter_or_digit || static_cast<unsigned char>(c) >= 0x80) return skip_long_escape(c);
    return one(c);
  }

  // \pL, \p{Greek}, \x{10FFFF}, \w and the like.
  Literals skip_long_escape(char c) {
    if (c == 'Q' || (c >= '0' && c <= '9')) return fail();
    if (c != 'p' && c != 'P' && c != 'x') return anything();
    if (take("{")) {
      const std::size_t end = rest_.find('}');
      if (end == std::string_view::npos) return fail();
      rest_.remove_prefix(end + 1);
    } else {
      rest_.remove_prefix(std::min<std::size_t>(rest_.size(), c == 'x' ? 2 : 1));
    }
    return anything();
  }

  Literals character_class() {
    take("[");
    bool simple = !take("^");
    Literals set;
    bool first = true;
    while (!rest_.empty() && (first || rest_.front() != ']')) {
      first = false;
      simple = class_item(set) && simple;
      if (failed_) return anything();
    }
    if (!take("]")) return fail();
    sort_unique(set.closed);
    return simple ? set : anything();
  }

  // One character or range of a class; false when it is not plain ASCII.
  bool class_item(Literals& set) {
    if (rest_.substr(0, 2) == "[:") {
      const std::size_t end = rest_.find(":]");
      if (end == std::string_view::npos) return fail(), false;
      rest_.remove_prefix(end + 2);
      return false;
    }
    if (rest_.front() == '\\') {
      const Literals escaped = escape();
      if (!escaped.open.empty() || is_just(escaped, "")) return false;
      set = alternation(std::move(set), escaped);
      return rest_.substr(0, 1) != "-" || rest_.substr(0, 2) == "-]";
    }
    if (const std::size_t sign = caseless_sign(rest_); sign != 0) {
      set.closed.emplace_back(take_bytes(sign));
      return rest_.substr(0, 1) != "-" || rest_.substr(0, 2) == "-]";
    }
    const char from = rest_.front();
    rest_.remove_prefix(1);
    char to = from;
    if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
      to = rest_[1];
      rest_.remove_prefix(2);
      if (to == '\\') return false;
    }
    if (static_cast<unsigned char>(from) >= 0x80 || static_cast<unsigned char>(to) >= 0x80) return false;
    for (int c = from; c <= to; ++c)
      set.closed.push_back(Prefix(std::string(1, canonical(static_cast<char>(c)))));
    return true;
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::vector<std::string> literal_prefixes(std::string_view expression) {
  std::optional<Literals> literals = Parser(expression).parse();
  if (!literals) return {};
  open_all(*literals);
  if (literals->open.front().empty()) return {};
  // A prefix of a prefix says all that the longer one says.
  std::vector<std::string> shortest;
  Prefix last;
  for (const Prefix prefix : literals->open) {
    if (!last.empty() && last.begins(prefix)) continue;
    last = prefix;
    shortest.push_back(prefix.text());
  }
  return shortest;
}

std::string canonical_prefix(std::string_view text) {
  std::string prefix;
  for (const char c : text) {
    if (prefix.size() == kPrefixLength) break;
    const char byte = canonical(c);
    if (byte == ' ' && !prefix.empty() && prefix.back() == ' ') continue;
    prefix.push_back(byte);
  }
  return prefix;
}

}  // namespace onoma::pattern
