#include "learn/corpus.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "learn_fixture.hpp"
#include "text/windows.hpp"

namespace onoma::learn {
namespace {

using test::bit;
using test::kEveryLabel;
using test::Marked;

const test::CompiledModel& model() {
  static const test::CompiledModel compiled([]() -> const test::TinyFolder& {
    static const test::TinyFolder folder;
    folder.list("weights/more.tsv", "evidence PERSON ORG LOC", "before.cue:titles\t60\nlast.shape:capital\t30\n");
    return folder;
  }());
  return compiled;
}

// The corpus of one text, and what it says of the text's candidates.
struct Learnt {
  explicit Learnt(std::string_view marked, std::uint8_t annotated = kEveryLabel) : corpus(model().data()) {
    corpus.add(Marked(marked, annotated).gold());
    REQUIRE(corpus.examples().size() == 1);
  }
  Example& example() { return *corpus.examples()[0]; }
  std::string text(const LearnedRegion& region, const LearnedSpan& span) {
    const Span place = example().analysis.original_span(region.first_token + span.first, region.first_token + span.last);
    return std::string(example().analysis.original.substr(place.begin, place.size()));
  }
  static std::string labels(std::uint8_t bits) {
    std::string out;
    for (std::size_t l = 0; l < kLabelCount; ++l) {
      if ((bits >> l & 1) != 0) out.append(out.empty() ? "" : " ").append(label_name(static_cast<Label>(l)));
    }
    return out;
  }
  const LearnedSpan* find(std::string_view wanted, std::size_t which = 0) {
    for (const LearnedRegion& region : example().regions) {
      for (std::uint32_t s = region.first_span; s < region.last_span; ++s) {
        if (text(region, example().spans[s]) == wanted && which-- == 0) return &example().spans[s];
      }
    }
    return nullptr;
  }
  // The labels that agree with the annotation.
  std::string right(std::string_view wanted) {
    const LearnedSpan* span = find(wanted);
    return span == nullptr ? "no candidate" : labels(span->right);
  }
  std::string possible(std::string_view wanted) {
    const LearnedSpan* span = find(wanted);
    return span == nullptr ? "no candidate" : labels(span->possible);
  }
  // The tokens that must be in a name.
  std::vector<std::string> covered() {
    std::vector<std::string> out;
    for (const LearnedRegion& region : example().regions) {
      for (std::uint32_t i = 0; i < region.tokens; ++i) {
        if (example().must_cover[region.cover + i] != 0) out.emplace_back(example().analysis.token_text(region.first_token + i));
      }
    }
    return out;
  }
  std::set<std::string> names(const std::vector<EvidenceId>& ids, std::uint32_t from, std::uint32_t to) {
    std::set<std::string> out;
    for (std::uint32_t i = from; i < to; ++i) out.insert(corpus.name_of(ids[i]));
    return out;
  }
  std::set<std::string> evidence(std::string_view wanted) {
    const LearnedSpan* span = find(wanted);
    REQUIRE(span != nullptr);
    return names(example().evidence, span->evidence, (span + 1)->evidence);
  }
  std::set<std::string> memory(std::string_view wanted, std::size_t which = 0) {
    const LearnedSpan* span = find(wanted, which);
    REQUIRE(span != nullptr);
    return names(example().memory, span->memory, (span + 1)->memory);
  }

