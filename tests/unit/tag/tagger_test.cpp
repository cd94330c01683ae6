#include "tag/tagger.hpp"

#include <catch2/catch.hpp>

#include "tag_fixture.hpp"

namespace onoma::tag {
namespace {

using test::TinyModel;
using test::TinyWindow;
using Texts = std::vector<std::string>;

// A model that knows a few names and a title.
struct Kit {
  explicit Kit(const std::vector<std::string>& weights) {
    model.names("list:PERSON/given", {"Kofi", "Ban"});
    model.names("list:LOC/places", {"Ghana", "New York"});
    model.names("list:ORG/firms", {"New York Times"});
    model.names("cue:titles", {"Mr"});
    model.names("cue:linkers", {"of"});
    model.types({"list:PERSON/* G", "list:LOC/* N"});
    model.weights(weights);
    model.finish();
    REQUIRE(model.diagnostics.empty());
  }

  // "LABEL text" of each name, with its score.
  Texts tag(std::string_view text, std::vector<Proposal> proposals = {}) {
    const TinyWindow window(model, text, std::move(proposals));
    Tagger tagger(model.tables);
    tagged.clear(), readings.clear();
    tagger.tag(window.window, memory, tagged, &readings);
    Texts out;
    for (const Tagged& t : tagged) {
      std::string name(label_name(t.label));
      name.append(" ").append(window.text(t.first, t.last)).append(" ").append(std::to_string(t.score));
      out.push_back(std::move(name));
    }
    return out;
  }

