// Laws of explanations with the model that ships: every place has an answer, and it adds up.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <sstream>

#include "onoma/onoma.hpp"
#include "random_text.hpp"

namespace onoma {
namespace {

const Model& model() {
  static const Model builtin = Model::builtin();
  return builtin;
}

std::vector<Document> dispatches() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(ONOMA_SOURCE_DIR "/examples")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Document> documents;
  for (const auto& path : paths) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    documents.push_back(Document::from_bytes(path.filename().string(), text.str()));
  }
  return documents;
}

std::vector<Explanation> explain_all(Extractor& extractor, const Document& document) {
  std::vector<Explanation> all;
  extractor.explain(document, {0, document.text().size()}, [&](const Explanation& why) { all.push_back(why); });
  return all;
}

int sum(const std::vector<Evidence>& evidence) {
  return std::accumulate(evidence.begin(), evidence.end(), 0,
                         [](int total, const Evidence& piece) { return total + piece.weight; });
}

void check_candidates(const Explanation& why) {
  std::size_t winners = 0;
  for (std::size_t i = 0; i < why.candidates.size(); ++i) {
    const Candidate& candidate = why.candidates[i];
    REQUIRE(candidate.span.contains(why.word));
    REQUIRE(sum(candidate.evidence) == candidate.score);
    REQUIRE(candidate.margin >= 0);
    if (candidate.won) REQUIRE(candidate.score > 0);
    winners += candidate.won;
    for (const Evidence& evidence : candidate.evidence) REQUIRE((evidence.file.empty() == (evidence.line == 0)));
    if (i == 0) continue;
    REQUIRE(why.candidates[i - 1].won >= candidate.won);
    if (!why.candidates[i - 1].won) REQUIRE(why.candidates[i - 1].margin <= candidate.margin);
  }
  REQUIRE(winners <= 1);
}

// What the words of an entity say of it, and the words outside of all entities.
void check_against(const std::vector<Entity>& entities, const Explanation& why, Label last_weighed) {
  const auto over = std::find_if(entities.begin(), entities.end(),
                                 [&](const Entity& entity) { return entity.span.contains(why.word); });
  const bool won = !why.candidates.empty() && why.candidates.front().won;
  if (over == entities.end()) {
    REQUIRE_FALSE(won);
    REQUIRE_FALSE(why.remarks.empty());
    for (const PatternSighting& seen : why.patterns) REQUIRE_FALSE(seen.won);
  } else if (over->label <= last_weighed) {
    REQUIRE(won);
    REQUIRE(why.candidates.front().span == over->span);
    REQUIRE(why.candidates.front().label == over->label);
    REQUIRE(why.candidates.front().score == over->score);
  } else {
    REQUIRE(std::any_of(why.patterns.begin(), why.patterns.end(), [&](const PatternSighting& seen) {
      return seen.won && seen.span == over->span && seen.label == over->label;
    }));
  }
}

TEST_CASE("every word of the dispatches is explained, and what is said adds up") {
  ExtractOptions options;
  options.times = true;
  Extractor extractor(model(), options);
  std::size_t words = 0, without = 0, lost = 0;
  const std::vector<Document> documents = dispatches();
  REQUIRE(documents.size() >= 5);
  for (const Document& document : documents) {
    CAPTURE(document.id());
    const Extraction found = extractor.extract(document);
    std::size_t at = 0;
    for (const Explanation& why : explain_all(extractor, document)) {
      CAPTURE(document.text(why.word));
      REQUIRE(why.word.begin >= at);
      REQUIRE_FALSE(why.word.empty());
      REQUIRE_FALSE(why.facts.empty());
      at = why.word.end;
      check_candidates(why);
      check_against(found.entities, why, Label::kDate);
      for (const KnownName& name : why.known) {
        REQUIRE(name.span.contains(why.word));
        REQUIRE_FALSE(name.file.empty());
        REQUIRE(name.line > 0);
      }
      ++words;
      without += why.candidates.empty();
      lost += !why.candidates.empty() && !why.candidates.front().won;
    }
  }
  CHECK(words > 1000);
  CHECK(without > 500);
  CHECK(lost > 20);
}

TEST_CASE("a word alone is explained as among all") {
  Extractor extractor(model());
  const Document document = dispatches().front();
  std::size_t number = 0;
  for (const Explanation& why : explain_all(extractor, document)) {
    if (number++ % 10 != 0) continue;
    for (const std::size_t place : {why.word.begin, why.word.end - 1}) {
      std::vector<Explanation> one;
      extractor.explain(document, {place, place}, [&](const Explanation& alone) { one.push_back(alone); });
      REQUIRE(one.size() == 1);
      REQUIRE(one[0].word == why.word);
      REQUIRE(one[0].candidates.size() == why.candidates.size());
      REQUIRE(one[0].remarks == why.remarks);
      for (std::size_t i = 0; i < why.candidates.size(); ++i) REQUIRE(one[0].candidates[i].score == why.candidates[i].score);
    }
  }
}

TEST_CASE("explaining changes nothing of what is found afterwards") {
  Extractor extractor(model());
  const Document document = dispatches().back();
  const Extraction before = extractor.extract(document);
  explain_all(extractor, document);
  const Extraction after = extractor.extract(document);
  REQUIRE(before.entities.size() == after.entities.size());
  for (std::size_t i = 0; i < before.entities.size(); ++i) REQUIRE(before.entities[i].score == after.entities[i].score);
}

TEST_CASE("every place of any bytes has an answer") {
  Extractor extractor(model());
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    property::RandomText random(seed);
    std::string bytes = random.bytes(random.below(120));
    if (seed % 3 == 0) bytes += "Ms. Rao of the \xC3\x85land Bank left Lagos. " + random.bytes(30) + "\n\n  \n";
    const Document document = Document::from_bytes("", bytes);
    for (std::size_t place = 0; place <= document.text().size(); ++place) {
      std::size_t told = 0;
      extractor.explain(document, {place, place}, [&](const Explanation& why) {
        ++told;
        check_candidates(why);
        if (why.word.empty() || place < why.word.begin || place >= why.word.end) REQUIRE_FALSE(why.remarks.empty());
      });
      REQUIRE(told == 1);
    }
  }
}

}  // namespace
}  // namespace onoma
