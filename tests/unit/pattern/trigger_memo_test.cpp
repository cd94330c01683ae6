#include "pattern/trigger_memo.hpp"

#include <catch2/catch.hpp>
#include <string_view>

#include "text/analyzer.hpp"

using namespace onoma;
using namespace onoma::pattern;

namespace {

class NoAbbreviations : public text::Abbreviations {
 public:
  Kind find(std::string_view) const noexcept override { return Kind::kNone; }
};

}  // namespace

TEST_CASE("a memo says of every token what the table says, in windows of old and of new words", "[prefixes]") {
  const TriggerArrays arrays = build_triggers({{"in 0000"}, {"in 0", "may"}, {"0"}, {"the third quarter"}, {"a.m"}});
  const TriggerTable table(arrays.view());
  const NoAbbreviations abbreviations;
  text::Analysis analysis;
  TriggerMemo memo;
  for (const std::string_view text :
       {"In 1999 the third\nquarter may begin in May", "in may in 7 The third of them: in", "internationalisations in 12 a.m. the",
        "the third  quarter", "the third"}) {
    text::Analyzer(abbreviations).analyze(text, analysis);
    memo.learn(table, analysis.forms);
    std::vector<TriggerPlace> places;
    memo.find_places(table, analysis, places);
    auto place = places.begin();
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
      const auto expected = table.candidates(analysis.normal.substr(analysis.tokens[i].begin));
      const bool found = place != places.end() && place->token == i;
      CHECK(found != expected.empty());
      if (found) CHECK(std::vector<std::uint32_t>(place->rules.begin(), place->rules.end()) == std::vector<std::uint32_t>(expected.begin(), expected.end()));
      place += found ? 1 : 0;
    }
  }
}
