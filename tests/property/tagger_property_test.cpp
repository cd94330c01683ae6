// What the tagger leaves out early would not have won: every reading above nothing is among those it decides over.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "gazetteer/lookup.hpp"
#include "model/data.hpp"
#include "onoma/model.hpp"
#include "random_text.hpp"
#include "tag/tagger.hpp"
#include "text/analyzer.hpp"

namespace {

using namespace onoma;

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string in_capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

// How many readings scored above nothing.
std::size_t check(const Model::Data& data, std::string_view text) {
  text::Analysis analysis;
  gazetteer::Sightings seen;
  text::Analyzer(data.abbreviations).analyze(text, analysis);
  gazetteer::Lookup(data.dictionary).run(analysis, seen);
  const tag::Window window{&analysis,      seen.hashes, seen.classes, seen.uses, seen.match_begins,
                           seen.match_ends, seen.covers, seen.matches, {}};
  tag::Tagger tagger(data.evidence);
  tag::Memory memory;
  std::vector<tag::Tagged> names, names_again;
  std::vector<tag::Reading> readings;
  tagger.tag(window, memory, names, &readings);
  const auto place = [](const auto& r) { return std::tuple(r.first, r.last, r.label, r.score); };
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    for (const auto& [reading, missing] : tagger.consider(window, i).readings) {
      if (reading.score <= 0) continue;
      REQUIRE(std::any_of(readings.begin(), readings.end(), [&](const tag::Reading& r) { return place(r) == place(reading); }));
    }
  }
  // Whoever wants the readings gets the same names, with the same margins, as who does not.
  tag::Memory fresh;
  tag::Tagger(data.evidence).tag(window, fresh, names_again);
  const auto whole = [&](const tag::Tagged& t) { return std::tuple_cat(place(t), std::tuple(t.margin)); };
  REQUIRE(names.size() == names_again.size());
  for (std::size_t i = 0; i < names.size(); ++i) REQUIRE(whole(names[i]) == whole(names_again[i]));
  return readings.size();
}

TEST_CASE("no span that is left out early would have scored above nothing") {
  const Model model = Model::builtin();
  const Model::Data& data = model.data();
  std::size_t readings = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ONOMA_SOURCE_DIR) + "/examples")) {
    if (entry.path().extension() != ".txt") continue;
    CAPTURE(entry.path().filename());
    const std::string text = read(entry.path());
    readings += check(data, text);
    readings += check(data, in_capitals(text));
  }
  CHECK(readings > 500);
  property::RandomText random(20261126);
  for (int round = 0; round < 60; ++round) check(data, random.text(80));
}

}  // namespace