  Corpus corpus;
};

using Words = std::vector<std::string>;
constexpr const char* kAnyName = "PERSON ORG LOC";

TEST_CASE("an annotated name is right as it is annotated; its parts and all that is not annotated are wrong") {
  Learnt learnt("so we saw [PERSON:Ngozi Okafor] and Chad in 2024 there");
  CHECK(learnt.right("Ngozi Okafor") == "PERSON");
  CHECK(learnt.right("Ngozi") == "");
  CHECK(learnt.right("Okafor") == "");
  CHECK(learnt.right("Chad") == "");
  CHECK(learnt.right("2024") == "");
  CHECK(learnt.possible("Okafor") == kAnyName);
  CHECK(learnt.possible("2024") == "DATE");
  CHECK(learnt.covered() == Words{"Ngozi", "Okafor"});
  CHECK(learnt.example().names == 1);
  CHECK(learnt.corpus.unusable().names == 1);
  CHECK(learnt.corpus.unusable().not_on_tokens == 0);
  CHECK(learnt.corpus.unusable().no_candidate == 0);
}

TEST_CASE("an annotated date is right where a pattern proposes it, and says what the pattern said") {
  Learnt learnt("so we saw it in [DATE:2024] there");
  CHECK(learnt.right("2024") == "DATE");
  CHECK(learnt.covered() == Words{"2024"});
  CHECK(learnt.find("2024")->said[static_cast<std::size_t>(Label::kDate)] ==
        model().data().rules()[0].score * tag::kPatternPoint);
  CHECK(learnt.find("2024")->said[0] == 0);
}

TEST_CASE("labels that a document does not annotate are free, but not over its names") {
  Learnt learnt("so we saw [PERSON:Ngozi Okafor] and Chad in 2024 there", bit(Label::kPerson));
  CHECK(learnt.right("Ngozi Okafor") == "PERSON");
  CHECK(learnt.right("Ngozi") == "");
  CHECK(learnt.right("Chad") == "ORG LOC");
  CHECK(learnt.right("2024") == "DATE");
  CHECK(learnt.covered() == Words{"Ngozi", "Okafor"});
  Learnt nothing("so we saw Ngozi Okafor there", 0);
  CHECK(nothing.right("Ngozi Okafor") == kAnyName);
  CHECK(nothing.right("Okafor") == kAnyName);
}

TEST_CASE("where the annotation is silent everything is free that touches no annotated name") {
  Learnt learnt("so we {saw Chad and Kofi [PERSON:Ngozi Okafor] Ann} and Ghana there");
  CHECK(learnt.right("Chad") == kAnyName);
  CHECK(learnt.right("Kofi") == kAnyName);
  CHECK(learnt.right("Ann") == kAnyName);
  CHECK(learnt.right("Kofi Ngozi") == "");
  CHECK(learnt.right("Okafor Ann") == "");
  CHECK(learnt.right("Ngozi Okafor") == "PERSON");
  CHECK(learnt.right("Ghana") == "");
  CHECK(learnt.covered() == Words{"Ngozi", "Okafor"});
  // A candidate that reaches into such a stretch is free too.
  Learnt across("so we saw Kofi {Annan} there");
  CHECK(across.right("Kofi Annan") == kAnyName);
  CHECK(across.right("Annan") == kAnyName);
  CHECK(across.right("Kofi") == "");
}

TEST_CASE("a name that does not begin and end with tokens teaches nothing, nor do its words") {
  for (const char* text : {"so we saw [PERSON:Ngo]zi Okafor there", "so we saw N[PERSON:gozi] Okafor there"}) {
    CAPTURE(text);
    Learnt learnt(text);
    CHECK(learnt.corpus.unusable().names == 1);
    CHECK(learnt.corpus.unusable().not_on_tokens == 1);
    CHECK(learnt.corpus.unusable().no_candidate == 0);
    CHECK(learnt.example().names == 0);
    CHECK(learnt.right("Ngozi") == kAnyName);
    CHECK(learnt.right("Ngozi Okafor") == kAnyName);
    CHECK(learnt.right("Okafor") == "");
    CHECK(learnt.covered().empty());
  }
}

TEST_CASE("a name that the tagger would not weigh teaches nothing, nor do its words") {
  Learnt lower("so we saw [ORG:the Fund] and Ghana there");
  CHECK(lower.corpus.unusable().no_candidate == 1);
  CHECK(lower.right("Fund") == kAnyName);
  CHECK(lower.right("Ghana") == "");
  CHECK(lower.covered().empty());
  Learnt date("so we saw it on [DATE:Monday] there");  // no pattern proposes it
  CHECK(date.corpus.unusable().no_candidate == 1);
  CHECK(date.right("Monday") == kAnyName);
  Learnt wordless("so we saw it [ORG:there] again");
  CHECK(wordless.corpus.unusable().no_candidate == 1);
  CHECK(wordless.example().regions.empty());
}

TEST_CASE("evidence has a name each, and a feature's name leads back to it") {
  Learnt learnt("so we saw President [PERSON:Ngozi Okafor], Chad (GOT) and the [ORG:Bank of Ghana] in [DATE:2024]");
  const Corpus& corpus = learnt.corpus;
  std::set<std::string> names;
  for (EvidenceId id = 0; id < corpus.evidence_count(); ++id) names.insert(corpus.name_of(id));
  CHECK(names.size() == corpus.evidence_count());
  for (EvidenceId id = corpus.token_evidence(); id < corpus.evidence_count(); ++id) {
    CHECK(learnt.corpus.feature(corpus.name_of(id)) == id);
    CHECK(corpus.name_of(id) == corpus.feature_names()[id - corpus.token_evidence()]);
  }
  CHECK(names.contains("span.length=2"));  // the model's own features have numbers before any text is read
  CHECK(Corpus(model().data()).evidence_count() == corpus.token_evidence() + 1);

  const auto ngozi = learnt.evidence("Ngozi Okafor");
  for (const char* name : {"before.cue:titles", "first.list:PERSON/given.common", "last.shape:capital", "after.punct:comma",
                           "span.length=2", "sig.GU", "runs.GU", "last.U|after.punct:comma"}) {
    CAPTURE(name);
    CHECK(ngozi.contains(name));
  }
  CHECK_FALSE(ngozi.contains("only.shape:capital"));
  CHECK(learnt.evidence("Bank of Ghana").contains("whole.list:ORG/banks"));
  CHECK(learnt.evidence("Chad").contains("only.list:LOC/countries?"));
}

TEST_CASE("a document of several windows keeps its names where they are") {
  std::string text;
  while (text.size() < text::kWindowTarget) text += "so we saw the men of the place there.\n";
  text += "then Ngozi Okafor came.\n\n";
  const std::size_t first = text.find("Ngozi");
  text += "then Adjoa Mensah came.\n";
  const std::size_t second = text.find("Adjoa");
  const GoldText gold{text, {{{first, first + 12}, Label::kPerson}, {{second, second + 12}, Label::kOrg}}, {}, kEveryLabel};
  Corpus corpus(model().data());
  corpus.add(gold);
  REQUIRE(corpus.examples().size() == 2);
  CHECK(corpus.unusable().names == 2);
  CHECK(corpus.unusable().not_on_tokens + corpus.unusable().no_candidate == 0);
  const std::uint8_t expected[] = {bit(Label::kPerson), bit(Label::kOrg)};
  for (const std::size_t window : {0, 1}) {
    const Example& example = *corpus.examples()[window];
    CHECK(example.names == 1);
    std::size_t right = 0;
    for (const LearnedSpan& span : example.spans) {
      if (span.right == 0) continue;
      ++right;
      CHECK(span.right == expected[window]);
      CHECK(span.last - span.first == 2);
    }
    CHECK(right == 1);
  }
}

TEST_CASE("texts without words or without candidates are no trouble") {
  Corpus corpus(model().data());
  for (const char* text : {"", " \n ", "so we saw them there"}) corpus.add({text, {}, {}, kEveryLabel});
  REQUIRE(corpus.examples().size() == 1);
  CHECK(corpus.examples()[0]->regions.empty());
  tag::Tagger tagger(model().data().evidence);
  corpus.remember(*corpus.examples()[0], tagger, model().data().evidence);
  CHECK(corpus.examples()[0]->memory.empty());
}

TEST_CASE("the memory's evidence is that of clear names elsewhere in the text") {
  Learnt learnt("so President Ngozi Okafor came. so we saw Okafor and Mensah there.");
  CHECK(learnt.memory("Okafor", 1).empty());  // before anything is remembered
  tag::Tagger tagger(model().data().evidence);
  for (int twice = 0; twice < 2; ++twice) {
    learnt.corpus.remember(learnt.example(), tagger, model().data().evidence);
    CHECK(learnt.memory("Okafor", 1) == std::set<std::string>{"doc.part:PERSON"});
    CHECK(learnt.memory("Mensah").empty());
    CHECK_FALSE(learnt.memory("Ngozi Okafor").contains("doc.same:PERSON"));  // a mention does not vouch for itself
  }
}

}  // namespace
}  // namespace onoma::learn
