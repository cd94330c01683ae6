#include <catch2/catch.hpp>

#include "tag/tagger.hpp"
#include "tag_fixture.hpp"

namespace onoma::tag {
namespace {

using test::TinyModel;
using test::TinyWindow;
using Texts = std::vector<std::string>;

constexpr auto kCustom = static_cast<Label>(9);

// Capitals are persons, longer runs the more so; "Bank" ends an organization.
struct Kit {
  Kit() {
    model.names("cue:heads", {"Bank"});
    model.weights({"only.shape:capital 5", "first.shape:capital 5 4", "last.shape:capital 6", "last.cue:heads -9 30", "only.cue:heads -20",
                   "doc.part:PERSON 40", "doc.same:PERSON 40"});
    model.finish();
    REQUIRE(model.diagnostics.empty());
  }

  Texts tag(std::string_view text, std::vector<Fixed> fixed, std::vector<Barred> barred = {}) {
    TinyWindow window(model, text);
    window.window.fixed = fixed, window.window.barred = barred;
    Tagger tagger(model.tables);
    std::vector<Tagged> tagged;
    tagger.tag(window.window, memory, tagged);
    Texts out;
    for (const Tagged& t : tagged) out.push_back(std::string(label_name(t.label)) + ' ' + window.text(t.first, t.last));
    return out;
  }

  TinyModel model;
  Memory memory;
};

TEST_CASE("names are found around what is fixed, never over it") {
  CHECK(Kit().tag("so Aa Bb came", {}) == Texts{"PERSON Aa Bb"});
  CHECK(Kit().tag("so Aa Bb came", {{1, 3, kCustom}}) == Texts{});
  CHECK(Kit().tag("so Aa Bb and Cc came", {{1, 3, kCustom}}) == Texts{"PERSON Cc"});
}

TEST_CASE("what is left of a cut name is a name beside another label, and none beside its own") {
  CHECK(Kit().tag("so Aa Bb came", {{2, 3, kCustom}}) == Texts{"PERSON Aa"});
  CHECK(Kit().tag("so Aa Bb came", {{2, 3, Label::kPerson}}) == Texts{});
  CHECK(Kit().tag("so Aa Bank came", {}) == Texts{"ORG Aa Bank"});
  CHECK(Kit().tag("so Aa Bank came", {{2, 3, kCustom}}) == Texts{});  // Aa alone would be a person
}

TEST_CASE("a bar holds for the text and its parts, and for its labels, not for a longer name") {
  const std::uint8_t person = 1, org = 2, both = 3;
  CHECK(Kit().tag("so Aa came", {}, {{1, 2, person}}) == Texts{});
  CHECK(Kit().tag("so Aa came", {}, {{1, 2, org}}) == Texts{"PERSON Aa"});
  CHECK(Kit().tag("so Aa Bb came", {}, {{1, 3, both}}) == Texts{});
  CHECK(Kit().tag("so Aa Bb came", {}, {{1, 3, person}}) == Texts{"ORG Aa Bb"});
  CHECK(Kit().tag("so Aa Bb came", {}, {{1, 2, person}}) == Texts{"PERSON Aa Bb"});
  CHECK(Kit().tag("so Aa Bb came", {}, {{0, 2, person}}) == Texts{"PERSON Bb"});
}

TEST_CASE("what is fixed and open gets its best label, also where that scores below nothing") {
  CHECK(Kit().tag("so low came", {{1, 2, Label::kPerson, true}}) == Texts{"PERSON low"});
  CHECK(Kit().tag("so Aa Bank and Cc came", {{1, 3, Label::kPerson, true}}) == Texts{"ORG Aa Bank", "PERSON Cc"});
}

TEST_CASE("what is fixed, open and labelled keeps that label, with what speaks for it") {
  CHECK(Kit().tag("so Aa Bank came", {{1, 3, Label::kPerson, true, true}}) == Texts{"PERSON Aa Bank"});
  CHECK(Kit().tag("so low came", {{1, 2, Label::kDate, true, true}}) == Texts{"DATE low"});
  CHECK(Kit().tag("so low came", {{1, 2, kCustom, true, true}}) == Texts{"CUSTOM low"});
  // It cuts names as what is fixed does: what is left of one of its own label is none.
  CHECK(Kit().tag("so Aa Bb came", {{2, 3, Label::kPerson, true, true}}) == Texts{"PERSON Bb"});
  CHECK(Kit().tag("so Aa Bb came", {{2, 3, kCustom, true, true}}) == Texts{"PERSON Aa", "CUSTOM Bb"});
}

TEST_CASE("what is fixed helps other mentions as a clear name does") {
  Kit kit;
  CHECK(kit.tag("so Aa low. low came", {{1, 3, Label::kPerson}}) == Texts{});
  CHECK(Kit().tag("so Aa Bank came, Bank said", {}) == Texts{"ORG Aa Bank"});
  Kit other;
  CHECK(other.tag("so Aa Bank came, Bank said", {{1, 3, Label::kPerson}}) == Texts{"PERSON Bank"});
}

}  // namespace
}  // namespace onoma::tag
