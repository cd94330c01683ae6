#include <catch2/catch.hpp>
#include <cstring>
#include <set>

#include "gazetteer_fixture.hpp"

namespace onoma::gazetteer {
namespace {

using test::TinyGazetteer;

template <typename T>
std::string bytes_of(std::span<const T> records) {
  return {reinterpret_cast<const char*>(records.data()), records.size_bytes()};
}

void fill(TinyGazetteer& gazetteer) {
  gazetteer.name("Coca-Cola", 1);
  gazetteer.name("Coca-Cola", 2);
  gazetteer.name("Bank of Ghana", 2);
  gazetteer.name("WHO", 3);
  gazetteer.word("who", 7, 8);
  gazetteer.finish();
}

TEST_CASE("every term that was added is found, and no other") {
  TinyGazetteer gazetteer;
  for (int i = 0; i < 5'000; ++i) gazetteer.name("Word" + std::to_string(i), 1);
  gazetteer.finish();
  const Dictionary& dictionary = gazetteer.dictionary();
  std::set<TermId> ids;
  for (int i = 0; i < 5'000; ++i) {
    const std::string folded = "word" + std::to_string(i);
    const TermId id = dictionary.find(folded);
    REQUIRE(id != 0);
    REQUIRE(dictionary.term_text(id) == folded);
    ids.insert(id);
  }
  CHECK(ids.size() == 5'000);
  CHECK(dictionary.find("word5000") == 0);
  CHECK(dictionary.find("word") == 0);
  CHECK(dictionary.find("") == 0);
}

TEST_CASE("an empty dictionary knows nothing") {
  const Dictionary none;
  CHECK(none.find("ghana") == 0);
  CHECK(none.child(1, 1) == 0);
  TinyGazetteer gazetteer;
  gazetteer.finish();
  CHECK(gazetteer.dictionary().find("ghana") == 0);
  CHECK(gazetteer.matches("The Bank of Ghana").empty());
}

TEST_CASE("a name's entries are the lines that write it, in their order") {
  TinyGazetteer gazetteer;
  fill(gazetteer);
  const Dictionary& dictionary = gazetteer.dictionary();
  const NodeId coca = dictionary.term(dictionary.find("coca")).node;
  const NodeId node = dictionary.child(coca, dictionary.find("cola"));
  REQUIRE(node != 0);
  CHECK(dictionary.entry_count(coca) == 0);
  REQUIRE(dictionary.entry_count(node) == 2);
  CHECK(dictionary.entry(node, 0).line == 1);
  CHECK(dictionary.entry(node, 1).line == 2);
  CHECK(dictionary.entry(node, 1).kind.attribute == 2);
  CHECK(dictionary.child(coca, dictionary.find("ghana")) == 0);
  CHECK(dictionary.child(node, dictionary.find("cola")) == 0);
}

TEST_CASE("function words and abbreviations hang on their terms") {
  TinyGazetteer gazetteer;
  gazetteer.builder().add_function_word("de", 1);
  gazetteer.builder().add_function_word("de", 4);
  gazetteer.builder().add_abbreviation("inc.", 2);
  gazetteer.name("Ghana", 1);
  gazetteer.finish();
  const Dictionary& dictionary = gazetteer.dictionary();
  CHECK(dictionary.extra(dictionary.find("de")).languages == 5);
  CHECK(dictionary.extra(dictionary.find("inc.")).abbreviation == 2);
  CHECK(dictionary.extra(dictionary.find("ghana")).languages == 0);
  CHECK(dictionary.extra(0).languages == 0);
  CHECK(dictionary.extra(0).abbreviation == 0);
}

TEST_CASE("the same names give the same bytes") {
  TinyGazetteer one, two;
  fill(one);
  fill(two);
  const DictionaryTables a = one.dictionary().tables(), b = two.dictionary().tables();
  CHECK(bytes_of(a.slots) == bytes_of(b.slots));
  CHECK(bytes_of(a.terms) == bytes_of(b.terms));
  CHECK(bytes_of(a.extras) == bytes_of(b.extras));
  CHECK(bytes_of(a.nodes) == bytes_of(b.nodes));
  CHECK(bytes_of(a.edges) == bytes_of(b.edges));
  CHECK(bytes_of(a.term_kinds) == bytes_of(b.term_kinds));
  CHECK(bytes_of(a.node_kinds) == bytes_of(b.node_kinds));
  CHECK(bytes_of(a.entry_kinds) == bytes_of(b.entry_kinds));
  CHECK(bytes_of(a.entries) == bytes_of(b.entries));
  CHECK(a.strings == b.strings);
}

TEST_CASE("the order in which names of one list come does not change what is found") {
  TinyGazetteer one, two;
  const std::vector<std::string> names = {"New York", "New York Times", "York", "Times Square", "New"};
  for (const std::string& name : names) one.name(name, 1);
  for (auto name = names.rbegin(); name != names.rend(); ++name) two.name(*name, 1);
  one.finish();
  two.finish();
  const std::string text = "He read the New York Times at Times Square in New York.";
  CHECK(one.matches(text) == two.matches(text));
  CHECK(one.matches(text).size() == 4);
}

}  // namespace
}  // namespace onoma::gazetteer
