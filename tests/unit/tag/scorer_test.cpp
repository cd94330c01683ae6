#include "tag/scorer.hpp"

#include <catch2/catch.hpp>
#include <bit>
#include <map>
#include <random>
#include <set>

#include "../../property/random_text.hpp"
#include "tag_fixture.hpp"

namespace onoma::tag {
namespace {

using property::RandomText;
using test::TinyModel;
using test::TinyWindow;
using Names = std::set<std::string>;

void fill(TinyModel& model) {
  model.names("list:PERSON/given", {"Kofi", "Ban"});
  model.names("list:LOC/countries", {"Ghana"});
  model.names("list:LOC/places?", {"New York"});
  model.names("list:ORG/firms", {"New York Times", "Coast Guard"});
  model.names("list:ORG/football-clubs", {"Accra", "Accra Hearts"});
  model.names("cue:titles", {"Mr"});
  model.names("cue:linkers", {"of"});
  model.names("cue:sports-words", {"goal", "striker"});
  model.uses("cluster:mr+mrs", {"mr"});
  model.uses("cluster:went+came", {"went", "came", "there"});
  model.uses("cluster:kofi+ban", {"kofi"});
  model.uses("cluster:first", {"twice"});
  model.uses("cluster:second", {"twice"});  // two spellings of one folded word
  model.uses("family:motion", {"went", "twice"});
  model.uses("w:the", {"the"});
  model.types({"list:PERSON/* G", "list:LOC/countries N", "list:ORG/* O", "cue:titles T"});
}

// Text of names, signs, lists, tables and tags, with some noise.
std::string random_text(std::uint32_t seed) {
  static const std::vector<std::string> kPieces = {
      "Kofi", "Ban", "Ghana", "New York", "New York Times", "Ghana Coast Guard", "Accra Hearts", "Accra", "Mr", "mr", "MR",
      "Annan", "Twice", "twice", "went", "Went", "there", "the", "of", ",", ", and", "and", "or", "/", "-", "&", ";", ".", ". ",
      "\n", "\n\n", "2", "17", "1987", "@kofi", "#Accra", "goal", "striker", "(GOT)", "Ghana Oil Trust (GOT)", "J.", "NATO",
      "U.S.", "McDonald", "'s", "\"", "Inc. Chief", "G20", "http://a.b", "|", "first", "edge", "\u6771\u4EAC", "Zo\u00EB"};
  RandomText random(seed);
  std::string text;
  for (std::size_t pieces = 10 + random.below(50); pieces > 0; --pieces) {
    text += random.below(8) == 0 ? random.text(2) : kPieces[random.below(kPieces.size())];
    if (random.below(8) != 0) text += ' ';
  }
  return text;
}

// A scorer in the middle of a document: some names are in the memory, of this window and of others.
struct Scene {
  Scene(const TinyModel& model, const std::string& text, std::uint32_t seed) : window(model, text) {
    const auto count = static_cast<std::uint32_t>(window.analysis.tokens.size());
    RandomText random(seed);
    const auto below = [&](std::size_t bound) { return static_cast<std::uint32_t>(random.below(bound)); };
    const auto label = [&] { return static_cast<Label>(below(3)); };
    for (std::uint32_t at = below(3); at < count; at += 1 + below(4)) {
      const std::uint32_t last = std::min(count, at + 1 + below(3));
      first_pass.push_back({at, last, label(), 50, 30, kNoProposal});
      memory.remember(window.window, first_pass.back());
      if (below(3) == 0) memory.remember(window.window, {at, last, label(), 50, 30, kNoProposal});
      at = last;
    }
  }
  template <typename F>
  void each_span(F f) const {
    const auto count = static_cast<std::uint32_t>(window.analysis.tokens.size());
    for (std::uint32_t first = 0; first < count; ++first) {
      for (std::uint32_t last = first + 1; last <= count && last <= first + 4; ++last) f(first, last);
    }
  }

