#include <catch2/catch.hpp>
#include <random>

#include "additions_fixture.hpp"

using namespace onoma;
using additions::CaseRule;
using additions::Kind;
using test::Lists;
using Added = additions::TableBuilder::Added;

TEST_CASE("names are found whole, with their hyphens, periods and diacritics as the text has them") {
  Lists lists;
  for (const char* name : {"AK-47", "Acme Inc.", "St. Maarten", "Widget Frères", "Ivanov, Sergei"}) lists.add(name);
  CHECK(lists.found("The AK 47, an AK-47 and two AK-47s.") == "AK 47|AK-47");
  CHECK(lists.found("Acme Inc. and Acme Inc of St Maarten, St. Maarten.") == "Acme Inc.|Acme Inc|St Maarten|St. Maarten");
  CHECK(lists.found("Widget Freres, Widget Frères, Wídget\nFreres") == "Widget Freres|Widget Frères|Wídget\nFreres");
  CHECK(lists.found("Widget\n\nFreres. Ivanov Sergei, Ivanov, Sergei") == "Ivanov, Sergei");
  CHECK(lists.found("Acme, Inc. Acmes Inc. AcmeInc") == "");
}

TEST_CASE("smart case: a capital wants one, an acronym wants capitals, small letters want nothing") {
  Lists lists;
  for (const char* name : {"Bank of Oz", "WHO", "bomb", "BOKO HARAM", "eBay", "Éire"}) lists.add(name);
  CHECK(lists.found("Bank of Oz, bank of Oz, BANK OF OZ, Bank Of Oz, Bank of oz") == "Bank of Oz|BANK OF OZ|Bank Of Oz");
  CHECK(lists.found("WHO who Who") == "WHO");
  CHECK(lists.found("bomb Bomb BOMB") == "bomb|Bomb|BOMB");
  CHECK(lists.found("Boko Haram BOKO HARAM boko haram") == "Boko Haram|BOKO HARAM");
  CHECK(lists.found("eBay EBAY ebay") == "eBay|EBAY");
  CHECK(lists.found("Éire Eire éire EIRE") == "Éire|Eire|EIRE");
}

TEST_CASE("exact case and any case") {
  Lists lists;
  lists.add("Reading Room", CaseRule::kExact);
  lists.add("ÅLAND", CaseRule::kAny);
  CHECK(lists.found("Reading Room READING ROOM reading room Reading room") == "Reading Room");
  CHECK(lists.found("Åland aland ÅLAND") == "Åland|aland|ÅLAND");
}

TEST_CASE("a prefix is the beginning of the last word") {
  Lists lists;
  lists.add("bomb", CaseRule::kSmart, true);
  lists.add("Ministry of Fin", CaseRule::kSmart, true);
  lists.add("NATO", CaseRule::kSmart, true);
  lists.add("Téle", CaseRule::kExact, true);
  CHECK(lists.found("bomb, bombs, Bombing and a bom") == "bomb|bombs|Bombing");
  CHECK(lists.found("Ministry of Finance, Ministry of Fine Arts, Ministry of Fi") == "Ministry of Finance|Ministry of Fine");
  CHECK(lists.found("NATOs Natos nato-wide NATO-led") == "NATOs|NATO");
  CHECK(lists.found("Television télécom Télécom") == "Television|Télécom");
}

TEST_CASE("what cannot be looked for is said") {
  Lists lists;
  CHECK(lists.add("---") == Added::kNoWords);
  CHECK(lists.add("") == Added::kNoWords);
  std::string many;
  for (int i = 0; i < 65; ++i) many += "word ";
  CHECK(lists.add(many) == Added::kTooManyWords);
  CHECK(lists.add(std::string(64, 'a'), CaseRule::kSmart, true) == Added::kLongPrefix);
  CHECK(lists.add(std::string(63, 'a'), CaseRule::kSmart, true) == Added::kYes);
  CHECK(lists.found(std::string(70, 'a')) == std::string(70, 'a'));
}

