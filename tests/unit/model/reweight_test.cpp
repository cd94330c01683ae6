#include "model/reweight.hpp"

#include <catch2/catch.hpp>

#include "model/compiler.hpp"
#include "onoma/document.hpp"
#include "onoma/extractor.hpp"
#include "tiny_folder.hpp"

namespace onoma::model {
namespace {

using test::TinyFolder;

std::string compiled(const TinyFolder& folder) {
  CompileOutcome outcome = compile_folder(folder.path());
  REQUIRE(outcome.ok());
  return std::move(outcome.bytes);
}

std::string reweighted(const std::string& bytes, const std::vector<WeightRow>& rows, Keep keep = Keep::kAll) {
  const Result<Model> model = Model::from_memory(bytes);
  REQUIRE(model);
  Reweighted out = reweight(model->data(), rows, keep);
  CHECK(out.unknown.empty());
  return std::move(out.bytes);
}

// Everything in a model that is a weight, by name; what is 0 is left out.
std::map<std::string, tag::Weights> weights_of(const std::string& bytes) {
  const Result<Model> model = Model::from_memory(bytes);
  REQUIRE(model);
  const tag::EvidenceTables& tables = model->data().evidence;
  std::map<std::string, tag::Weights> out;
  for (std::size_t i = 0; i < tables.attribute_weights.size(); ++i) {
    const auto position = static_cast<tag::Position>(i % tag::kPositions);
    const std::string_view name = tables.name_at(tables.attribute_names[i / tag::kPositions]);
    out[std::string(tag::position_name(position)) + '.' + std::string(name)] = tables.attribute_weights[i];
  }
  for (const tag::FeatureRecord& record : tables.features) {
    if (record.hash == 0) continue;
    const std::string name(tables.name_at(record.name));
    REQUIRE(tables.find_feature(tag::hash_feature(name)) == &record);
    out[name] = record.weights;
  }
  for (std::size_t i = 0; i < tables.vectors.size(); ++i) out["class " + std::to_string(i)] = tables.vectors[i];
  std::erase_if(out, [](const auto& entry) { return entry.second == tag::Weights{}; });
  return out;
}

using Spans = std::vector<std::tuple<std::size_t, std::size_t, Label, int>>;

Spans found(const std::string& bytes, const std::string& text) {
  const Result<Model> model = Model::from_memory(bytes);
  REQUIRE(model);
  Extractor extractor(*model);
  Spans out;
  for (const Entity& entity : extractor.extract(Document::from_bytes("d", text)).entities) {
    out.emplace_back(entity.span.begin, entity.span.end, entity.label, static_cast<int>(entity.score));
  }
  return out;
}

const std::vector<WeightRow> kRows = {{"before.cue:titles", {30, 0, 0, 0}},
                                      {"before.cue:titles|only.runs.H", {0, 0, 2, 0}},
                                      {"only.list:LOC/*", {0, -4, 40, 0}},
                                      {"only.shape:capital", {2, 0, 0, 0}},
                                      {"sig.new", {1, 2, 3, 4}},
                                      {"span.length=2", {-1, 7, 0, 0}}};

TEST_CASE("rows are added as a file of them would be") {
  const TinyFolder folder;
  const std::string start = compiled(folder);
  folder.list("weights/more.tsv", "evidence PERSON ORG LOC DATE", write_weight_rows(kRows));
  const std::string whole = compiled(folder);
  const std::string added = reweighted(start, kRows);
  CHECK(weights_of(added) == weights_of(whole));
  CHECK(weights_of(added) != weights_of(start));
  for (const char* text : {"President Ngozi met the Bank of Ghana in Ghana in 2024.", "Chad", "Ghana and Coca-Cola"}) {
    CHECK(found(added, text) == found(whole, text));
  }
  CHECK(found(added, "He was in Ghana.") != found(start, "He was in Ghana."));
}

TEST_CASE("what is no weight stays as it is") {
  const TinyFolder folder;
  const std::string start = compiled(folder), added = reweighted(start, kRows);
  const Result<Model> before = Model::from_memory(start), after = Model::from_memory(added);
  REQUIRE((before && after));
  CHECK(after->entry_count() == before->entry_count());
  CHECK(after->data().files == before->data().files);
  CHECK(after->data().languages == before->data().languages);
  CHECK(after->data().rules().size() == before->data().rules().size());
  CHECK(after->digest() != before->digest());
  CHECK(reweighted(start, kRows) == added);
  CHECK(start.substr(48, 16) == added.substr(48, 16));
}

TEST_CASE("adding and taking away again is nothing") {
  const TinyFolder folder;
  const std::string start = compiled(folder);
  std::vector<WeightRow> less = kRows;
  for (WeightRow& row : less) {
    for (std::int16_t& weight : row.weights) weight = static_cast<std::int16_t>(-weight);
  }
  CHECK(weights_of(reweighted(reweighted(start, kRows), less)) == weights_of(start));
}

TEST_CASE("weights stay within what they can be, as the compiler's do") {
  const TinyFolder folder;
  const std::string start = compiled(folder);
  std::string large = start;
  const std::vector<WeightRow> rows = {{"before.cue:titles", {1000, -1000, 0, 0}}, {"span.length=2", {1000, 0, 0, -1000}}};
  for (int i = 0; i < 40; ++i) {
    large = reweighted(large, rows);
    folder.list("weights/z" + std::to_string(100 + i) + ".tsv", "evidence PERSON ORG LOC DATE", write_weight_rows(rows));
  }
  CHECK(weights_of(large) == weights_of(compiled(folder)));
  CHECK(weights_of(large).at("before.cue:titles") == tag::Weights{32767, -32768, -3, 0});
}

TEST_CASE("a start without weights, or with those of dates") {
  const TinyFolder folder;
  folder.list("weights/dates.tsv", "evidence DATE LOC", "only.shape:year\t5\t6\nspan.dates\t7\t8\nspan.other\t\t9\n");
  const std::string start = compiled(folder);
  using Map = std::map<std::string, tag::Weights>;
  const auto without_classes = [](Map map) {
    std::erase_if(map, [](const auto& entry) { return entry.first.starts_with("class "); });
    return map;
  };
  CHECK(without_classes(weights_of(reweighted(start, {}, Keep::kNothing))) == Map{});
  CHECK(without_classes(weights_of(reweighted(start, {}, Keep::kDates))) ==
        Map{{"only.shape:year", {0, 0, 0, 5}}, {"span.dates", {0, 0, 0, 7}}});
  CHECK(without_classes(weights_of(reweighted(start, {{"span.other", {1, 0, 0, 0}}}, Keep::kNothing))) ==
        Map{{"span.other", {1, 0, 0, 0}}});
}

TEST_CASE("evidence that the model cannot give is told") {
  const TinyFolder folder;
  const std::string start = compiled(folder);
  const Result<Model> model = Model::from_memory(start);
  REQUIRE(model);
  const std::vector<WeightRow> rows = {{"only.list:LOC/moons", {1, 0, 0, 0}}, {"sig.any", {1, 0, 0, 0}}, {"first.x:*", {1, 0, 0, 0}}};
  CHECK(reweight(model->data(), rows).unknown == std::vector<std::size_t>{0, 2});
}

TEST_CASE("rows are written as they are read") {
  const std::string text = "a.b\t1\nc\t\t-2\t\t4\nd\t\t\t3\n";
  std::vector<Diagnostic> problems;
  const auto rows = read_weight_rows(test::kListHeader + "#: columns evidence PERSON ORG LOC DATE\n" + text, "w.tsv", problems);
  CHECK(problems.empty());
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].weights == tag::Weights{0, -2, 0, 4});
  CHECK(rows[1].line == 7);
  CHECK(write_weight_rows(rows) == text);
  CHECK(read_weight_rows(test::kListHeader + "#: columns evidence LOC\na.b\t1001\n", "w.tsv", problems).empty());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "bad-weight");
}

}  // namespace
}  // namespace onoma::model
