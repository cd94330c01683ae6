#include "gazetteer/affixes.hpp"

#include <catch2/catch.hpp>
#include <bit>
#include <set>

#include "gazetteer_fixture.hpp"

namespace onoma::gazetteer {
namespace {

using test::Attributes;
using test::TinyGazetteer;

// Up to 676 words that begin and end so, each with two letters of its own between.
std::vector<std::string> words(const std::string& begin, const std::string& end, int count) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) {
    out.push_back(begin + static_cast<char>('a' + i / 26 % 26) + static_cast<char>('a' + i % 26) + end);
  }
  return out;
}

struct Kit {
  void add(const std::vector<std::string>& words, Kind kind) {
    for (const std::string& word : words) counter.count(word, kind);
  }
  // As many words of each kind that share no affix with what is asked, so that no kind is rare.
  void add_background(int count) {
    for (int i = 0; i < count; ++i) {
      const std::string letters = {static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26)};
      for (const Kind kind : {Kind::kPerson, Kind::kPlace, Kind::kOrganization, Kind::kWord}) {
        counter.count("qq" + letters + letters + "zzzz", kind);
      }
    }
  }
  std::string_view looks(std::string_view word) {
    records = counter.records();
    return looks_name(Affixes(records, {}).looks(word));
  }

  AffixCounter counter;
  std::vector<AffixRecord> records;
};

TEST_CASE("each look has a name of its own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kLooksCount; ++i) names.insert(looks_name(i));
  CHECK(names.size() == kLooksCount);
  CHECK(looks_name(kLooksCount - 1) == "nothing");
}

TEST_CASE("a word looks like the kind that most words of its ending are") {
  Kit kit;
  kit.add_background(100);
  kit.add(words("ba", "owale", 30), Kind::kPerson);
  kit.add(words("bo", "grad", 30), Kind::kPlace);
  kit.add(words("bu", "corp", 30), Kind::kOrganization);
  kit.add(words("bi", "ness", 30), Kind::kWord);
  CHECK(kit.looks("okonjowale") == "PERSON=surely");
  CHECK(kit.looks("lukigrad") == "LOC=surely");
  CHECK(kit.looks("lukicorp") == "ORG=surely");
  CHECK(kit.looks("lukiness") == "word=surely");
  CHECK(kit.looks("lukimoth") == "nothing");
}

TEST_CASE("an ending shared by two kinds is rather the one, of three kinds none") {
  Kit two, three;
  two.add_background(200);
  two.add(words("ba", "owale", 30), Kind::kPerson);
  two.add(words("bo", "owale", 20), Kind::kPlace);
  CHECK(two.looks("lukowale") == "PERSON=rather");
  three.add_background(200);
  three.add(words("ba", "owale", 30), Kind::kPerson);
  three.add(words("bo", "owale", 30), Kind::kPlace);
  three.add(words("bu", "owale", 30), Kind::kOrganization);
  CHECK(three.looks("lukowale") == "nothing");
}

TEST_CASE("kinds count as equally common: what counts is the share of the kind's own words") {
  Kit kit;
  kit.add_background(100);
  kit.add(words("bo", "dulm", 400), Kind::kPlace);  // places are four times as common now
  kit.add(words("ba", "owale", 30), Kind::kPerson);
  kit.add(words("bo", "owale", 40), Kind::kPlace);
  CHECK(kit.looks("lukowale") == "PERSON=surely");
}

TEST_CASE("an affix of fewer than ten words says nothing") {
  Kit nine, ten;
  nine.add_background(100), ten.add_background(100);
  nine.add(words("ba", "owale", 9), Kind::kPerson);
  ten.add(words("ba", "owale", 10), Kind::kPerson);
  CHECK(nine.looks("okonjowale") == "nothing");
  CHECK(ten.looks("okonjowale") == "PERSON=surely");
}

TEST_CASE("the longest known ending decides") {
  Kit kit;
  kit.add_background(200);
  kit.add(words("ba", "wale", 20), Kind::kPerson);
  kit.add(words("bo", "xxale", 60), Kind::kPlace);
  CHECK(kit.looks("okonjwale") == "PERSON=surely");
  CHECK(kit.looks("okonjzale") == "LOC=surely");  // "zale" is not known, "ale" is
  CHECK(kit.looks("okonjxale") == "LOC=surely");
}

