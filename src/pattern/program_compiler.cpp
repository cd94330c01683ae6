#include "pattern/program_compiler.hpp"

#include <algorithm>
#include <optional>

#include "pattern/expression_tree.hpp"

namespace onoma::pattern {
namespace {

using Kind = Instruction::Kind;
using Set = std::bitset<256>;

constexpr int kDeepest = 60;
// Parts, those that are repeated so many times as often. A program costs up to ten instructions of the processor for each of its own
// and each byte, so a large one is left to RE2.
constexpr int kMostParts = 2500;
constexpr int kMostRepeats = 1000;  // RE2 takes no more, all repetitions that hold each other together
constexpr std::int32_t kNone = -1;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
// Stands for itself.
bool is_plain(char c) { return is_letter(c) || is_digit(c) || c == ' ' || c == ',' || c == '-' || c == '\''; }
bool is_quantifier(char c) { return c == '?' || c == '*' || c == '+' || c == '{'; }
char other_case(char c) { return static_cast<char>(c ^ 0x20); }

Set set_of(std::string_view characters) {
  Set set;
  for (const char c : characters) set.set(static_cast<unsigned char>(c));
  return set;
}

// \d, \s and \w.
std::optional<Set> shorthand(char c) {
  static const Set digits = set_of("0123456789"), spaces = set_of("\t\n\f\r ");
  static const Set words = digits | set_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
  if (c == 'd') return digits;
  if (c == 's') return spaces;
  if (c == 'w') return words;
  return std::nullopt;
}

// The character that a backslash and `c` stand for; 0 where they do not stand for one.
char escaped(char c) {
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case 'f': return '\f';
    default: return is_letter(c) || is_digit(c) || c == '_' || !is_ascii(c) ? '\0' : c;
  }
}

}  // namespace

bool ProgramCompiler::compile() {
  out_.group_names_.assign(1, "");
  out_.code_.reserve(text_.size());
  alternatives();
  add(Kind::kMatch);
  return !failed_ && is_at_end();
}

bool ProgramCompiler::take(std::string_view what) {
  if (text_.substr(at_, what.size()) != what) return false;
  at_ += what.size();
  return true;
}

bool ProgramCompiler::fail() {
  failed_ = true;
  return false;
}

void ProgramCompiler::put_either_before(std::size_t begin, std::size_t past) {
  const auto to = static_cast<std::int32_t>(size() - begin + 1 + past);
  out_.code_.insert(out_.code_.begin() + static_cast<std::ptrdiff_t>(begin), {Kind::kEither, '\0', '\0', to});
}

bool ProgramCompiler::alternatives() {
  if (++depth_ > kDeepest) return fail();
  bool empty = false;
  std::int32_t last = kNone;  // jump to the end; until that is known, each jump holds where the one before stands
  for (;;) {
    const std::size_t begin = size();
    empty |= sequence();
    if (failed_ || !take('|')) break;
    put_either_before(begin, 1);
    add(Kind::kJump, last);
    last = static_cast<std::int32_t>(size() - 1);
  }
  while (last != kNone) {
    std::int32_t& to = out_.code_[static_cast<std::size_t>(last)].to;
    const std::int32_t before = to;
    to = static_cast<std::int32_t>(size()) - last;
    last = before;
  }
  --depth_;
  return empty;
}

bool ProgramCompiler::sequence() {
  bool empty = true;
  while (!failed_ && !is_at_end() && peek() != '|' && peek() != ')') {
    if (++parts_ > kMostParts) return fail();
    if (is_plain(peek()) && (at_ + 1 == text_.size() || !is_quantifier(text_[at_ + 1]))) {
      add_letter(text_[at_++]);
      empty = false;
    } else if (!repeated()) {
      empty = false;
    }
  }
  return empty;
}

bool ProgramCompiler::repeated() {
  const Begin once{at_, groups_, size()};
  const bool empty = atom();
  if (failed_ || !is_quantifier(peek())) return empty;
  const Times times = quantifier();
  if (failed_) return empty;
  // "x*?" prefers less, which longest matches do not know; "x**" is nothing in RE2.
  if (is_quantifier(peek())) return fail();
  if (times.most < 0 && empty) return fail();  // round and round without reading
  return repeat(once, times) || empty;
}

