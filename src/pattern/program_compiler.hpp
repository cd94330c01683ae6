// ProgramCompiler: an expression in RE2 syntax as the instructions of a Program, in one reading. What is repeated so many times is
// read so many times.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pattern/program.hpp"

namespace onoma::pattern {

class ProgramCompiler {
 public:
  ProgramCompiler(std::string_view expression, Program& out) : text_(expression), out_(out) {}

  // False for what a Program does not do, and for what RE2 does not take.
  bool compile();

 private:
  // How many times something is repeated; most < 0 means without limit.
  struct Times {
    int least = 1;
    int most = 1;
  };
  // What a part begins at, in the expression and in the program.
  struct Begin {
    std::size_t at = 0;
    std::size_t groups = 0;
    std::size_t code = 0;
  };

  // Each tells whether what it has read may match the empty text.
  bool alternatives();
  bool sequence();
  bool repeated();
  bool repeat(const Begin& once, Times times);
  bool atom();
  bool group();
  bool escape();
  bool character_class();

  Times quantifier();
  int number();
  bool class_item(std::bitset<256>& set, std::vector<std::string_view>& signs);
  void class_range(unsigned char from, unsigned char to, std::bitset<256>& set);
  void capture(std::string_view name);
  void add_letter(char c);
  void add_sign(std::string_view sign);
  void add_set(const std::bitset<256>& set);

  bool is_at_end() const { return at_ == text_.size(); }
  char peek() const { return is_at_end() ? '\0' : text_[at_]; }
  bool take(std::string_view what);
  bool take(char what) {
    if (peek() != what || is_at_end()) return false;
    ++at_;
    return true;
  }
  bool fail();
  std::size_t size() const { return out_.code_.size(); }
  void add(Instruction::Kind kind, std::int32_t to = 0) { out_.code_.push_back({kind, '\0', '\0', to}); }
  // Puts a branch before what was added from `begin` on: either that, or what comes `past` instructions after it.
  void put_either_before(std::size_t begin, std::size_t past);

  std::string_view text_;
  Program& out_;
  std::size_t at_ = 0;
  std::size_t groups_ = 0;  // read so far
  bool fold_ = true;        // letter case does not count
  bool failed_ = false;
  int depth_ = 0;
  int product_ = 1;  // of the repetitions that it is in
  int parts_ = 0;    // read so far
};

}  // namespace onoma::pattern
