#include "pattern/automaton.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using onoma::pattern::Automaton;
using onoma::pattern::Program;

std::string random_text(std::mt19937& random, std::string_view letters, int size) {
  std::string out;
  while (size-- > 0) out += letters[std::uniform_int_distribution<std::size_t>(0, letters.size() - 1)(random)];
  return out;
}

TEST_CASE("an automaton finds the longest match", "[automaton]") {
  const auto program = Program::make("(?P<day>\\d{1,2})\\s+(?:(?-i:May)|june|sept\\.?)\\b");
  REQUIRE(program);
  const Automaton automaton(*program);
  for (int time = 0; time < 2; ++time) {
    CHECK(automaton.longest_match("12 May 2024", 0, 11) == 6);
    CHECK(automaton.longest_match("2 JUNE", 0, 6) == 6);
    CHECK(automaton.longest_match("on 3 Sept. 4", 3, 12) == 9);
    CHECK_FALSE(automaton.longest_match("12 may", 0, 6));
    CHECK_FALSE(automaton.longest_match("12 Mayor", 0, 8));
    CHECK_FALSE(automaton.longest_match("12 Mayor", 0, 6));
    CHECK_FALSE(automaton.longest_match("12 May", 0, 5));
    CHECK_FALSE(automaton.longest_match("", 0, 0));
  }
}

TEST_CASE("letters in any case, in one case and in sets are told apart", "[automaton]") {
  const auto program = Program::make("a(?-i:a)[ab](?-i:A)?|(?-i:[A-B])x");
  REQUIRE(program);
  const Automaton automaton(*program);
  std::mt19937 random(3);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random, "aAbBxX", 5);
    CAPTURE(text);
    CHECK(automaton.longest_match(text, 0, text.size()) == program->longest_match(text, 0, text.size()));
  }
}

TEST_CASE("edges of words are those of the text, not of the part that is looked at", "[automaton]") {
  const auto program = Program::make("\\ba+\\b|\\Ba\\B");
  REQUIRE(program);
  const Automaton automaton(*program);
  std::mt19937 random(5);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random, "aa b", 8);
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      for (std::size_t end = begin; end <= text.size(); ++end) {
        CAPTURE(text, begin, end);
        REQUIRE(automaton.longest_match(text, begin, end) == program->longest_match(text, begin, end));
      }
    }
  }
}

TEST_CASE("an automaton that is full gives the same answers", "[automaton]") {
  const auto program = Program::make("(?:a|b)*a(?:a|b){12}");
  REQUIRE(program);
  const Automaton automaton(*program);
  CHECK_FALSE(automaton.is_full());
  std::mt19937 random(9);
  for (int i = 0; i < 100; ++i) {
    const std::string text = random_text(random, "ab", 100);
    REQUIRE(automaton.longest_match(text, 0, text.size()) == program->longest_match(text, 0, text.size()));
  }
  CHECK(automaton.is_full());
}

TEST_CASE("threads share an automaton", "[automaton]") {
  const auto program = Program::make("(?:[a-c]+\\s)*\\d{1,3}");
  REQUIRE(program);
  const Automaton automaton(*program);
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (unsigned number = 0; number < 4; ++number) {
    threads.emplace_back([&, number] {
      std::mt19937 random(number);
      for (int i = 0; i < 2000; ++i) {
        const std::string text = random_text(random, "aabc 1", 12);
        wrong[number] += automaton.longest_match(text, 0, 12) != program->longest_match(text, 0, 12);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

}  // namespace