TEST_CASE("of very many entries of one name the strongest are kept") {
  Lists lists;
  for (int i = 0; i < 1000; ++i) lists.add("the");
  additions::EntryRecord strong;
  strong.priority = 7, strong.line = 4000, strong.label = 0;
  lists.builder.add("the", strong);
  lists.add("the", CaseRule::kSmart, false, Kind::kBlock);
  lists.found("the");
  CHECK(lists.hits.size() == 65);
  CHECK(std::count_if(lists.hits.begin(), lists.hits.end(), [](const auto& hit) { return hit.kind == Kind::kBlock; }) == 1);
  CHECK(std::count_if(lists.hits.begin(), lists.hits.end(), [](const auto& hit) { return hit.line == 4000; }) == 1);
  CHECK(std::count_if(lists.hits.begin(), lists.hits.end(), [](const auto& hit) { return hit.line <= 63; }) == 63);
}

TEST_CASE("an entry tells its id and the columns of its list") {
  test::FewAbbreviations abbreviations;
  additions::TableBuilder builder(abbreviations);
  builder.begin_source("a.tsv", "a", {"calibre", "origin"});
  builder.begin_details("W1", {"7.62", ""});
  builder.add("Falke", {});
  builder.begin_source("b.tsv", "b", {});
  builder.begin_details("", {});
  builder.add("Milan", {});
  const additions::TableMemory memory = builder.finish();
  const additions::Table table = memory.view();
  REQUIRE(table.entries.size() == 2);
  for (const additions::EntryRecord& entry : table.entries) {
    const additions::EntryDetails details = details_of(table, entry);
    if (entry.source == 1) {
      CHECK((details.id.empty() && details.data.empty()));
      continue;
    }
    CHECK(details.id == "W1");
    REQUIRE(details.data.size() == 1);
    CHECK(details.data[0].first == "calibre");
    CHECK(details.data[0].second == "7.62");
  }
}

// Against the plain way: every run of words is held against every name.
TEST_CASE("the table finds what trying every name at every place finds") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const std::vector<std::string> words = {"a", "b", "ab", "abc", "B", "Ab", "é"};
  const auto run_of = [&](std::size_t n) {
    std::string out;
    for (; n > 0; --n) out.append(out.empty() ? "" : " ").append(words[below(words.size())]);
    return out;
  };
  for (int trial = 0; trial < 60; ++trial) {
    Lists lists;
    std::vector<std::string> names;
    for (std::size_t n = 1 + below(12); n > 0; --n) {
      names.push_back(run_of(1 + below(3)));
      lists.add(names.back(), CaseRule::kAny);
    }
    const std::string text = run_of(12);
    std::vector<std::string> expected;
    const std::string folded = text::fold_key(text);
    for (const std::string& name : names) {
      const std::string key = text::fold_key(name);
      for (std::size_t at = folded.find(key); at != std::string::npos; at = folded.find(key, at + 1)) {
        const bool begins = at == 0 || folded[at - 1] == ' ';
        const bool ends = at + key.size() == folded.size() || folded[at + key.size()] == ' ';
        if (begins && ends) expected.push_back(key);
      }
    }
    std::vector<std::string> real;
    const std::string all = lists.found(text);
    for (std::size_t at = 0; !all.empty() && at <= all.size();) {
      const std::size_t end = std::min(all.find('|', at), all.size());
      real.push_back(text::fold_key(all.substr(at, end - at)));
      at = end + 1;
    }
    std::sort(expected.begin(), expected.end()), std::sort(real.begin(), real.end());
    CAPTURE(text, names);
    CHECK(real == expected);
  }
}

TEST_CASE("damaged records lead nowhere") {
  Lists lists;
  for (const char* name : {"one two", "one", "three four five", "fourteen"}) lists.add(name, CaseRule::kAny, name[0] == 'f');
  lists.finish();
  std::mt19937 random(3);
  const std::string text = "one two three four five fourteenth one two";
  const auto damage = [&](auto& records) {
    auto* bytes = reinterpret_cast<unsigned char*>(records.data());
    const std::size_t size = records.size() * sizeof(records[0]);
    if (size > 0) bytes[random() % size] = static_cast<unsigned char>(random());
  };
  const additions::TableMemory whole = lists.memory;
  for (int trial = 0; trial < 500; ++trial) {
    lists.memory = whole;
    damage(lists.memory.slots), damage(lists.memory.nodes), damage(lists.memory.entries), damage(lists.memory.strings);
    lists.memory.strings.back() = '\0';
    additions::Table table = lists.memory.view();
    table.labels = {Label::kOrg};
    table.source_numbers = {0};
    lists.all.tables = {table};
    lists.found(text);
    for (const additions::EntryRecord& entry : table.entries) details_of(table, entry);
  }
}

