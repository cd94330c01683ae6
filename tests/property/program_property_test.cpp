// The programs of the shipped expressions and their automata give the same answers as RE2, on texts that match or nearly do.
#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "model/data.hpp"
#include "onoma/model.hpp"
#include "pattern/automaton.hpp"
#include "pattern/program.hpp"
#include "pattern/syntax.hpp"
#include "text/normalizer.hpp"

namespace {

using onoma::pattern::Automaton;
using onoma::pattern::Program;
using onoma::pattern::SyntaxNode;

class TextMaker {
 public:
  explicit TextMaker(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

  // What the expression matches, as a rule: edges of words are passed over.
  void append(const SyntaxNode& node, std::string& out) {
    using Kind = SyntaxNode::Kind;
    switch (node.kind) {
      case Kind::kCharacter: return append(node.literal != 0 ? node.literal : static_cast<unsigned char>(node.set.any_ascii()), out);
      case Kind::kSequence:
        for (const SyntaxNode& part : node.parts) append(part, out);
        return;
      case Kind::kAlternatives: return append(node.parts[below(node.parts.size())], out);
      case Kind::kRepeat: {
        const int most = node.most < 0 ? node.least + 2 : node.most;
        for (int i = node.least + static_cast<int>(below(static_cast<std::size_t>(most - node.least) + 1)); i > 0; --i) {
          append(node.parts[0], out);
        }
        return;
      }
      default: return;
    }
  }

  // Changes a few characters to others, adds or takes some.
  void damage(std::string& text) {
    static constexpr std::string_view kOthers = "0123459 aekst.,-/:\nMJ";
    for (std::size_t left = below(3); left > 0; --left) {
      const std::size_t at = below(text.size() + 1);
      const std::string other(1, kOthers[below(kOthers.size())]);
      text.replace(std::min(at, text.size()), below(2), below(3) == 0 ? "" : other);
    }
    for (char& c : text) {
      if (below(8) == 0 && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (below(8) == 0 && c >= '0' && c <= '9') c = static_cast<char>('0' + below(10));
    }
  }

 private:
  static void append(char32_t c, std::string& out) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
  }

  std::mt19937 random_;
};

TEST_CASE("programs of the shipped expressions agree with RE2", "[program]") {
  const onoma::Model model = onoma::Model::builtin();
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_longest_match(true);
  TextMaker maker(11);
  std::size_t programs = 0, matches = 0, misses = 0;
  for (const onoma::pattern::PatternRule& rule : model.data().rules()) {
    const auto program = Program::make(rule.expression);
    if (!program) continue;
    ++programs;
    CAPTURE(rule.name);
    const re2::RE2 re2(rule.expression, options);
    const Automaton automaton(*program);
    const auto syntax = onoma::pattern::parse_syntax(rule.expression);
    REQUIRE(syntax);
    std::vector<std::string_view> groups(program->group_names().size());
    std::vector<re2::StringPiece> wanted(groups.size());
    REQUIRE(static_cast<int>(groups.size()) == re2.NumberOfCapturingGroups() + 1);
    for (int i = 0; i < 300; ++i) {
      std::string text = maker.below(2) == 0 ? "" : " ";
      const std::size_t begin = text.size();
      maker.append(*syntax, text);
      if (i % 4 != 0) maker.damage(text);
      if (maker.below(2) == 0) text += " and ";
      maker.append(*syntax, text);
      CAPTURE(text);
      const bool matched = re2.Match(text, begin, text.size(), re2::RE2::ANCHOR_START, wanted.data(), static_cast<int>(wanted.size()));
      const auto end = program->longest_match(text, begin, text.size());
      REQUIRE(end.has_value() == matched);
      REQUIRE(automaton.longest_match(text, begin, text.size()) == end);
      ++(matched ? matches : misses);
      if (!matched) continue;
      REQUIRE(*end == begin + wanted[0].size());
      REQUIRE(program->catch_groups(text, begin, *end, groups));
      for (std::size_t group = 0; group < groups.size(); ++group) {
        CAPTURE(group);
        REQUIRE(groups[group].data() == wanted[group].data());
        REQUIRE(groups[group].size() == wanted[group].size());
      }
    }
    CHECK_FALSE(automaton.is_full());
  }
  CHECK(programs > 300);
  CHECK(matches > 10000);
  CHECK(misses > 10000);
}

TEST_CASE("the normal form has no long s and no Kelvin sign, which RE2 takes for s and k", "[program]") {
  std::string normal;
  onoma::text::append_normal("\u017F \u212A \u1E9B a\u017F\u0301 \u212A\u0301 \uFB05", normal, nullptr);
  CHECK(normal == "s K s as K st");
}

}  // namespace
