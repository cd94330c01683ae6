// Glob: a file-name pattern as gitignore(5) has it, matched against a whole path.
//
// "?" and "*" stand for characters but "/", "[a-z]" and "[!a-z]" for one of a set, "\" takes the next
// character as it is. A "**" that is a whole part of the path crosses "/": "**/a", "a/**/b", "a/**". A
// character is a code point of UTF-8; a byte that is none counts as one. Immutable once made; any thread.
// Matching takes time in proportion to pattern times path, whatever the pattern.
//
//   const std::optional<Glob> glob = Glob::compile("news/**/*.txt", {});
//   glob->matches("news/2024/may/a.txt");
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onoma::io {

struct GlobOptions {
  bool ignore_case = false;  // by simple case folding, the same in every locale
  bool braces = false;       // "{a,b}" stands for a or b, as in a shell; may be nested
};

class Glob {
 public:
  // Nothing when the pattern is none: a "[" or a "{" that is not closed, a "\" at the end, a pattern that
  // stands for too many others.
  static std::optional<Glob> compile(std::string_view pattern, GlobOptions options);

  bool matches(std::string_view path) const;

 private:
  struct Range {
    char32_t first, last;
  };
  enum class Kind : unsigned char { kCharacter, kOne, kSet, kMany, kAll, kFolders, kInsideFolders };
  struct Token {
    Kind kind;
    char32_t character = 0;
    bool negated = false;
    std::vector<Range> set = {};
  };
  using Tokens = std::vector<Token>;

  static bool parse(std::u32string_view pattern, Tokens& out);
  static bool parse_set(std::u32string_view pattern, std::size_t& at, Token& token);
  static std::size_t parse_stars(std::u32string_view pattern, std::size_t at, Tokens& out);
  bool is_in(const Token& token, char32_t c) const;
  bool takes(const Token& token, char32_t c) const;
  bool matches(const Tokens& tokens, std::u32string_view path) const;

  bool ignore_case_ = false;
  std::vector<Tokens> alternatives_;
};

}  // namespace onoma::io