  TinyWindow window;
  Memory memory;
  std::vector<Tagged> first_pass;
};

// Tables of a model with a random weight for each of these features and for all attributes.
struct RandomWeights {
  RandomWeights(const EvidenceTables& base, const Names& names, std::uint32_t seed) : tables(base) {
    std::mt19937 random(seed);
    const auto weights = [&] {
      Weights out{};
      for (std::int16_t& weight : out) weight = static_cast<std::int16_t>(1 + random() % 100);
      return out;
    };
    features.assign(std::bit_ceil(names.size() * 2 + 2), {});
    for (const std::string& name : names) {
      const std::uint64_t hash = hash_feature(name);
      std::size_t place = (hash >> 1) & (features.size() - 1);
      while (features[place].hash != 0) place = (place + 1) & (features.size() - 1);
      features[place].hash = hash, features[place].weights = by_name[name] = weights();
    }
    for (std::size_t i = 0; i < base.attribute_weights.size(); ++i) attributes.push_back(weights());
    vectors.assign(base.vectors.size(), {});
    for (std::size_t id = 0; id < base.classes.size(); ++id) {
      for (const std::uint16_t attribute : base.attributes_of(static_cast<ClassId>(id))) {
        for (std::size_t p = 0; p < kPositions; ++p) {
          for (std::size_t label = 0; label < kLabelCount; ++label) {
            auto& sum = vectors[id * kPositions + p][label];
            sum = static_cast<std::int16_t>(sum + attributes[attribute * kPositions + p][label]);
          }
        }
      }
    }
    tables.features = features, tables.attribute_weights = attributes, tables.vectors = vectors;
  }
  RandomWeights(const RandomWeights&) = delete;
  RandomWeights& operator=(const RandomWeights&) = delete;

  Score sum(const Observed& observed) const {
    Score out{};
    for (const std::uint32_t id : observed.attributes) add(out, attributes[id]);
    for (const std::string& name : observed.features) add(out, by_name.at(name));
    return out;
  }

  EvidenceTables tables;
  std::map<std::string, Weights> by_name;
  std::vector<FeatureRecord> features;
  std::vector<Weights> attributes, vectors;
};

Observed observe(const Scorer& scorer, std::uint32_t first, std::uint32_t last) {
  Observed out;
  scorer.observe(first, last, out);
  scorer.observe_memory(first, last, out);
  return out;
}

TEST_CASE("what is observed is what counts: names and hashes of features agree on any text") {
  TinyModel model;
  fill(model);
  model.finish();
  Names kinds;
  std::size_t spans = 0;
  for (std::uint32_t seed = 0; seed < 250; ++seed) {
    const std::string text = random_text(seed);
    CAPTURE(seed, text);
    const Scene scene(model, text, seed);
    if (scene.window.analysis.tokens.empty()) continue;
    const auto count = static_cast<std::uint32_t>(scene.window.analysis.tokens.size());
    for (const bool second_pass : {false, true}) {
      const std::vector<Tagged>* first_pass = second_pass ? &scene.first_pass : nullptr;
      Scorer names_only(model.tables);
      names_only.begin(scene.window.window, &scene.memory, first_pass);
      Names names;
      scene.each_span([&](std::uint32_t first, std::uint32_t last) {
        const Observed seen = observe(names_only, first, last);
        names.insert(seen.features.begin(), seen.features.end());
      });
      const RandomWeights weights(model.tables, names, seed);
      Scorer scorer(weights.tables);
      scorer.begin(scene.window.window, &scene.memory, first_pass);
      scorer.prepare(0, count);
      scene.each_span([&](std::uint32_t first, std::uint32_t last) {
        const Observed seen = observe(scorer, first, last);
        if (scorer.score(first, last) != weights.sum(seen)) {
          for (const std::string& name : seen.features) UNSCOPED_INFO(name);
          CAPTURE(scene.window.text(first, last));
          REQUIRE(scorer.score(first, last) == weights.sum(seen));
        }
        ++spans;
        // --explain gives the same features by the same names.
        Names listed;
        for (const Observation& one : scorer.list(first, last, Label::kOrg)) {
          if (!one.feature.empty()) listed.insert(one.feature);
        }
        REQUIRE(listed == Names(seen.features.begin(), seen.features.end()));
      });
      for (const std::string& name : names) kinds.insert(name.substr(0, name.find_first_of(".:")) + (name.find('|') == std::string::npos ? "" : "|"));
    }
  }
  CHECK(spans > 20'000);
  // Every kind of feature was met.
  for (const char* kind : {"span", "sig", "runs", "ends", "head", "tail", "before|", "last|", "after|", "setting", "setting|",
                           "doc", "list"}) {
    CAPTURE(kind);
    CHECK(kinds.contains(kind));
  }
}

TEST_CASE("a feature's weight is found under the name that is observed") {
  TinyModel plain;
  fill(plain);
  plain.finish();
  Names names;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const std::string text = random_text(seed);  // outlives the scene
    const Scene scene(plain, text, seed);
    Scorer scorer(plain.tables);
    scorer.begin(scene.window.window, &scene.memory, &scene.first_pass);
    scene.each_span([&](std::uint32_t first, std::uint32_t last) {
      const Observed seen = observe(scorer, first, last);
      names.insert(seen.features.begin(), seen.features.end());
    });
  }
  REQUIRE(names.size() > 500);
  TinyModel weighed;
  fill(weighed);
  std::vector<std::string> rows;
  int weight = 0;
  for (const std::string& name : names) rows.push_back(name + ' ' + std::to_string(1 + weight++ % 900));
  weighed.weights(rows);
  weighed.finish();
  CHECK(weighed.diagnostics.empty());
  weight = 0;
  for (const std::string& name : names) {
    CAPTURE(name);
    const FeatureRecord* record = weighed.tables.find_feature(hash_feature(name));
    REQUIRE(record != nullptr);
    REQUIRE(record->weights[0] == 1 + weight++ % 900);
    REQUIRE(weighed.tables.name_at(record->name) == name);
  }
}

// The features of tokens [first, last) of a text.
struct Features {
  Features() {
    fill(model);
    model.finish();
  }
  Names of(std::string_view text, std::string_view span, const std::vector<Tagged>* first_pass = nullptr) {
    const TinyWindow window(model, text);
    const auto count = static_cast<std::uint32_t>(window.analysis.tokens.size());
    Scorer scorer(model.tables);
    const Memory memory;
    scorer.begin(window.window, &memory, first_pass);
    for (std::uint32_t first = 0; first < count; ++first) {
      for (std::uint32_t last = first + 1; last <= count; ++last) {
        if (window.text(first, last) != span) continue;
        const Observed seen = observe(scorer, first, last);
        return {seen.features.begin(), seen.features.end()};
      }
    }
    return {"no such span"};
  }
  // Those that begin so.
  Names of(std::string_view prefix, std::string_view text, std::string_view span, const std::vector<Tagged>* first_pass = nullptr) {
    Names out;
    for (const std::string& name : of(text, span, first_pass)) {
      if (name.starts_with(prefix)) out.insert(name);
    }
    return out;
  }

