#include "link/aliases.hpp"

#include <catch2/catch.hpp>

using namespace onoma;

namespace {

using Names = std::vector<std::pair<Label, std::string>>;
using Keys = std::vector<std::string>;

constexpr Label kPerson = Label::kPerson;
constexpr Label kOrg = Label::kOrg;
constexpr Label kLoc = Label::kLoc;

// What each of the names of one document goes by.
Keys in_full(const Names& names) {
  std::string text;
  std::vector<Entity> entities;
  for (const auto& [label, name] : names) {
    Entity entity;
    entity.label = label;
    entity.span = {text.size(), text.size() + name.size()};
    entities.push_back(entity);
    text += name + ", ";
  }
  return link::names_in_full(Document::from_bytes("d", text), entities);
}

}  // namespace

TEST_CASE("the same name but for case, accents and blanks") {
  CHECK(in_full({{kLoc, "New York"}, {kLoc, "NEW\r\n YORK"}, {kLoc, "São Paulo"}}) ==
        Keys{"new york", "new york", "sao paulo"});
  CHECK(in_full({}).empty());
}

TEST_CASE("people go by a word of their name or its end") {
  CHECK(in_full({{kPerson, "Yusuf"}, {kPerson, "Amina Yusuf"}, {kPerson, "AMINA"}}) ==
        Keys{"amina yusuf", "amina yusuf", "amina yusuf"});
  CHECK(
      in_full(
          {{kPerson, "N. Chandra Reddy"}, {kPerson, "Chandra Reddy"}, {kPerson, "Reddy"}, {kPerson, "N."}}) ==
      Keys{"n. chandra reddy", "n. chandra reddy", "n. chandra reddy", "n."});
  CHECK(in_full({{kPerson, "Amina Yusuf"}, {kPerson, "Yusufu"}, {kOrg, "Yusuf"}}) ==
        Keys{"amina yusuf", "yusufu", "yusuf"});
}

TEST_CASE("what fits two names is neither") {
  CHECK(in_full({{kPerson, "Amina Yusuf"}, {kPerson, "Bola Yusuf"}, {kPerson, "Yusuf"}, {kPerson, "Bola"}}) ==
        Keys{"amina yusuf", "bola yusuf", "yusuf", "bola yusuf"});
  CHECK(in_full({{kOrg, "Union Bank"}, {kOrg, "Union Bakery"}, {kOrg, "Union"}, {kOrg, "UB"}}) ==
        Keys{"union bank", "union bakery", "union", "ub"});
}

TEST_CASE("a chain of shorter names ends at the fullest") {
  CHECK(in_full({{kPerson, "Yusuf"}, {kPerson, "Bola Yusuf"}, {kPerson, "Amina Bola Yusuf"}}) ==
        Keys{"amina bola yusuf", "amina bola yusuf", "amina bola yusuf"});
}

TEST_CASE("organizations go by their first words and their acronym") {
  CHECK(in_full({{kOrg, "Zorbitec Marine"}, {kOrg, "Zorbitec"}, {kOrg, "Marine"}}) ==
        Keys{"zorbitec marine", "zorbitec marine", "marine"});
  CHECK(in_full({{kOrg, "National Disaster Response Force"}, {kOrg, "NDRF"}, {kOrg, "N.D.R.F."}}) ==
        Keys(3, "national disaster response force"));
  CHECK(in_full({{kOrg, "Department of Defense"}, {kOrg, "DoD"}}) == Keys(2, "department of defense"));
  CHECK(in_full({{kOrg, "Bank of Ghana"}, {kOrg, "BG"}, {kOrg, "BOG"}}) == Keys(3, "bank of ghana"));
  CHECK(in_full({{kOrg, "Bank of Ghana"}, {kOrg, "Bog"}, {kLoc, "BOG"}}) ==
        Keys{"bank of ghana", "bog", "bog"});
}

TEST_CASE("places go by their acronym, never by a part") {
  CHECK(in_full({{kLoc, "United Arab Emirates"}, {kLoc, "UAE"}, {kLoc, "U.A.E."}}) ==
        Keys(3, "united arab emirates"));
  CHECK(in_full({{kLoc, "Kabul Province"}, {kLoc, "Kabul"}}) == Keys{"kabul province", "kabul"});
}

TEST_CASE("dates stay by themselves") {
  CHECK(in_full({{Label::kDate, "3 May 2024"}, {Label::kDate, "3 May"}, {Label::kDate, "May"}}) ==
        Keys{"3 may 2024", "3 may", "may"});
}