namespace {

// What is in force in a text, and how many hits that took.
struct Judged {
  additions::Verdict verdict;
  std::size_t hits = 0;
};

Judged judged(const Lists& lists, std::string_view text, bool all) {
  text::Analysis analysis;
  text::Analyzer(lists.abbreviations).analyze(text, analysis);
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) keys.push_back(text::fold_key(analysis.token_text(i)));
  const std::vector<std::string_view> folded(keys.begin(), keys.end());
  additions::Finder finder(lists.all);
  finder.look(analysis, folded);
  std::vector<additions::Hit> hits;
  Judged out;
  if (all) finder.find_all(hits);
  else finder.find_strongest(hits);
  out.hits = hits.size();
  judge(hits, analysis.tokens.size(), all ? nullptr : &finder, out.verdict);
  return out;
}

std::string places(const std::vector<additions::Hit>& hits) {
  std::string out;
  for (const additions::Hit& hit : hits) {
    for (const std::uint32_t number : {hit.first, hit.last, hit.line, hit.index}) out += std::to_string(number) + ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("names inside names take memory for the text alone") {
  Lists lists;
  std::string name, text;
  for (std::size_t words = 1; words <= additions::kMostWords; ++words) lists.add(name.append(words > 1 ? " a" : "a"));
  for (int i = 0; i < 1000; ++i) text += "a ";
  lists.finish();
  const Judged few = judged(lists, text, false);
  CHECK(few.hits == 1000);
  CHECK(places(few.verdict.chosen) == places(judged(lists, text, true).verdict.chosen));
  CHECK(few.verdict.chosen.size() == 16);
  CHECK(few.verdict.chosen.back().last == 1000);  // the rest is a shorter name
}

TEST_CASE("the verdict is the same whether all hits are given or asked for") {
  std::mt19937 random(5);
  const auto below = [&](std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random); };
  const auto words = [&](std::uint32_t n) {
    std::string out;
    for (; n > 0; --n) out.append(1, static_cast<char>('a' + below(3) / 2)).append(n > 1 ? " " : "");
    return out;
  };
  for (int trial = 0; trial < 500; ++trial) {
    Lists lists;
    for (std::uint32_t n = 3 + below(20); n > 0; --n) {
      additions::EntryRecord entry;
      entry.line = n;
      entry.kind = below(3) > 0 ? Kind::kEntity : static_cast<Kind>(below(4));
      entry.priority = static_cast<std::int32_t>(below(4) / 2);
      entry.label = static_cast<std::uint8_t>(entry.kind == Kind::kEntity ? below(2) : below(3) == 0 ? below(2) : additions::kNoLabel);
      entry.flags = below(6) == 0 ? additions::kPrefix : 0;
      lists.builder.add(words(1 + below(6)), entry);
    }
    lists.finish();
    lists.all.tables.back().labels = {Label::kPerson, Label::kOrg};
    const std::string text = words(40);
    const additions::Verdict all = judged(lists, text, true).verdict, few = judged(lists, text, false).verdict;
    INFO(text);
    REQUIRE(places(few.chosen) == places(all.chosen));
    REQUIRE(places(few.allows) == places(all.allows));
    REQUIRE(few.overruled.empty());
    const auto forbidden = [](const additions::Verdict& verdict, std::uint32_t first, std::uint32_t last, Label label) {
      return std::any_of(verdict.blocks.begin(), verdict.blocks.end(), [&](const additions::Hit& block) {
        return forbids(block, first, last) && (!block.labelled || block.label == label);
      });
    };
    for (std::uint32_t first = 0; first < 40; ++first) {
      for (std::uint32_t last = first + 1; last <= 40; ++last) {
        for (const Label label : {Label::kPerson, Label::kOrg, Label::kLoc})
          REQUIRE(forbidden(few, first, last, label) == forbidden(all, first, last, label));
      }
    }
  }
}
