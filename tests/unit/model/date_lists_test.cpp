#include "model/date_lists.hpp"

#include <catch2/catch.hpp>
#include <memory>

using namespace onoma;
using namespace onoma::model;

namespace {

std::vector<SourceList> lists_of(std::vector<std::pair<std::string, std::string>> files) {
  std::vector<SourceList> lists;
  std::vector<Diagnostic> ignored;
  for (auto& [stem, text] : files) {
    SourceList source;
    source.stem = stem;
    source.path = "patterns/" + stem + ".tsv";
    source.kind = ListKind::kDates;
    source.list = std::make_unique<List>();
    read_list(std::move(text), source.path, {}, *source.list, ignored);
    lists.push_back(std::move(source));
  }
  return lists;
}

std::string expression(const std::vector<Fragment>& fragments, std::string_view name) {
  for (const Fragment& fragment : fragments) {
    if (fragment.name == name) return fragment.match;
  }
  return "none";
}

}  // namespace

TEST_CASE("lists of dates become fragments", "[dates]") {
  const auto lists = lists_of({
      {"feasts", "#: columns name calendar day days case\nEid\n\xC3\x89pi Day\tgregorian\t1-6\nYule\tgregorian\t12-21\t\tany\n"},
      {"calendar-months", "#: columns name calendar number\nSha'ban\tislamic\t8\n"},
      {"language-words", "#: columns name language means\nhier\tfr\tyesterday\nl'an dernier\tfr\tlast year\n"},
      {"language-calendars", "#: columns name language means\nmai\tfr\tmay\nlundi\tfr\tmonday\n"},
  });
  const auto fragments = date_fragments(lists);
  CHECK(expression(fragments, "e:feast_name") == "(?-i:Epi\\s+Day|EPI\\s+DAY)|(?-i:Eid)");
  CHECK(expression(fragments, "y:feast_name") == "Yule");
  CHECK(expression(fragments, "islamic_month") == "(?-i:Sha'?ban)");
  CHECK(expression(fragments, "fr:near_day") == "hier");
  CHECK(expression(fragments, "fr:near_period") == "l'?an\\s+dernier");
  CHECK(expression(fragments, "fr:month") == "mai\\.?");
  CHECK(expression(fragments, "fr:weekday") == "lundi\\.?");
  CHECK(expression(fragments, "fr:of") == "");
}

TEST_CASE("lists of dates become sorted words", "[dates]") {
  std::vector<Diagnostic> diagnostics;
  const auto lists = lists_of({
      {"language-words", "#: columns name language means\nHier\tfr\tyesterday\n"},
      {"feasts", "#: columns name calendar day days case\nSt. John's Day\tgregorian\t6-24\nDiwali\nRamadan\tislamic\t9-1\tmonth\n"},
      {"date-cues", "#: columns name tells\nwill\tfuture\n"},
  });
  CHECK(date_words(lists, diagnostics) ==
        "cue\twill\tfuture\nfeast\tdiwali\t\nfeast\tramadan\tislamic 9-1 month\nfeast\tst johns day\tgregorian 6-24\n"
        "word\tfr hier\tyesterday\n");
  CHECK(diagnostics.empty());
}

TEST_CASE("a word of two meanings is a contradiction", "[dates]") {
  std::vector<Diagnostic> diagnostics;
  const auto lists = lists_of({{"feasts", "#: columns name calendar day\nMay-Day\tgregorian\t5-1\nMay Day\tgregorian\t5-2\n"}});
  date_words(lists, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "contradiction");
  CHECK(diagnostics[0].line == 3);
}

TEST_CASE("a rule of feasts becomes one for each letter", "[dates]") {
  const auto lists = lists_of({{"feasts", "#: columns name\nEid\nHoli\nEaster\n"}});
  std::vector<Diagnostic> diagnostics;
  const auto stanzas = parse_stanzas("rule a\nlabel DATE\nmatch on {feast_name}\nyes [on Eid]\nno x\n", "x.rules", diagnostics);
  const auto rules = expand_rules(stanzas, date_fragments(lists), diagnostics);
  REQUIRE(diagnostics.empty());
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].name == "a");
  CHECK(rules[1].name == "a");
  CHECK(rules[1].expression == "on (?:(?-i:Holi))");
}