  TinyModel model;
  Memory memory;
  std::vector<Tagged> tagged;
  std::vector<Reading> readings;
};

const std::vector<std::string> kWeights = {
    "only.list:PERSON/given 6",   "first.list:PERSON/given 6",  "last.shape:capital 2",       "before.cue:titles 8 -2 -2",
    "only.list:LOC/places 0 0 9", "last.list:LOC/places 0 0 4", "whole.list:LOC/places 0 0 12", "whole.list:ORG/firms 0 15",
    "inner.cue:linkers -1 3 -1",  "before.edge:text 1",         "after.edge:text 0 0 1",      "before2.shape:lower 1 1 1",
    "after.shape:lower 1",        "after2.shape:lower 0 1",     "after.punct:comma 0 0 1",    "span.length=2 2 -1",
    "span.length=3 0 2",          "sig.GU 5 -5",                "runs.U 1 1",                 "ends.G_U 3",
    "span.crosses-line -7 -7 -7", "span.defines-acronym 0 20",  "doc.same:PERSON 4",          "doc.part:PERSON 3",
    "doc.acronym:ORG 0 9",        "doc.same:ORG 0 5",           "in:nothing 1"};

TEST_CASE("what is listed adds up to the score, for every span and label") {
  Kit kit(kWeights);
  const TinyWindow window(kit.model,
                          "Mr Kofi Annan of Ghana met the New York Times, Ban and Ghana Oil Trust (GOT) there.\n"
                          "so we saw GOT and Kofi that day with all of the men who came Ban\nKofi, Annan");
  Memory memory;
  memory.remember(window.window, {1, 3, Label::kPerson, 0, 0, kNoProposal});
  memory.remember(window.window, {13, 16, Label::kOrg, 0, 0, kNoProposal});
  const auto count = static_cast<std::uint32_t>(window.analysis.tokens.size());
  const std::vector<Tagged> own = {{1, 3, Label::kPerson, 0, 9, kNoProposal}};
  std::size_t observed = 0;
  for (const bool discounted : {false, true}) {
    Scorer scorer(kit.model.tables);
    scorer.begin(window.window, &memory, discounted ? &own : nullptr);
    scorer.prepare(0, count);
    for (std::uint32_t first = 0; first < count; ++first) {
      for (std::uint32_t last = first + 1; last <= count && last < first + 9; ++last) {
        CAPTURE(discounted, window.text(first, last));
        const Score score = scorer.score(first, last);
        for (std::size_t label = 0; label < kLabelCount; ++label) {
          const auto listed = scorer.list(first, last, static_cast<Label>(label));
          std::int32_t sum = 0;
          for (const Observation& seen : listed) sum += seen.weights[label];
          REQUIRE(sum == score[label]);
          observed += listed.size();
        }
      }
    }
  }
  CHECK(observed > 1'000);
}

TEST_CASE("evidence counts where it stands") {
  Kit kit({"before.cue:titles 8", "only.list:LOC/places 0 0 9", "after.cue:titles -3", "whole.list:LOC/places 0 0 12",
           "before.edge:text 0 1", "first.list:LOC/places 0 0 100"});
  const TinyWindow window(kit.model, "so Mr Ghana Mr New York");
  Scorer scorer(kit.model.tables);
  scorer.begin(window.window, nullptr, nullptr);
  scorer.prepare(0, 6);
  CHECK(scorer.score(2, 3) == Score{5, 0, 9, 0});
  CHECK(scorer.score(4, 6) == Score{8, 0, 12, 0});
  CHECK(scorer.score(0, 1) == Score{-3, 1, 0, 0});
  CHECK(scorer.score(4, 5) == Score{8, 0, 0, 0});
}

TEST_CASE("a mention does not vouch for itself") {
  Kit kit({"doc.same:PERSON 4"});
  const TinyWindow window(kit.model, "so Kofi came and Kofi left");
  Memory memory;
  const Tagged first{1, 2, Label::kPerson, 0, 9, kNoProposal}, second{4, 5, Label::kPerson, 0, 9, kNoProposal};
  memory.remember(window.window, first);
  std::vector<Tagged> own = {first};
  Scorer scorer(kit.model.tables);
  scorer.begin(window.window, &memory, &own);
  scorer.prepare(0, 6);
  CHECK(scorer.score(1, 2)[0] == 0);
  CHECK(scorer.score(4, 5)[0] == 4);
  memory.remember(window.window, second);
  own.push_back(second);
  CHECK(scorer.score(1, 2)[0] == 4);
}

TEST_CASE("an acronym in brackets supports the name before it") {
  Kit kit({"span.defines-acronym 0 20"});
  CHECK(kit.tag("so Ghana Oil Trust (GOT) came") == Texts{"ORG Ghana Oil Trust 20"});
  CHECK(kit.tag("so Ghana Oil Trust (TOG) came") == Texts{});
}

TEST_CASE("the best labelling without overlap is chosen") {
  Kit whole({"whole.list:ORG/firms 0 15", "whole.list:LOC/places 0 0 12"});
  CHECK(whole.tag("so New York Times came") == Texts{"ORG New York Times 15"});
  Kit parts({"whole.list:ORG/firms 0 15", "whole.list:LOC/places 0 0 12", "only.in:list:ORG/firms 4"});
  // 12 + 4 beats 15, and 4 + 4 + 4 does not.
  CHECK(parts.tag("so New York Times came") == Texts{"LOC New York 12", "PERSON Times 4"});
  Kit none({"only.shape:capital -1"});
  CHECK(none.tag("so New York Times came") == Texts{});
  CHECK(none.tag("") == Texts{});
}

TEST_CASE("of equal labellings the last name is the one that begins first, its label the smallest") {
  Kit kit({"only.shape:capital 3 3 3", "span.length=2 6 6 6"});
  for (int i = 0; i < 3; ++i) {
    kit.memory.clear();
    CHECK(kit.tag("so Aa came") == Texts{"PERSON Aa 3"});
    CHECK(kit.tag("so Aa Bb came") == Texts{"PERSON Aa Bb 6"});
    CHECK(kit.tag("so Aa Bb Cc came") == Texts{"PERSON Aa 3", "PERSON Bb Cc 6"});
  }
  Kit flat({"span.length=1 0 0 0"});
  CHECK(flat.tag("so Aa came") == Texts{});  // what scores nothing is no name
}

TEST_CASE("names do not cross the edges of sentences and are found in text order") {
  Kit kit(kWeights);
  CHECK(kit.tag("so we saw Kofi. Annan came to Ghana and met Ban.").size() >= 3);
  std::uint32_t at = 0;
  for (const Tagged& t : kit.tagged) {
    CHECK(t.first >= at);
    CHECK(t.first < t.last);
    at = t.last;
  }
  Kit two({"span.length=2 20"});
  CHECK(two.tag("so we saw Kofi. Annan came") == Texts{});
  CHECK(two.tag("so we saw Kofi Annan there") == Texts{"PERSON Kofi Annan 20"});
}

TEST_CASE("dates come from proposals alone, which count for other labels too") {
  Kit kit({"only.shape:capital 2 0 0 50", "only.shape:lower 0 0 0 1"});
  CHECK(kit.tag("so Monday came") == Texts{"PERSON Monday 2"});
  CHECK(kit.tag("so Monday came", {{1, 2, Label::kDate, 7, 0}}) == Texts{"DATE Monday 57"});
  CHECK(kit.tagged[0].proposal == 0);
  CHECK(kit.tag("so Monday came", {{1, 2, Label::kOrg, 7, 0}}) == Texts{"ORG Monday 7"});
  CHECK(kit.tag("so today He came", {{1, 2, Label::kDate, 7, 0}}) == Texts{"DATE today 8", "PERSON He 2"});
}

TEST_CASE("a clear name helps its unclear mentions, in this window and in later ones") {
  Kit kit({"before.cue:titles 30", "only.shape:capital -1", "doc.part:PERSON 9", "span.length=2 80"});
  CHECK(kit.tag("so Annan spoke") == Texts{});
  CHECK(kit.tag("so Annan spoke and Mr Kofi Annan left") == Texts{"PERSON Annan 8", "PERSON Kofi Annan 110"});
  CHECK(kit.tag("so Annan spoke") == Texts{"PERSON Annan 8"});
  kit.memory.clear();
  CHECK(kit.tag("so Annan spoke") == Texts{});
}

TEST_CASE("the margin tells by how much a name won over the best labelling without it") {
  Kit kit({"only.shape:capital 10 7", "only.list:LOC/places 0 0 20"});
  kit.tag("so Aa came and Ghana too");
  REQUIRE(kit.tagged.size() == 2);
  CHECK(kit.tagged[0].margin == 3);
  CHECK(kit.tagged[1].margin == 10);
}

TEST_CASE("readings are all that scored above nothing") {
  Kit kit({"only.shape:capital 10 7 -2"});
  kit.tag("so Aa came");
  REQUIRE(kit.readings.size() == 2);
  CHECK(kit.readings[0].score == 10);
  CHECK(kit.readings[1].label == Label::kOrg);
  CHECK(kit.readings[1].score == 7);
}

TEST_CASE("a span that only the memory makes a name is one, alone in its region or among others") {
  const std::vector<std::string> weights = {"only.shape:capital 2 1", "before.cue:titles 60", "before.shape:lower -50 -50 -50",
                                            "doc.same:PERSON 49", "doc.part:PERSON 0 0 3"};
  Kit kit(weights);
  CHECK(kit.tag("Mr Aa. he saw Aa") == Texts{"PERSON Aa 62", "PERSON Aa 1"});
  CHECK(kit.tag("he saw Bb") == Texts{});
}

TEST_CASE("a very long run of capitals is tagged too") {
  Kit kit({"only.shape:capital 3", "span.length=6+ 20"});
  std::string text = "so";
  for (int i = 0; i < 20'000; ++i) text += " Aa";
  kit.tag(text);
  for (const Tagged& t : kit.tagged) REQUIRE(t.last - t.first <= kMaxSpanTokens);
  CHECK(kit.tagged.size() > 20'000 / kMaxSpanTokens);
}

}  // namespace
}  // namespace onoma::tag
