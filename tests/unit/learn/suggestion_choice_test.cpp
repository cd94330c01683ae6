#include "learn/suggestion_choice.hpp"

#include <catch2/catch.hpp>
#include <algorithm>

#include "learn/suggested_files.hpp"

using namespace onoma;
using learn::Choice;
using learn::CorrectedDocument;
using learn::Marked;
using learn::Suggestion;

namespace {

// An extractor that finds every word with a capital as a PERSON, but for what is suggested.
class Toy {
 public:
  void add(std::string text, const std::vector<Marked>& wanted) { documents.push_back({std::move(text), wanted}); }

  std::vector<Marked> find(const std::string& text, const std::vector<Suggestion>& suggestions) const {
    std::vector<Marked> found;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      const std::string word = text.substr(at, end - at);
      std::string label = word[0] >= 'A' && word[0] <= 'Z' ? "PERSON" : "";
      for (const Suggestion& s : suggestions) {
        if (s.kind == Suggestion::Kind::kEntry && s.text == word) label = s.label;
        if (s.kind == Suggestion::Kind::kEntry && s.text == "Zorbex" && word == "Annex") label = "LOC";
        if (s.kind == Suggestion::Kind::kBlock && s.text == word) label.clear();
        const bool after = at > s.word.size() && text.compare(at - s.word.size() - 1, s.word.size(), s.word) == 0;
        if (s.kind == Suggestion::Kind::kWeight && after && !label.empty() && s.weight >= 40) label = s.label;
        if (s.kind == Suggestion::Kind::kChange && s.weight > 30 && word == "Eel") label = s.label;
      }
      if (!label.empty()) found.push_back({{at, end}, label});
      at = end + 1;
    }
    return found;
  }

  Choice choose(const std::vector<Suggestion>& changes = {}, learn::ChoiceOptions options = {}) {
    const learn::TryOut try_out = [&](const std::vector<Suggestion>& suggestions, const std::vector<std::size_t>& which) {
      ++runs;
      std::vector<std::vector<Marked>> found;
      for (const std::size_t i : which) found.push_back(find(documents[i].text, suggestions));
      return Result<std::vector<std::vector<Marked>>>(std::move(found));
    };
    return *learn::choose_suggestions(documents, changes, options, try_out);
  }

  std::vector<CorrectedDocument> documents;
  int runs = 0;
};

std::vector<std::string> told(const Choice& choice) {
  std::vector<std::string> list;
  for (const Suggestion& s : choice.suggestions) {
    list.push_back(learn::description(s) + ": " + std::to_string(s.mended) + ", " + std::to_string(s.broken));
  }
  return list;
}

std::size_t count(const std::vector<learn::Errors>& errors) {
  std::size_t sum = 0;
  for (const learn::Errors& e : errors) sum += e.count();
  return sum;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("what mends is chosen, with what it mends and breaks", "[suggest]") {
  Toy toy;
  toy.add("Ann ate Rice", {{{0, 3}, "PERSON"}});
  toy.add("Oslo eats Rice", {{{0, 4}, "LOC"}});
  const Choice choice = toy.choose();
  CHECK(told(choice) == Told{"Oslo is LOC: 2, 0", "Rice is no name: 2, 0"});
  CHECK(count(choice.before) == 4);
  CHECK(count(choice.after) == 0);
}

TEST_CASE("what breaks as much as it mends is not", "[suggest]") {
  Toy toy;
  toy.add("Paris", {{{0, 5}, "LOC"}});
  toy.add("Paris and Paris", {{{0, 5}, "PERSON"}, {{10, 15}, "PERSON"}});
  CHECK(told(toy.choose()).empty());
}

TEST_CASE("a word that explains several names goes first, with the smallest weight that does", "[suggest]") {
  Toy toy;
  toy.add("tug Bee", {{{4, 7}, "SHIP"}});
  toy.add("tug Fox", {{{4, 7}, "SHIP"}});
  CHECK(told(toy.choose()) == Told{"SHIP +40 after \"tug\": 4, 0"});
  // Where the rule is there already, the names themselves are suggested.
  learn::ChoiceOptions options;
  options.rules = {"suggested-ship-after-tug"};
  CHECK(told(toy.choose({}, options)) == Told{"Bee is SHIP: 2, 0", "Fox is SHIP: 2, 0"});
}

TEST_CASE("of the changes of one rule the best is taken", "[suggest]") {
  Toy toy;
  toy.add("Eel", {{{0, 3}, "SHIP"}});
  std::vector<Suggestion> changes;
  for (const int weight : {20, 40, 80}) {
    changes.push_back({Suggestion::Kind::kChange, "SHIP"});
    changes.back().rule = "eels";
    changes.back().weight = weight;
  }
  CHECK(told(toy.choose(changes)) == Told{"rule eels: SHIP +40: 2, 0"});
}

TEST_CASE("what the rest makes needless is left out", "[suggest]") {
  Toy toy;
  toy.add("Annex Zorbex", {{{0, 5}, "LOC"}, {{6, 12}, "ORG"}});
  CHECK(told(toy.choose()) == Told{"Zorbex is ORG: 4, 0"});
}

TEST_CASE("suggestions about different documents are tried in one go", "[suggest]") {
  Toy toy;
  for (char c = 'a'; c <= 'z'; ++c) {
    const std::string name = std::string("X") + c + "x";
    toy.add(name, {{{0, 3}, "LOC"}});
  }
  CHECK(toy.choose().suggestions.size() == 26);
  CHECK(toy.runs < 10);
}

TEST_CASE("too few mended errors are not enough when more are asked for", "[suggest]") {
  Toy toy;
  toy.add("Oslo", {{{0, 4}, "LOC"}});
  learn::ChoiceOptions options;
  options.at_least = 3;
  CHECK(told(toy.choose({}, options)).empty());
}