TEST_CASE("the longest known beginning and the ending count together") {
  Kit kit;
  kit.add_background(200);
  kit.add(words("mac", "owale", 40), Kind::kPerson);
  kit.add(words("bo", "owale", 40), Kind::kPlace);
  kit.add(words("mab", "urgh", 200), Kind::kPlace);
  CHECK(kit.looks("macluowale") == "PERSON=surely");  // "mac" is known, so that "ma" is not asked
  CHECK(kit.looks("mabluowale") == "LOC=surely");
  CHECK(kit.looks("macluzzow") == "nothing");  // a beginning alone says nothing
}

TEST_CASE("short words and words with anything but plain letters look like nothing and are not counted") {
  Kit kit;
  kit.add_background(100);
  kit.add(words("ba", "owale", 30), Kind::kPerson);
  REQUIRE(kit.looks("wale") == "PERSON=surely");
  for (const char* word : {"", "e", "le", "ale", "Owale", "okonj-owale", "okonj'owale", "okonj0wale", "7owale", "\u00F3kowale",
                           "\u043E\u043A\u043Ewale", "\u6771\u4EAC\u6771\u4EAC"}) {
    CAPTURE(word);
    CHECK(kit.looks(word) == "nothing");
  }
  Kit odd;
  odd.add_background(100);
  for (int i = 0; i < 50; ++i) {
    for (const char* word : {"ale", "Owale", "okonj-owale", "\u00F3kowale"}) odd.counter.count(word, Kind::kPerson);
  }
  CHECK(odd.looks("okonjowale") == "nothing");
  CHECK(odd.looks("oklaale") == "nothing");
}

TEST_CASE("the table has 2^n places, some of them free, and depends on the words alone") {
  CHECK(std::has_single_bit(AffixCounter().records().size()));
  Kit one, two;
  for (Kit* kit : {&one, &two}) {
    kit->add_background(300);
    auto all = words("ba", "owale", 300);
    if (kit == &two) std::reverse(all.begin(), all.end());
    kit->add(all, Kind::kPerson);
  }
  const auto a = one.counter.records(), b = two.counter.records();
  CHECK(std::has_single_bit(a.size()));
  CHECK(std::count_if(a.begin(), a.end(), [](const AffixRecord& record) { return record.hash == 0; }) > 0);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    REQUIRE(a[i].hash == b[i].hash);
    REQUIRE(a[i].odds == b[i].odds);
  }
}

TEST_CASE("a search ends in any table, a damaged one too") {
  CHECK(Affixes().looks("okonjowale") == kLooksCount - 1);
  CHECK(Affixes().class_of("okonjowale") == 0);
  const std::vector<ClassId> classes = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  for (std::size_t size = 1; size <= 33; ++size) {
    CAPTURE(size);
    for (const std::uint32_t hash : {2u, 0xFFFFFFFEu}) {  // no affix has an even hash, and no place is free
      const std::vector<AffixRecord> full(size, {hash, {0, -127, -128, 127}});
      CHECK(Affixes(full, classes).looks("okonjowale") == kLooksCount - 1);
      CHECK(Affixes(full, classes).class_of("okonjowale") == classes.back());
    }
  }
}

TEST_CASE("without a class for each look there is none") {
  Kit kit;
  kit.add_background(100);
  kit.add(words("ba", "owale", 30), Kind::kPerson);
  const auto records = kit.counter.records();
  const std::vector<ClassId> classes = {11, 12, 13, 14, 15, 16, 17, 18, 19};
  CHECK(Affixes(records, classes).class_of("okonjowale") == 11);
  CHECK(Affixes(records, classes).class_of("ale") == 19);
  CHECK(Affixes(records, std::span(classes).first(8)).class_of("okonjowale") == 0);
}

// What a token of the text is used as.
Attributes use(TinyGazetteer& gazetteer, std::string_view text, std::string_view token) {
  gazetteer.look(text);
  for (std::size_t i = 0; i < gazetteer.analysis.tokens.size(); ++i) {
    if (gazetteer.analysis.token_text(i) == token) return gazetteer.attributes(gazetteer.seen.uses[i]);
  }
  return {9999};
}

