#include "check/names.hpp"

#include <catch2/catch.hpp>

#include "../model/tiny_folder.hpp"
#include "model/compiler.hpp"

namespace onoma::check {
namespace {

using Problems = std::vector<std::string>;

const Model& tiny_model() {
  static const std::string bytes = [] {
    const test::TinyFolder folder;
    folder.list("words/ordinary.tsv", "name tier", "bank\t10\nheron\t40\nin\t10\nwherry\t70\n");
    folder.list("words/languages.tsv", "name value", "in\tde|en\nle\tfr\n");
    return model::compile_folder(folder.path()).bytes;
  }();
  static const Model model = *Model::from_memory(bytes);
  return model;
}

ListedName entry(std::string name, std::string label, std::size_t line) {
  ListedName out;
  out.name = std::move(name), out.label = std::move(label), out.line = line;
  return out;
}

// "line code" of each, in order of line.
Problems problems(const std::vector<ListedName>& names) {
  Problems out;
  for (const Diagnostic& d : check_names(names, {"a.tsv"}, OrdinaryWords(tiny_model()))) {
    CHECK(d.severity == Severity::kWarning);
    CHECK(d.file == "a.tsv");
    out.push_back(std::to_string(d.line) + ' ' + d.code);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST_CASE("ordinary words, with how often they would fire") {
  const OrdinaryWords words(tiny_model());
  CHECK(words.per_million("in") == 3600);
  CHECK(words.per_million("Bank") == 30);
  CHECK(words.per_million("heron") == 1.3);
  CHECK(words.per_million("wherry") == 0.05);
  CHECK(words.per_million("le") == 0);
  CHECK(words.per_million("Ghana") == 0);
  CHECK(times_text(3600) == "3600 times");
  CHECK(times_text(0.2) == "0.2 times");
  CHECK(times_text(0.05) == "0.05 times");

  ListedName any = entry("BANK", "ORG", 4);
  any.letter_case = NameCase::kAny;
  CHECK(problems({entry("bank", "ORG", 1), entry("Heron", "SHIP", 2), entry("IN", "LOC", 3), any,
                  entry("Heron of Ghana", "SHIP", 5)}) ==
        Problems{"1 ordinary-word", "2 ordinary-word", "4 ordinary-word"});
  const auto found = check_names({entry("bank", "ORG", 1), entry("Heron", "SHIP", 2)}, {"a.tsv"}, words);
  CHECK(found[0].message.find("about 30 times in a million words") != std::string::npos);
  CHECK(found[1].message.find("where a sentence begins too: it would fire about 0.16 times") != std::string::npos);
}

TEST_CASE("names that stand twice, or for two things") {
  CHECK(problems({entry("Zar", "LOC", 1), entry("Zar", "LOC", 2)}) == Problems{"2 duplicate"});
  CHECK(problems({entry("Zar", "LOC", 1), entry("ZAR", "LOC", 2)}).empty());
  CHECK(problems({entry("Zar", "LOC", 1), entry("Z\xC3\xA4r", "ORG", 2)}) == Problems{"2 contradiction"});
  ListedName higher = entry("Zar", "ORG", 2);
  higher.priority = 1;
  CHECK(problems({entry("Zar", "LOC", 1), higher}).empty());
  CHECK(problems({entry("Zar", "LOC", 1), higher, entry("Zar", "LOC", 3)}).size() == 0);
}

TEST_CASE("names that are blocked") {
  ListedName block = entry("Zar", "", 2), allow = entry("Zar", "", 3);
  block.use = NameUse::kBlock, allow.use = NameUse::kAllow;
  CHECK(problems({entry("Zar", "LOC", 1), block}) == Problems{"1 blocked-name"});
  CHECK(problems({entry("Zar", "LOC", 1), block, allow}).empty());
  ListedName again = block;
  again.line = 4;
  CHECK(problems({block, again}) == Problems{"4 duplicate"});
  CHECK(problems({block, block}).empty());  // of one row: an alias that is the name once more
}

TEST_CASE("names that fire wherever a letter or number stands") {
  CHECK(problems({entry("A", "LOC", 1), entry("12", "LOC", 2), entry("--", "LOC", 3), entry("\xC3\x9C", "LOC", 4)}) ==
        Problems{"1 short-name", "2 short-name", "3 short-name", "4 short-name"});
  CHECK(problems({entry("F16", "LOC", 1), entry("\xE4\xB8\xAD\xE5\x9B\xBD", "LOC", 2)}).empty());
}

}  // namespace
}  // namespace onoma::check