ProgramCompiler::Times ProgramCompiler::quantifier() {
  switch (text_[at_++]) {
    case '?': return {0, 1};
    case '*': return {0, -1};
    case '+': return {1, -1};
    default: break;
  }
  Times times;
  times.least = times.most = number();
  if (take(',')) times.most = peek() == '}' ? -1 : number();
  const bool in_order = times.most < 0 || times.least <= times.most;
  if (!take('}') || !in_order || times.most == 0) fail();
  return times;
}

int ProgramCompiler::number() {
  if (!is_digit(peek())) return fail(), 0;
  int value = 0;
  for (; is_digit(peek()); ++at_) value = std::min(value * 10 + (peek() - '0'), kMostRepeats + 1);
  if (value > kMostRepeats) fail();
  return value;
}

// What stands at `once` has been read and added one time.
bool ProgramCompiler::repeat(const Begin& once, Times times) {
  const std::size_t after = at_;
  const int outer = product_;
  const bool counted = times.least > 1 || times.most > 1;
  if (counted) product_ *= std::max(times.least, times.most);
  if (product_ > kMostRepeats) return fail();
  std::size_t begin = once.code;
  const auto again = [&] {
    begin = size();
    at_ = once.at, groups_ = once.groups;
    if (++parts_ > kMostParts) fail();
    atom();
  };
  if (counted) out_.code_.resize(once.code), again();  // with what is repeated inside, as far as RE2 takes it
  for (int i = 1; i < times.least && !failed_; ++i) again();
  if (times.most < 0 && times.least > 0) {
    add(Kind::kEither, 2);
    add(Kind::kJump, static_cast<std::int32_t>(begin) - static_cast<std::int32_t>(size()));
  } else if (times.most < 0) {
    put_either_before(begin, 1);
    add(Kind::kJump, static_cast<std::int32_t>(begin) - static_cast<std::int32_t>(size()));
  } else if (times.least < times.most) {
    // One more, or the end, so many times: each either stands before all that comes after.
    std::vector<std::size_t> branches;
    if (times.least == 0) put_either_before(begin, 0), branches.push_back(begin);
    for (int i = std::max(times.least, 1); i < times.most && !failed_; ++i) {
      branches.push_back(size());
      add(Kind::kEither);
      again();
    }
    for (const std::size_t branch : branches) out_.code_[branch].to = static_cast<std::int32_t>(size() - branch);
  }
  at_ = after, product_ = outer;
  return times.least == 0;
}

bool ProgramCompiler::atom() {
  const char c = peek();
  if (c == '(') return group();
  if (c == '[') return character_class();
  if (c == '\\') return escape();
  if (std::string_view("^$.*+?{").find(c) != std::string_view::npos) return fail();
  if (!is_ascii(c)) {
    const std::size_t length = caseless_sign(text_.substr(at_));
    if (length == 0 || at_ + length > text_.size()) return fail();
    add_sign(text_.substr(at_, length));
    at_ += length;
    return false;
  }
  ++at_;
  add_letter(c);
  return false;
}

bool ProgramCompiler::group() {
  const bool fold = fold_;
  bool captures = false;
  if (take("(?P<")) {
    const std::size_t length = text_.substr(at_).find('>');
    if (length == std::string_view::npos || length == 0) return fail();
    capture(text_.substr(at_, length));
    at_ += length + 1;
    captures = true;
  } else if (take("(?-i:")) {
    fold_ = false;
  } else if (take("(?i:")) {
    fold_ = true;
  } else if (!take("(?:")) {
    take('(');
    if (peek() == '?') return fail();
    capture("");
    captures = true;
  }
  if (failed_) return false;
  const auto slot = static_cast<std::int32_t>(2 * groups_);
  if (captures) add(Kind::kSave, slot);
  const bool empty = alternatives();
  if (captures) add(Kind::kSave, slot + 1);
  if (!take(')')) return fail();
  fold_ = fold;
  return empty;
}

