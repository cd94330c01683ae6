#include "tag/memory.hpp"

#include <catch2/catch.hpp>

#include "tag/initials.hpp"
#include "tag_fixture.hpp"

namespace onoma::tag {
namespace {

using test::analyze;
using test::TinyModel;
using test::TinyWindow;

std::string initials(std::string_view name) {
  const text::Analysis analysis = analyze(name);
  return initials_of(analysis, 0, static_cast<std::uint32_t>(analysis.tokens.size()));
}

bool abbreviated(std::string_view acronym, std::string_view name) {
  const text::Analysis analysis = analyze(name);
  return abbreviates(acronym, analysis, 0, static_cast<std::uint32_t>(analysis.tokens.size()));
}

TEST_CASE("initials are those of the words that are not small") {
  CHECK(initials("Tehrik-e-Taliban Pakistan") == "TTP");
  CHECK(initials("North Atlantic Treaty Organization") == "NATO");
  CHECK(initials("Bank of Ghana") == "BG");
  CHECK(initials("Marks & Spencer") == "MS");
  CHECK(initials("24 Hours") == "H");
}

TEST_CASE("an acronym is the initials, with or without the small words") {
  CHECK(abbreviated("TTP", "Tehrik-e-Taliban Pakistan"));
  CHECK(abbreviated("T.T.P.", "Tehrik-e-Taliban Pakistan"));
  CHECK(abbreviated("BG", "Bank of Ghana"));
  CHECK(abbreviated("BoG", "Bank of Ghana"));
  CHECK(abbreviated("BOG", "Bank of Ghana"));
  CHECK_FALSE(abbreviated("GB", "Bank of Ghana"));
  CHECK_FALSE(abbreviated("B", "Bank"));
  CHECK_FALSE(abbreviated("", "24"));
  CHECK_FALSE(abbreviated("BGH", "Bank of Ghana"));
}

TEST_CASE("periods do not count in the key of initials") {
  CHECK(hash_initials("U.S.") == hash_initials("US"));
  CHECK(hash_initials("BoG") == hash_initials("BOG"));
  CHECK(hash_initials("US") != hash_initials("SU"));
}

struct Seen {
  explicit Seen(std::string_view text) : window((model.finish(), model), text) {}
  std::uint64_t key(std::uint32_t first, std::uint32_t last) const {
    return Memory::key_of(window.window, first, last);
  }
  Counts same(std::uint32_t first, std::uint32_t last) const { return memory.find(key(first, last)).same; }
  Counts part(std::uint32_t first, std::uint32_t last) const { return memory.find(key(first, last)).part; }
  void remember(std::uint32_t first, std::uint32_t last, Label label) {
    memory.remember(window.window, {first, last, label, 0, 0, kNoProposal});
  }

  TinyModel model;
  TinyWindow window;
  Memory memory;
};

TEST_CASE("a name is remembered under its label, as often as it was seen") {
  Seen seen("saw Kofi Annan and KOFI ANNAN and Kofi-Annan");
  CHECK(seen.memory.empty());
  seen.remember(1, 3, Label::kPerson);
  seen.remember(1, 3, Label::kPerson);
  seen.remember(1, 3, Label::kOrg);
  CHECK_FALSE(seen.memory.empty());
  CHECK(seen.same(1, 3) == Counts{2, 1, 0, 0});
  CHECK(seen.same(4, 6) == Counts{2, 1, 0, 0});  // case does not count
  CHECK(seen.same(7, 10) == Counts{2, 1, 0, 0});  // nor does a hyphen
  CHECK(seen.same(1, 2) == Counts{});
  CHECK(seen.same(0, 3) == Counts{});
  seen.memory.clear();
  CHECK(seen.memory.empty());
  CHECK(seen.same(1, 3) == Counts{});
}

TEST_CASE("the words of a person's name are remembered, but not its initials and small words") {
  Seen seen("saw Kofi A. van Annan");
  REQUIRE(seen.window.analysis.tokens.size() == 5);
  seen.remember(1, 5, Label::kPerson);
  CHECK(seen.part(1, 2) == Counts{1, 0, 0, 0});
  CHECK(seen.part(4, 5) == Counts{1, 0, 0, 0});
  CHECK(seen.part(2, 3) == Counts{});
  CHECK(seen.part(3, 4) == Counts{});
  CHECK(seen.part(0, 1) == Counts{});
}

TEST_CASE("the first words of an organization are remembered up to its first link") {
  Seen seen("saw Islamic Emirate of Afghanistan");
  seen.remember(1, 5, Label::kOrg);
  CHECK(seen.part(1, 2) == Counts{0, 1, 0, 0});
  CHECK(seen.part(1, 3) == Counts{0, 1, 0, 0});
  CHECK(seen.part(1, 4) == Counts{});
  CHECK(seen.part(4, 5) == Counts{});
  CHECK(seen.part(2, 3) == Counts{});
}

TEST_CASE("the acronym of a name of several words is remembered") {
  Seen seen("saw Tehrik-e-Taliban Pakistan and Fed");
  seen.remember(1, 7, Label::kOrg);
  seen.remember(8, 9, Label::kOrg);
  CHECK(seen.memory.acronym(hash_initials("TTP")) == Counts{0, 1, 0, 0});
  CHECK(seen.memory.acronym(hash_initials("T.T.P.")) == Counts{0, 1, 0, 0});
  CHECK(seen.memory.acronym(hash_initials("F")) == Counts{});
}

TEST_CASE("dates are not remembered") {
  Seen seen("saw May Day");
  seen.remember(1, 3, Label::kDate);
  CHECK(seen.memory.empty());
}

TEST_CASE("a full memory counts what it knows and takes nothing new") {
  std::string text;
  for (std::size_t i = 0; i < Memory::kCapacity + 10; ++i) text += std::string("W").append(std::to_string(i)) += ' ';
  Seen seen(text);
  const auto last = static_cast<std::uint32_t>(Memory::kCapacity + 9);
  for (std::uint32_t i = 0; i <= last; ++i) seen.remember(i, i + 1, Label::kOrg);
  seen.remember(0, 1, Label::kOrg);
  CHECK(seen.same(0, 1) == Counts{0, 2, 0, 0});
  CHECK(seen.same(last, last + 1) == Counts{});
}

TEST_CASE("whatever was remembered may be known, however much is") {
  std::string text;
  constexpr std::uint32_t kNames = 20'000;
  for (std::uint32_t i = 0; i < kNames; ++i) text += std::string("W").append(std::to_string(i)) += ' ';
  Seen seen(text);
  for (std::uint32_t i = 0; i < kNames / 2; ++i) seen.remember(2 * i, 2 * i + 1, Label::kOrg);
  std::size_t strangers = 0;
  for (std::uint32_t i = 0; i < kNames / 2; ++i) {
    REQUIRE(seen.memory.may_know(seen.key(2 * i, 2 * i + 1)));
    strangers += seen.memory.may_know(seen.key(2 * i + 1, 2 * i + 2)) ? 1 : 0;
  }
  CHECK(strangers < kNames / 8);
  seen.memory.clear();
  CHECK_FALSE(seen.memory.may_know(seen.key(0, 1)));
}

}  // namespace
}  // namespace onoma::tag
