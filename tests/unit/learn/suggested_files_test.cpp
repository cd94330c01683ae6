#include "learn/suggested_files.hpp"

#include <catch2/catch.hpp>

using namespace onoma::learn;

namespace {

Suggestion entry(std::string text, std::string label) {
  Suggestion suggestion{Suggestion::Kind::kEntry, std::move(label)};
  suggestion.text = std::move(text);
  return suggestion;
}

}  // namespace

TEST_CASE("suggestions become lines of a user folder", "[suggest]") {
  Suggestion block{Suggestion::Kind::kBlock, {}};
  block.text = "Rice";
  Suggestion weight{Suggestion::Kind::kWeight, "SHIP"};
  weight.word = "tug";
  weight.longest = 2;
  weight.weight = 40;
  weight.example = "tug [Bee]";
  const auto files = additional_lines({entry("Zorbex", "ORG"), entry("Ubex", "ORG"), block, weight});
  REQUIRE(files.size() == 3);
  CHECK(files.at("names/ORG/suggested.txt") == "Zorbex\nUbex\n");
  CHECK(files.at("block.tsv") == "Rice\n");
  CHECK(files.at("context/suggested.rules") ==
        "\nrule   suggested-ship-after-tug\nsays   Names after \"tug\" are more often SHIP than thought.\n"
        "when   \"tug\" ( Cap{1,2} )\nthen   SHIP +40\nyes    tug [Bee]\nno     tug\n");
  CHECK(description(weight) == "SHIP +40 after \"tug\"");
}

TEST_CASE("a weight is changed where its rule stands", "[suggest]") {
  Suggestion change{Suggestion::Kind::kChange, "SHIP"};
  change.rule = "b";
  change.line = 5;
  change.weight = -3;
  const std::string text = "rule a\nwhen ( Cap )\nthen SHIP +1\n\nrule b\nwhen ( Cap )\nthen  SHIP +1\r\nno x\n";
  CHECK(with_changed_weight(text, change) ==
        "rule a\nwhen ( Cap )\nthen SHIP +1\n\nrule b\nwhen ( Cap )\nthen  SHIP -3\r\nno x\n");
}