// One more group; one that is repeated is read more than once.
void ProgramCompiler::capture(std::string_view name) {
  std::vector<std::string>& names = out_.group_names_;
  if (++groups_ < names.size()) return;
  const bool named_well = std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
  const bool is_new = name.empty() || std::find(names.begin(), names.end(), name) == names.end();
  if (!named_well || !is_new) fail();
  names.emplace_back(name);
}

bool ProgramCompiler::escape() {
  take('\\');
  if (is_at_end()) return fail();
  const char c = text_[at_++];
  if (c == 'b' || c == 'B') return add(c == 'b' ? Kind::kEdge : Kind::kNoEdge), true;
  if (const auto set = shorthand(c)) return add_set(*set), false;
  const char plain = escaped(c);
  if (plain == '\0') return fail();
  add_letter(plain);
  return false;
}

bool ProgramCompiler::character_class() {
  take('[');
  Set set;
  std::vector<std::string_view> signs;
  if (peek() == '^' || peek() == ']') return fail();
  while (!is_at_end() && peek() != ']') {
    if (!class_item(set, signs)) return fail();
  }
  if (!take(']')) return fail();
  // Each sign is several bytes: one of the set, or one of the signs.
  const std::size_t begin = size();
  add_set(set);
  for (const std::string_view sign : signs) {
    put_either_before(begin, 1);
    const auto over = static_cast<std::int32_t>(sign.size() + 1);
    add(Kind::kJump, over);
    add_sign(sign);
  }
  return false;
}

// One character, range or shorthand of a class; false where it is none of the simple ones.
bool ProgramCompiler::class_item(Set& set, std::vector<std::string_view>& signs) {
  if (text_.substr(at_, 2) == "[:") return false;
  if (!is_ascii(peek())) {
    const std::size_t length = caseless_sign(text_.substr(at_));
    if (length == 0 || at_ + length > text_.size()) return false;
    signs.push_back(text_.substr(at_, length));
    at_ += length;
    return peek() != '-' || text_.substr(at_, 2) == "-]";
  }
  const auto character = [this]() -> char {
    if (is_at_end() || !is_ascii(peek())) return '\0';
    if (!take('\\')) return text_[at_++];
    return is_at_end() ? '\0' : escaped(text_[at_++]);
  };
  if (peek() == '\\' && at_ + 1 < text_.size()) {
    if (const auto shorter = shorthand(text_[at_ + 1])) {
      at_ += 2;
      set |= *shorter;
      return true;
    }
  }
  const char from = character();
  char to = from;
  if (peek() == '-' && text_.substr(at_, 2) != "-]") take('-'), to = character();
  if (from == '\0' || to == '\0' || from > to) return false;
  class_range(static_cast<unsigned char>(from), static_cast<unsigned char>(to), set);
  return true;
}

void ProgramCompiler::class_range(unsigned char from, unsigned char to, Set& set) {
  for (unsigned c = from; c <= to; ++c) {
    set.set(c);
    const char character = static_cast<char>(c);
    if (fold_ && is_letter(character)) set.set(static_cast<unsigned char>(other_case(character)));
  }
}

void ProgramCompiler::add_letter(char c) {
  out_.code_.push_back({Kind::kByte, c, fold_ && is_letter(c) ? other_case(c) : c, 0});
}

void ProgramCompiler::add_sign(std::string_view sign) {
  for (const char byte : sign) out_.code_.push_back({Kind::kByte, byte, byte, 0});
}

void ProgramCompiler::add_set(const Set& set) {
  const auto known = std::find(out_.sets_.begin(), out_.sets_.end(), set);
  add(Kind::kSet, static_cast<std::int32_t>(known - out_.sets_.begin()));
  if (known == out_.sets_.end()) out_.sets_.push_back(set);
}

std::optional<Program> Program::make(std::string_view expression) {
  Program program;
  if (!ProgramCompiler(expression, program).compile()) return std::nullopt;
  return program;
}

}  // namespace onoma::pattern
