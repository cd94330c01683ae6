#include "io/glob.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "text/case_fold.hpp"
#include "text/decoder.hpp"
#include "text/utf8.hpp"

namespace onoma::io {
namespace {

constexpr std::size_t kMostAlternatives = 1000;
constexpr char32_t kStrayByte = 0x110000;  // a byte that is no UTF-8 is the "character" kStrayByte + byte

std::u32string characters_of(std::string_view bytes) {
  std::u32string out;
  while (!bytes.empty()) {
    const std::size_t valid = std::min(text::find_invalid_utf8(bytes), bytes.size());
    for (std::size_t at = 0; at < valid;) {
      const text::CodePoint point = text::decode(bytes.data() + at);
      out += point.value;
      at += point.size;
    }
    if (valid < bytes.size()) out += kStrayByte + text::byte_at(bytes.data() + valid);
    bytes.remove_prefix(std::min(valid + 1, bytes.size()));
  }
  return out;
}

struct NamedSet {
  std::u32string_view name;
  std::u32string_view ranges;  // pairs of first and last
};

constexpr std::array<NamedSet, 12> kNamedSets = {{{U"alnum", U"09AZaz"},
                                                  {U"alpha", U"AZaz"},
                                                  {U"blank", U"  \t\t"},
                                                  {U"cntrl", U"\x01\x1F\x7F\x7F"},
                                                  {U"digit", U"09"},
                                                  {U"graph", U"!~"},
                                                  {U"lower", U"az"},
                                                  {U"print", U" ~"},
                                                  {U"punct", U"!/:@[`{~"},
                                                  {U"space", U"\t\r  "},
                                                  {U"upper", U"AZ"},
                                                  {U"xdigit", U"09AFaf"}}};

// One past the "}" that closes the "{" at `open`, npos when none does. `commas` are those that part it.
std::size_t find_brace_end(std::u32string_view pattern, std::size_t open, std::vector<std::size_t>& commas) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < pattern.size(); ++at) {
    if (pattern[at] == U'\\') {
      ++at;
    } else if (pattern[at] == U'{') {
      ++depth;
    } else if (pattern[at] == U'}' && --depth == 0) {
      return at + 1;
    } else if (pattern[at] == U',' && depth == 1) {
      commas.push_back(at);
    }
  }
  return std::u32string_view::npos;
}

std::size_t find_brace(std::u32string_view pattern) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == U'\\') {
      ++at;
    } else if (pattern[at] == U'{') {
      return at;
    }
  }
  return std::u32string_view::npos;
}

// The patterns without braces that one with braces stands for. False when a brace is not closed or they are
// too many.
bool expand(const std::u32string& pattern, std::vector<std::u32string>& out) {
  std::vector<std::u32string> todo = {pattern};
  while (!todo.empty()) {
    if (todo.size() + out.size() > kMostAlternatives) return false;
    const std::u32string next = std::move(todo.back());
    todo.pop_back();
    const std::size_t open = find_brace(next);
    if (open == std::u32string::npos) {
      out.push_back(next);
      continue;
    }
    std::vector<std::size_t> commas;
    const std::size_t end = find_brace_end(next, open, commas);
    if (end == std::u32string::npos) return false;
    commas.push_back(end - 1);
    std::size_t begin = open + 1;
    for (const std::size_t comma : commas) {
      todo.push_back(next.substr(0, open) + next.substr(begin, comma - begin) + next.substr(end));
      begin = comma + 1;
    }
  }
  return true;
}

}  // namespace

// The set whose "[" is at `at`; leaves `at` one past its "]". False when it is not closed.
bool Glob::parse_set(std::u32string_view pattern, std::size_t& at, Token& token) {
  token.kind = Kind::kSet;
  ++at;
  if (at < pattern.size() && (pattern[at] == U'!' || pattern[at] == U'^')) token.negated = true, ++at;
  for (bool first = true; at < pattern.size(); first = false) {
    if (pattern[at] == U']' && !first) return ++at, true;
    if (pattern.substr(at).starts_with(U"[:")) {
      const std::size_t end = pattern.find(U":]", at + 2);
      const std::u32string_view name = pattern.substr(at + 2, end == pattern.npos ? 0 : end - at - 2);
      const auto* named = std::find_if(kNamedSets.begin(), kNamedSets.end(),
                                       [name](const NamedSet& set) { return set.name == name; });
      if (end != pattern.npos) {
        if (named == kNamedSets.end()) return false;
        for (std::size_t i = 0; i < named->ranges.size(); i += 2) {
          token.set.push_back({named->ranges[i], named->ranges[i + 1]});
        }
        at = end + 2;
        continue;
      }
    }
    const auto take = [&]() { return pattern[at] == U'\\' ? ++at : at; };
    if (take() >= pattern.size()) return false;
    const char32_t low = pattern[at++];
    char32_t high = low;
    if (at + 1 < pattern.size() && pattern[at] == U'-' && pattern[at + 1] != U']') {
      ++at;
      if (take() >= pattern.size()) return false;
      high = pattern[at++];
    }
    token.set.push_back({low, high});
  }
  return false;
}