  TinyModel model;
};

TEST_CASE("beside a span stand clusters, signs, types and edges") {
  Features features;
  CHECK(features.of("before.", "so mr Annan, then", "Annan") ==
        Names{"before.cluster:mr+mrs@lower|first.U", "before.cluster:mr+mrs@lower|after.punct:comma"});
  CHECK(features.of("before.", "Annan went", "Annan") == Names{"before.edge|first.U", "before.edge|after.cluster:went+came@lower"});
  CHECK(features.of("before.", "so then Ghana", "Ghana") == Names{"before.L|first.N", "before.L|after.edge"});
  CHECK(features.of("last.", "so then Kofi Annan", "Kofi Annan") == Names{"last.U|after.edge"});
  CHECK(features.of("last.", "so then Mr Kofi came", "Mr Kofi") == Names{"last.cluster:kofi+ban|after.cluster:went+came@lower"});
}

TEST_CASE("the kind of text counts only where it is not prose") {
  Features features;
  CHECK(features.of("setting.", "so we saw Kofi there", "Kofi") == Names{});
  CHECK(features.of("setting.", "so we saw Kofi @home", "Kofi") == Names{"setting.informal", "setting.informal|runs.G"});
  CHECK(features.of("setting.", "so we saw Kofi there\nand @home too", "Kofi") == Names{});
  CHECK(features.of("setting.", "Kofi Annan 2 1", "Kofi Annan") == Names{"setting.table|runs.GU"});
  const std::string sports = "the striker had his goal, ";
  CHECK(features.of("setting.", sports + "said Kofi there", "Kofi") == Names{"setting.sports|runs.G"});
  CHECK(features.of("setting.", sports + "said Accra there", "Accra") == Names{"setting.sports|runs.O", "setting.sports-club"});
  CHECK(features.of("setting.", sports + "said Accra Hearts there", "Accra Hearts").contains("setting.sports-club"));
  CHECK(features.of("setting.", sports + "said Ghana\nGhana Oil 2", "Ghana Oil") ==
        Names{"setting.sports|runs.NU", "setting.table|runs.NU", "setting.sports-table|runs.NU", "setting.sports-number-after|runs.NU"});
}

// The names of the first pass, by their tokens.
std::vector<Tagged> names_at(const std::vector<std::tuple<std::uint32_t, std::uint32_t, Label>>& places) {
  std::vector<Tagged> out;
  for (const auto& [first, last, label] : places) out.push_back({first, last, label, 50, 30, kNoProposal});
  return out;
}

TEST_CASE("names of a list know their neighbours") {
  Features features;
  // so(0) Aa(1) Bb(2) ,(3) Cc(4) and(5) Dd(6) went(7)
  const std::string text = "so Aa Bb, Cc and Dd went";
  const auto all = names_at({{1, 3, Label::kPerson}, {4, 5, Label::kLoc}, {6, 7, Label::kOrg}});
  CHECK(features.of("list.", text, "Aa Bb", &all) == Names{"list.after:LOC=,"});
  CHECK(features.of("list.", text, "Cc", &all) == Names{"list.before:PERSON=,", "list.after:ORG=and"});
  CHECK(features.of("list.", text, "Dd", &all) == Names{"list.before:LOC=and"});
  // A reading that is not the first pass's own has them too, but only from its very edges.
  CHECK(features.of("list.", text, "Bb", &all) == Names{"list.after:LOC=,"});
  CHECK(features.of("list.", text, "Aa", &all) == Names{});
  CHECK(features.of("list.", text, "Cc and Dd", &all) == Names{"list.before:PERSON=,"});
  // What the first pass did not find is no neighbour, and the first pass itself has none.
  const auto two = names_at({{1, 3, Label::kPerson}, {6, 7, Label::kOrg}});
  CHECK(features.of("list.", text, "Cc", &two) == Names{"list.before:PERSON=,", "list.after:ORG=and"});
  const auto none = names_at({});
  CHECK(features.of("list.", text, "Cc", &none) == Names{});
  CHECK(features.of("list.", text, "Cc", nullptr) == Names{});
}

TEST_CASE("a comma may stand before the last word of a list, another word may not") {
  Features features;
  const auto pair = names_at({{1, 2, Label::kPerson}, {4, 5, Label::kLoc}});
  CHECK(features.of("list.", "so Aa, and Cc went", "Cc", &pair) == Names{"list.before:PERSON=and"});
  CHECK(features.of("list.", "so Aa, and Cc went", "Aa", &pair) == Names{"list.after:LOC=,"});
  CHECK(features.of("list.", "so Aa went and Cc too", "Cc", &pair) == Names{});
  CHECK(features.of("list.", "so Aa went and Cc too", "Aa", &pair) == Names{});
  CHECK(features.of("list.", "so Aa and went Cc too", "Cc", &pair) == Names{});
  CHECK(features.of("list.", "so Aa and went Cc too", "Aa", &pair) == Names{});
  const auto near = names_at({{1, 2, Label::kPerson}, {3, 4, Label::kLoc}});
  for (const char* word : {"and", "or", "&", "/", "-", ";", ","}) {
    CAPTURE(word);
    const std::string text = std::string("so Aa ") + word + " Cc went";
    CHECK(features.of("list.", text, "Cc", &near) == Names{std::string("list.before:PERSON=") + word});
    CHECK(features.of("list.", text, "Aa", &near) == Names{std::string("list.after:LOC=") + word});
  }
  for (const char* word : {"of", "with", "(", "."}) {
    CAPTURE(word);
    const std::string text = std::string("so Aa ") + word + " Cc went";
    CHECK(features.of("list.", text, "Cc", &near) == Names{});
    CHECK(features.of("list.", text, "Aa", &near) == Names{});
  }
  const auto far = names_at({{1, 2, Label::kPerson}, {5, 6, Label::kLoc}});
  CHECK(features.of("list.", "so Aa, , and Cc went", "Cc", &far) == Names{});
}

TEST_CASE("a list does not go over a blank line") {
  Features features;
  const auto pair = names_at({{1, 2, Label::kPerson}, {3, 4, Label::kLoc}});
  CHECK(features.of("list.", "so Aa,\n\nCc went", "Cc", &pair) == Names{});
  CHECK(features.of("list.", "so Aa,\n\nCc went", "Aa", &pair) == Names{});
  CHECK(features.of("list.", "so Aa\n\nand Cc went", "Cc", &pair) == Names{});
  CHECK(features.of("list.", "so Aa\n\nand Cc went", "Aa", &pair) == Names{});
}

}  // namespace
}  // namespace onoma::tag