TEST_CASE("a word's use depends on its capital, whatever it names") {
  TinyGazetteer gazetteer;
  gazetteer.name("May", 1);
  gazetteer.builder().add_use("may", 41, 42);
  gazetteer.builder().add_use("may", 43, 44);  // its family, say
  gazetteer.builder().add_use("zoe", 45, 46);
  gazetteer.finish();
  CHECK(use(gazetteer, "They saw May there.", "May") == Attributes{41, 43});
  CHECK(use(gazetteer, "They saw MAY there.", "MAY") == Attributes{41, 43});
  CHECK(use(gazetteer, "May they see it?", "May") == Attributes{41, 43});
  CHECK(use(gazetteer, "They may see it.", "may") == Attributes{42, 44});
  CHECK(use(gazetteer, "They saw Zo\u00EB there.", "Zoe") == Attributes{45});  // the normal form of it
  CHECK(use(gazetteer, "They saw zo\u00EB there.", "zoe") == Attributes{46});
  CHECK(use(gazetteer, "They saw Ann there.", "Ann") == Attributes{});
}

TEST_CASE("a word with a capital and without a use of its own counts as what it looks like") {
  TinyGazetteer gazetteer;
  std::vector<std::uint16_t> looks;
  for (std::size_t i = 0; i < kLooksCount; ++i) looks.push_back(static_cast<std::uint16_t>(50 + i));
  gazetteer.builder().set_looks(looks);
  for (const std::string& word : words("ba", "owale", 30)) gazetteer.builder().add_example(word, Kind::kPerson);
  for (int i = 0; i < 100; ++i) {
    for (const Kind kind : {Kind::kPlace, Kind::kOrganization, Kind::kWord}) {
      gazetteer.builder().add_example(std::string("qq") + static_cast<char>('a' + i % 26) + "zzzz", kind);
    }
  }
  gazetteer.name("Mukowale", 1);
  gazetteer.builder().add_use("lukowale", 41, 42);
  gazetteer.finish();
  CHECK(use(gazetteer, "They saw Okonjowale there.", "Okonjowale") == Attributes{50});  // on no list
  CHECK(use(gazetteer, "They saw OKONJOWALE there.", "OKONJOWALE") == Attributes{50});
  CHECK(use(gazetteer, "They saw Mukowale there.", "Mukowale") == Attributes{50});  // on a list of names
  CHECK(use(gazetteer, "They saw Lukowale there.", "Lukowale") == Attributes{41});
  CHECK(use(gazetteer, "They saw Moth there.", "Moth") == Attributes{58});
  for (const char* word : {"okonjowale", "mukowale", "moth"}) {
    CAPTURE(word);
    CHECK(use(gazetteer, std::string("They saw ") + word + " there.", word) == Attributes{});
  }
}

TEST_CASE("a hyphenated name without capitals is found, one with a single capital is not") {
  TinyGazetteer gazetteer;
  gazetteer.name("Coca-Cola", 1);
  gazetteer.name("Bank of Ghana", 2);
  gazetteer.word("bank", 7, 8);
  gazetteer.word("of", 7, 8);
  gazetteer.finish();
  using Texts = std::vector<std::string>;
  CHECK(gazetteer.matches("he drank coca-cola there") == Texts{"coca-cola"});
  CHECK(gazetteer.attributes(gazetteer.seen.matches[0].klass) == Attributes{TinyGazetteer::lower(1)});
  CHECK(gazetteer.matches("he joined the bank of ghana there") == Texts{"bank of ghana"});
  CHECK(gazetteer.matches("he joined the Bank of ghana there") == Texts{});
  CHECK(gazetteer.matches("he joined the bank of Ghana there") == Texts{});
  CHECK(gazetteer.matches("he joined the Bank of Ghana there") == Texts{"Bank of Ghana"});
  CHECK(gazetteer.attributes(gazetteer.seen.matches[0].klass) == Attributes{2});
}

}  // namespace
}  // namespace onoma::gazetteer