// One past the stars at `at`, and past the "/" that belongs to them.
std::size_t Glob::parse_stars(std::u32string_view pattern, std::size_t at, Tokens& out) {
  const std::size_t begin = at;
  while (at < pattern.size() && pattern[at] == U'*') ++at;
  const bool whole_part = at - begin > 1 && (begin == 0 || pattern[begin - 1] == U'/') &&
                          (at == pattern.size() || pattern[at] == U'/');
  if (!whole_part) {
    out.push_back({Kind::kMany});
  } else if (at == pattern.size()) {
    out.push_back({Kind::kAll});
  } else {
    out.push_back({Kind::kFolders});
    out.push_back({Kind::kInsideFolders});
    ++at;
  }
  return at;
}

bool Glob::parse(std::u32string_view pattern, Tokens& out) {
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == U'*') {
      at = parse_stars(pattern, at, out);
    } else if (pattern[at] == U'?') {
      out.push_back({Kind::kOne});
      ++at;
    } else if (pattern[at] == U'[') {
      Token token{Kind::kSet};
      if (!parse_set(pattern, at, token)) return false;
      out.push_back(std::move(token));
    } else {
      if (pattern[at] == U'\\' && ++at == pattern.size()) return false;
      out.push_back({Kind::kCharacter, pattern[at++]});
    }
  }
  return true;
}

std::optional<Glob> Glob::compile(std::string_view pattern, GlobOptions options) {
  Glob glob;
  glob.ignore_case_ = options.ignore_case;
  std::vector<std::u32string> patterns = {characters_of(pattern)};
  if (options.braces) {
    const std::u32string whole = std::move(patterns.front());
    patterns.clear();
    if (!expand(whole, patterns)) return std::nullopt;
  }
  for (const std::u32string& one : patterns) {
    Tokens tokens;
    if (!parse(one, tokens)) return std::nullopt;
    if (options.ignore_case) {
      for (Token& token : tokens) token.character = text::fold_case(token.character);
    }
    glob.alternatives_.push_back(std::move(tokens));
  }
  return glob;
}

bool Glob::is_in(const Token& token, char32_t c) const {
  const auto holds = [&token](char32_t one) {
    return std::any_of(token.set.begin(), token.set.end(),
                       [one](const Range& range) { return one >= range.first && one <= range.last; });
  };
  if (holds(c)) return true;
  if (!ignore_case_) return false;
  // The path is folded, the ends of ranges are not, so that [A-Z] is no odd range.
  return holds(text::to_upper(c));
}

bool Glob::takes(const Token& token, char32_t c) const {
  switch (token.kind) {
    case Kind::kCharacter:
      return c == token.character;
    case Kind::kOne:
    case Kind::kMany:
      return c != U'/';
    case Kind::kSet:
      return c != U'/' && is_in(token, c) != token.negated;
    case Kind::kAll:
    case Kind::kFolders:
    case Kind::kInsideFolders:
      break;
  }
  return true;
}

// Follows all ways through the pattern at once: live[i] says that tokens[i] may take the next character.
bool Glob::matches(const Tokens& tokens, std::u32string_view path) const {
  const std::size_t end = tokens.size();
  std::vector<bool> live(end + 1);
  std::vector<bool> next(end + 1);
  const auto enter = [&](std::vector<bool>& states, std::size_t at) {
    for (; !states[at]; ++at) {
      states[at] = true;
      if (at == end) return;
      const Kind kind = tokens[at].kind;
      if (kind == Kind::kFolders) {  // no folder at all, or some
        states[at + 1] = true;
        ++at;
      } else if (kind != Kind::kMany && kind != Kind::kAll) {
        return;
      }
    }
  };
  enter(live, 0);
  for (const char32_t c : path) {
    next.assign(end + 1, false);
    for (std::size_t at = 0; at < end; ++at) {
      if (!live[at] || !takes(tokens[at], c)) continue;
      switch (tokens[at].kind) {
        case Kind::kMany:
        case Kind::kAll:
          enter(next, at);
          break;
        case Kind::kFolders:  // kInsideFolders, which is live too, does its work
          break;
        case Kind::kInsideFolders:
          next[at] = true;
          if (c == U'/') enter(next, at + 1);
          break;
        default:
          enter(next, at + 1);
      }
    }
    live.swap(next);
  }
  return live[end];
}

bool Glob::matches(std::string_view path) const {
  std::u32string characters = characters_of(path);
  if (ignore_case_) {
    for (char32_t& c : characters) c = text::fold_case(c);
  }
  return std::any_of(alternatives_.begin(), alternatives_.end(),
                     [&](const Tokens& tokens) { return matches(tokens, characters); });
}

}  // namespace onoma::io
