#include "gazetteer/lookup.hpp"

#include <catch2/catch.hpp>

#include "gazetteer_fixture.hpp"

namespace onoma::gazetteer {
namespace {

using test::Attributes;
using test::TinyGazetteer;
using Texts = std::vector<std::string>;

constexpr std::uint16_t kPlace = 1, kOrg = 2, kWord = 7, kWordForced = 8;

TinyGazetteer places() {
  TinyGazetteer gazetteer;
  gazetteer.name("US", kPlace);
  gazetteer.name("Reading", kPlace);
  gazetteer.name("WHO", kOrg);
  gazetteer.name("NATO", kOrg);
  gazetteer.name("al", kPlace);
  for (const char* word : {"us", "reading", "who"}) gazetteer.word(word, kWord, kWordForced);
  gazetteer.finish();
  return gazetteer;
}

TEST_CASE("case decides what a token may mean") {
  TinyGazetteer gazetteer = places();
  struct Row {
    const char* text;
    const char* token;
    Attributes meaning;
  };
  const Row rows[] = {
      {"They told us so.", "us", {kWord}},
      {"They told the US so.", "US", {kPlace, kWord}},
      {"They told Us so.", "Us", {kWord}},
      {"Us they told.", "Us", {kWordForced}},
      {"They were reading books.", "reading", {kWord}},
      {"They moved to Reading in May.", "Reading", {kPlace, kWord}},
      {"Reading is fun for them.", "Reading", {kPlace, kWordForced}},
      {"The man who came.", "who", {kWord}},
      {"The man Who came.", "Who", {kWord}},
      {"Who came so late?", "Who", {kWordForced}},
      {"The head of WHO came.", "WHO", {kOrg, kWord}},
      {"The head of Nato came.", "Nato", {}},
      {"The head of NATO came.", "NATO", {kOrg}},
      {"They saw al there.", "al", {kPlace}},
      {"They saw Al there.", "Al", {kPlace}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(gazetteer.meaning(row.text, row.token) == row.meaning);
  }
}

TEST_CASE("in a line of capitals a word is a word and an acronym that is none stays a name") {
  TinyGazetteer gazetteer = places();
  CHECK(gazetteer.meaning("MINISTERS ASK WHO CAN PAY\n", "WHO") == Attributes{kWordForced});
  CHECK(gazetteer.meaning("MINISTERS ASK NATO TO PAY\n", "NATO") == Attributes{kOrg});
  CHECK(gazetteer.meaning("MINISTERS SEE READING GROW\n", "READING") == Attributes{kPlace, kWordForced});
  // Capitals of a heading say nothing either.
  CHECK(gazetteer.meaning("Minister Finds Reading Fun\n\nHe said so.", "Reading") ==
        Attributes{kPlace, kWordForced});
}

TEST_CASE("diacritics and case are folded") {
  TinyGazetteer gazetteer;
  gazetteer.name("Cote", kPlace);
  gazetteer.finish();
  CHECK(gazetteer.meaning("They saw C\u00f4te there.", "Cote") == Attributes{kPlace});
  CHECK(gazetteer.meaning("They saw COTE there.", "COTE") == Attributes{kPlace});
  CHECK(gazetteer.meaning("They saw cote there.", "cote") == Attributes{TinyGazetteer::lower(kPlace)});
}

TEST_CASE("a contraction counts as the word it was made from") {
  TinyGazetteer gazetteer;
  gazetteer.word("we", kWord, kWordForced);
  gazetteer.finish();
  struct Row {
    const char* text;
    const char* token;
  };
  for (const Row row : {Row{"they say we've known", "we've"}, Row{"they say we'll know", "we'll"}}) {
    INFO(row.text);
    CHECK(gazetteer.meaning(row.text, row.token) == Attributes{kWord});
  }
}

TEST_CASE("unknown tokens have a hash but no term") {
  TinyGazetteer gazetteer = places();
  gazetteer.look("They saw Zanzibar and zanzibar.");
  CHECK(gazetteer.seen.terms[2] == 0);
  CHECK(gazetteer.seen.hashes[2] == hash_term("zanzibar"));
  CHECK(gazetteer.seen.hashes[2] == gazetteer.seen.hashes[4]);
  CHECK(gazetteer.seen.hashes[1] != gazetteer.seen.hashes[2]);
}

TEST_CASE("all matches are given, by first token, then by length") {
  TinyGazetteer gazetteer;
  for (const char* name : {"New York", "New York Times", "York Times", "Bank of the Times"}) {
    gazetteer.name(name, kOrg);
  }
  gazetteer.finish();
  CHECK(gazetteer.matches("He read the New York Times there.") == Texts{"New York", "New York Times", "York Times"});
  CHECK(gazetteer.matches("The Bank of the") == Texts{});
  CHECK(gazetteer.matches("the Bank of the Times") == Texts{"Bank of the Times"});
  CHECK(gazetteer.matches("the Bank of a Times") == Texts{});
}

TEST_CASE("the longest match decides what its tokens are") {
  TinyGazetteer gazetteer;
  gazetteer.name("New York", 1);
  gazetteer.name("New York Times", 2);
  gazetteer.name("Times Square", 3);
  gazetteer.finish();
  gazetteer.look("see New York Times Square now");
  const Sightings& seen = gazetteer.seen;
  std::vector<Attributes> covers, begins, ends;
  for (std::size_t i = 0; i < seen.covers.size(); ++i) {
    covers.push_back(gazetteer.attributes(seen.covers[i]));
    begins.push_back(gazetteer.attributes(seen.match_begins[i]));
    ends.push_back(gazetteer.attributes(seen.match_ends[i]));
  }
  CHECK(covers == std::vector<Attributes>{{}, {102}, {102}, {102}, {103}, {}});
  CHECK(begins == std::vector<Attributes>{{}, {2}, {}, {3}, {}, {}});
  CHECK(ends == std::vector<Attributes>{{}, {}, {1}, {2}, {3}, {}});
}

TEST_CASE("a hyphen inside a name does not count") {
  TinyGazetteer gazetteer;
  gazetteer.name("Coca-Cola", kOrg);
  gazetteer.name("Tehrik e Taliban", kOrg);
  gazetteer.finish();
  CHECK(gazetteer.matches("They sell Coca Cola here.") == Texts{"Coca Cola"});
  CHECK(gazetteer.matches("They sell Coca-Cola here.") == Texts{"Coca-Cola"});
  CHECK(gazetteer.matches("They sell Coca - Cola here.") == Texts{});
  CHECK(gazetteer.matches("They met Tehrik-e-Taliban there.") == Texts{"Tehrik-e-Taliban"});
}

TEST_CASE("a name of several tokens wants the capitals of its entry") {
  TinyGazetteer gazetteer;
  gazetteer.name("Bank of Ghana", kOrg);
  gazetteer.name("WHO AFRO", kOrg);
  gazetteer.name("prime minister", kOrg);
  gazetteer.finish();
  CHECK(gazetteer.matches("The Bank of Ghana said so.") == Texts{"Bank of Ghana"});
  CHECK(gazetteer.matches("The Bank Of Ghana said so.") == Texts{"Bank Of Ghana"});
  CHECK(gazetteer.matches("The bank of Ghana said so.") == Texts{});
  CHECK(gazetteer.matches("BANK OF GHANA SAYS SO") == Texts{"BANK OF GHANA"});
  CHECK(gazetteer.matches("then WHO AFRO said so") == Texts{"WHO AFRO"});
  CHECK(gazetteer.matches("Then Who Afro said so") == Texts{});
  CHECK(gazetteer.matches("The prime minister and Prime Minister Modi") == Texts{"prime minister", "Prime Minister"});
}

TEST_CASE("a name without any of its capitals is a match of its own kind, unless it is made of ordinary words") {
  TinyGazetteer gazetteer;
  gazetteer.name("Bank of Ghana", kOrg);
  gazetteer.name("First Bank", kOrg);
  for (const char* word : {"bank", "of", "first"}) gazetteer.word(word, kWord, kWordForced);
  gazetteer.finish();
  CHECK(gazetteer.matches("the bank of ghana said so\n") == Texts{"bank of ghana"});
  CHECK(gazetteer.attributes(gazetteer.seen.matches[0].klass) == Attributes{TinyGazetteer::lower(kOrg)});
  CHECK(gazetteer.matches("The Bank of ghana said so\n") == Texts{});
  CHECK(gazetteer.matches("the first bank said so\n") == Texts{});
}

TEST_CASE("an ordinary word without its capital is no name") {
  TinyGazetteer gazetteer;
  gazetteer.name("Reading", kPlace);
  gazetteer.name("Kofi", kPlace);
  gazetteer.word("reading", kWord, kWordForced);
  gazetteer.finish();
  CHECK(gazetteer.meaning("they saw reading there", "reading") == Attributes{kWord});
  CHECK(gazetteer.meaning("they saw kofi there", "kofi") == Attributes{TinyGazetteer::lower(kPlace)});
}

TEST_CASE("the capitals of all entries of a name must agree to be asked for") {
  TinyGazetteer gazetteer;
  gazetteer.name("Holy See", kPlace);
  gazetteer.name("holy see", kOrg);
  gazetteer.finish();
  CHECK(gazetteer.matches("The Pope and the holy see.") == Texts{"holy see"});
}

TEST_CASE("a name goes over a line end but not over a blank line") {
  TinyGazetteer gazetteer;
  gazetteer.name("Bank of Ghana", kOrg);
  gazetteer.finish();
  CHECK(gazetteer.matches("They asked the Bank of\nGhana again.").size() == 1);
  CHECK(gazetteer.matches("They asked the Bank of\n\nGhana again.").empty());
}

TEST_CASE("sightings are reset for each text, and an empty text has none") {
  TinyGazetteer gazetteer = places();
  gazetteer.look("They told the US so.");
  gazetteer.look("");
  CHECK(gazetteer.seen.terms.empty());
  CHECK(gazetteer.seen.classes.empty());
  CHECK(gazetteer.seen.covers.empty());
  CHECK(gazetteer.seen.matches.empty());
}

TEST_CASE("words of earlier texts, of another dictionary and too long to be kept are found all the same") {
  TinyGazetteer one, other;
  one.name("Internationalisation Board", kOrg), one.word("met", 5, 6), one.finish();
  other.word("met", 7, 8), other.finish();
  one.look("met Internationalisation Board"), one.look("they met Internationalisation Board");
  CHECK(one.attributes(one.seen.classes[1]) == Attributes{5});
  CHECK(one.seen.matches.size() == 1);
  // The same buffers, asked of another dictionary.
  Lookup(other.dictionary()).run(one.analysis, one.seen);
  CHECK(other.attributes(one.seen.classes[1]) == Attributes{7});
  CHECK(one.seen.matches.empty());
}

}  // namespace
}  // namespace onoma::gazetteer
