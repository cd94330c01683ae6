#include "tag/evidence.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "tag/shape_class.hpp"
#include "tag_fixture.hpp"

namespace onoma::tag {
namespace {

using test::analyze;
using test::TinyModel;

TEST_CASE("positions and types have names of their own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kPositions; ++i) names.insert(position_name(static_cast<Position>(i)));
  CHECK(names.size() == kPositions);
  CHECK(position_name(Position::kBefore2) == "before2");
  CHECK(position_name(Position::kWhole) == "whole");
  for (std::size_t i = 0; i < kTypeLetters.size(); ++i) CHECK(type_code(kTypeLetters[i]) == i);
  CHECK(type_code('z') == 0);
  CHECK(type_code('\0') == 0);
}

TEST_CASE("features are found by their name and by no other") {
  TinyModel model;
  std::vector<std::string> rows;
  for (int i = 0; i < 500; ++i) rows.push_back(std::string("sig.").append(std::to_string(i)).append(" ").append(std::to_string(i + 1)));
  model.weights(rows);
  model.finish();
  REQUIRE(model.diagnostics.empty());
  for (int i = 0; i < 500; ++i) {
    const std::string name = "sig." + std::to_string(i);
    const FeatureRecord* record = model.tables.find_feature(hash_feature(name));
    REQUIRE(record != nullptr);
    CHECK(record->weights[0] == i + 1);
    CHECK(model.tables.name_at(record->name) == name);
  }
  CHECK(model.tables.find_feature(hash_feature("sig.500")) == nullptr);
  CHECK(model.tables.find_feature(hash_feature("")) == nullptr);
  CHECK(EvidenceTables{}.find_feature(hash_feature("sig.1")) == nullptr);
  CHECK(hash_feature("") != 0);
  CHECK(hash_feature("a.b") != hash_feature("b.a"));
}

TEST_CASE("a class weighs the sum of its attributes, kept within its bounds") {
  TinyModel model;
  model.names("list:LOC/a", {"Ghana"});
  model.names("list:ORG/b", {"Ghana"});
  std::vector<std::string> rows = {"only.list:LOC/a 0 0 5", "only.list:ORG/b 0 3 1"};
  for (int i = 0; i < 40; ++i) rows.push_back("first.list:ORG/b 0 1000");
  model.weights(rows);
  model.finish();
  const auto term = model.dictionary().kind_of_term(model.dictionary().find("ghana"));
  const ClassId both = term.classes[static_cast<std::size_t>(gazetteer::Written::kCapital)];
  CHECK(model.tables.attributes_of(both).size() == 2);
  CHECK(model.tables.vector(both, Position::kOnly) == Weights{0, 3, 6, 0});
  CHECK(model.tables.vector(both, Position::kFirst)[1] == 32767);
  CHECK(model.tables.vector(0, Position::kOnly) == Weights{});
}

TEST_CASE("the first type that holds is the type of a class") {
  TinyModel model;
  model.names("list:PERSON/given", {"Chad"});
  model.names("list:LOC/countries", {"Chad"});
  model.names("list:ORG/banks", {"Fed"});
  model.types({"list:LOC/* N", "list:* G"});
  model.finish();
  const auto type = [&](const char* folded) {
    const auto term = model.dictionary().kind_of_term(model.dictionary().find(folded));
    return kTypeLetters[model.tables.classes[term.classes[static_cast<std::size_t>(gazetteer::Written::kCapital)]].type];
  };
  CHECK(type("chad") == 'N');
  CHECK(type("fed") == 'G');
  CHECK(kTypeLetters[model.tables.classes[0].type] == '.');
}

TEST_CASE("shape classes have names of their own and stand first") {
  const auto& names = shape_classes();
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
  TinyModel model;
  model.finish();
  REQUIRE(model.tables.classes.size() == names.size() + 1);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto attributes = model.tables.attributes_of(static_cast<ClassId>(i + 1));
    REQUIRE(attributes.size() == 1);
    CHECK(model.attribute_name(attributes[0]) == names[i]);
  }
  CHECK(names[sentence_edge_class() - 1U] == "edge:sentence");
  CHECK(names[line_edge_class() - 1U] == "edge:line");
  CHECK(names[text_edge_class() - 1U] == "edge:text");
}

TEST_CASE("how a token is written and where it stands is its shape class") {
  struct Row {
    const char* text;
    const char* token;
    const char* expected;
  };
  const Row rows[] = {
      {"He saw the man.", "saw", "shape:lower"},
      {"He saw Kofi there.", "Kofi", "shape:capital"},
      {"He saw Kofi there.", "He", "shape:capital@start"},
      {"It was I who saw.", "I", "shape:single"},
      {"They saw NATO there.", "NATO", "shape:caps"},
      {"They saw UNESCO there.", "UNESCO", "shape:caps-long"},
      {"They saw McDonald there.", "McDonald", "shape:mixed"},
      {"They saw J. Smith there.", "J.", "shape:initial"},
      {"They saw the U.S. army.", "U.S.", "shape:acronym"},
      {"TALIBAN SAY TALKS GO ON", "TALKS", "shape:caps@caps-line"},
      {"Taliban Say Talks Go On", "Talks", "shape:capital@title-line"},
      {"no capital in this line", "capital", "shape:lower@lower-line"},
      {"They had 300 men.", "300", "shape:number"},
      {"They met in 1987 there.", "1987", "shape:year"},
      {"They met 2199 men.", "2199", "shape:number"},
      {"They had the 3rd man.", "3rd", "shape:alnum"},
      {"They wrote \u6771 there.", "\u6771", "shape:uncased"},
      {"They read www.bbc.com there.", "www.bbc.com", "shape:url"},
      {"Kofi, a man.", ",", "punct:comma"},
      {"Kofi: a man.", ":", "punct:colon"},
      {"The man (Kofi) came.", "(", "punct:open"},
      {"The man (Kofi) came.", ")", "punct:close"},
      {"Kofi's man came.", "'s", "punct:possessive"},
      {"The Coca-Cola man came.", "-", "punct:hyphen"},
      {"The man - Kofi - came.", "-", "punct:dash"},
      {"Marks & Spencer came.", "&", "punct:ampersand"},
      {"Did the man come?", "?", "punct:question"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text, row.token);
    const text::Analysis analysis = analyze(row.text);
    std::string seen = "no such token";
    for (std::size_t i = analysis.tokens.size(); i-- > 0;) {
      if (analysis.token_text(i) == row.token) seen = shape_classes()[shape_class(analysis, i) - 1U];
    }
    CHECK(seen == row.expected);
  }
}

}  // namespace
}  // namespace onoma::tag
