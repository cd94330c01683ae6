#include "learn/suggestion.hpp"

#include <catch2/catch.hpp>

using namespace onoma;
using learn::CorrectedDocument;
using learn::Errors;
using learn::Marked;
using learn::Suggestion;

namespace {

// "[Ann|PERSON] is in [Oslo|LOC]" as a text and its spans.
CorrectedDocument marked(std::string_view written) {
  CorrectedDocument document;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '[') {
      begin = document.text.size();
    } else if (written[i] == '|') {
      const std::size_t end = written.find(']', i);
      document.wanted.push_back({{begin, document.text.size()}, std::string(written.substr(i + 1, end - i - 1))});
      i = end;
    } else {
      document.text += written[i];
    }
  }
  return document;
}

struct Case {
  std::vector<CorrectedDocument> documents;
  std::vector<Errors> errors;

  void add(std::string_view wanted, std::string_view found) {
    documents.push_back(marked(wanted));
    errors.push_back(learn::errors_of(documents.back(), marked(found).wanted));
  }
};

std::vector<std::string> told(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> list;
  for (const Suggestion& s : suggestions) {
    const std::string what = s.kind == Suggestion::Kind::kWeight ? (s.before ? s.word + " *" : "* " + s.word) : s.text;
    list.push_back(std::to_string(s.seen) + " " + what + (s.label.empty() ? "" : " " + s.label) + (s.weight < 0 ? " -" : ""));
  }
  return list;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("errors are what is missed and what is wrongly found", "[suggest]") {
  const CorrectedDocument document = marked("[Ann|PERSON] of [Oslo|LOC] and [Bea|PERSON] on [Monday|DATE]");
  const Errors errors = learn::errors_of(document, marked("[Ann|PERSON] of [Oslo|ORG] and [Bea on|PERSON] Monday").wanted);
  CHECK(errors.right == 1);
  CHECK(errors.missed.size() == 2);
  CHECK(errors.false_hits.size() == 2);
  CHECK(errors.count() == 4);
}

TEST_CASE("what was not looked at is no error", "[suggest]") {
  CorrectedDocument document = marked("Ann of Oslo and [Bea|PERSON]");
  document.labels = {"PERSON"};
  document.ignore = {{0, 3}};
  const Errors errors = learn::errors_of(document, marked("[Ann|PERSON] of [Oslo|LOC] and [Bea|PERSON]").wanted);
  CHECK(errors.count() == 0);
  CHECK(errors.right == 1);
}

TEST_CASE("names that were missed are entries, those most missed first", "[suggest]") {
  Case errors;
  errors.add("[Ann|PERSON] saw [Zorbex|ORG]", "Ann saw [Zorbex|PERSON]");
  errors.add("[Zorbex|ORG] and [Zorbex|ORG]; [Zorbex|LOC]", "Zorbex and [Zorbex|ORG]; [Zorbex|LOC]");
  CHECK(told(learn::suggest_entries(errors.documents, errors.errors)) == Told{"2 Zorbex ORG", "1 Ann PERSON"});
  CHECK(learn::suggest_blocks(errors.documents, errors.errors).empty());
}

TEST_CASE("what is found where no name is is blocked, names with other edges are not", "[suggest]") {
  Case errors;
  errors.add("Rice and [New Haven|LOC]", "[Rice|PERSON] and New [Haven|LOC]");
  CHECK(told(learn::suggest_blocks(errors.documents, errors.errors)) == Told{"1 Rice"});
}

TEST_CASE("what cannot stand on a line of a list is not suggested", "[suggest]") {
  Case errors;
  errors.add("[New\nHaven|LOC] [#x|ORG]", "New\nHaven #x");
  CHECK(learn::suggest_entries(errors.documents, errors.errors).empty());
}

TEST_CASE("a word beside two different names is a weight", "[suggest]") {
  Case errors;
  errors.add("the tug [Bee|SHIP] and the tug [Grey Fox|SHIP] left", "the tug Bee and the tug Grey Fox left");
  errors.add("the bark [Bee|SHIP] and the bark [Bee|SHIP]", "the bark Bee and the bark Bee");
  const auto weights = learn::suggest_weights(errors.documents, errors.errors);
  REQUIRE(told(weights) == Told{"2 tug * SHIP"});
  CHECK(weights[0].longest == 2);
  CHECK(weights[0].example == "tug [Bee]");
}

TEST_CASE("the same for what is wrongly found", "[suggest]") {
  Case errors;
  errors.add("Bee sauce and Fox sauce", "[Bee|PERSON] sauce and [Fox|PERSON] sauce");
  const auto weights = learn::suggest_weights(errors.documents, errors.errors);
  REQUIRE(told(weights) == Told{"2 * sauce PERSON -"});
  CHECK(weights[0].example == "[Bee] sauce");
}
