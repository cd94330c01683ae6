#include "model/additions_reader.hpp"

#include <catch2/catch.hpp>

#include "../additions/additions_fixture.hpp"
#include "../io/scratch.hpp"

using namespace onoma;
using model::AdditionsOutcome;
using Texts = std::vector<std::string>;

namespace {

AdditionsOutcome read(const AdditionSources& sources) {
  const test::FewAbbreviations abbreviations;
  return model::read_additions(sources, abbreviations);
}

Texts codes(const AdditionsOutcome& outcome) {
  Texts out;
  for (const Diagnostic& d : outcome.diagnostics) out.push_back(std::to_string(d.line) + ' ' + d.code);
  return out;
}

std::string label_in(const AdditionsOutcome& outcome) {
  REQUIRE(outcome.ok());
  const additions::Table& table = outcome.data->lists.tables.at(0);
  return std::string(outcome.data->labels.name(table.labels.at(table.entries.back().label)));
}

}  // namespace

TEST_CASE("a list takes its label from the row, the flag, its header, its folder or its name, in this order") {
  const Scratch scratch;
  scratch.write("weapon.txt", "x\n");
  scratch.write("my list.txt", "x\n");
  scratch.write("head.txt", "#: label SHIP\nx\n");
  scratch.write("rows.tsv", "name\tlabel\nx\tTREE\n");
  scratch.write("mine/names/PLANT/a/trees.txt", "oak\n");
  scratch.write("mine/names/animal.txt", "dog\n");
  const auto label_of = [&](const std::string& name) { return label_in(read({{scratch.path(name)}, {}, {}})); };
  CHECK(label_of("weapon.txt") == "WEAPON");
  CHECK(label_of("head.txt") == "SHIP");
  CHECK(label_of("rows.tsv") == "TREE");
  CHECK(codes(read({{scratch.path("my list.txt")}, {}, {}})) == Texts{"0 no-label"});
  CHECK(label_in(read({{scratch.path("my list.txt")}, {}, {{"my list.txt", "THING"}}})) == "THING");
  CHECK(label_in(read({{scratch.path("head.txt")}, {}, {{scratch.path("head.txt"), "LOC"}}})) == "LOC");
  CHECK(codes(read({{scratch.path("weapon.txt")}, {}, {{"other.txt", "LOC"}}})) == Texts{"0 unused-label-of"});
  const AdditionsOutcome folder = read({{scratch.path("mine")}, {}, {}});
  REQUIRE(folder.ok());
  CHECK(folder.data->labels.find("PLANT"));
  CHECK(folder.data->labels.find("ANIMAL"));
  CHECK(folder.data->lists.sources[0].name == "PLANT/a/trees");
}

TEST_CASE("every problem is told with its line") {
  const Scratch scratch;
  scratch.write("a.tsv", "name\tlabel\tpriority\tcase\tmatch\nx\tbad label\nx\tA\tmuch\nx\tA\t\tloud\nx\tA\t\t\tfuzzy\n...\tA\nx\tA\t1001\n");
  scratch.write("p.rules", "rule one\nlabel lower\nmatch x\n\nrule two\nlabel A\nmatch (\n\nrule three\nlabel A\nmatch x\npriority 1.5\n");
  CHECK(codes(read({{scratch.path("a.tsv")}, {}, {}})) ==
        Texts{"2 bad-label", "3 bad-priority", "4 bad-case", "5 bad-match", "6 no-words", "7 bad-priority"});
  CHECK(codes(read({{}, {scratch.path("p.rules")}, {}})) == Texts{"2 bad-label", "12 bad-priority", "5 bad-expression"});
  std::string many = "name\tlabel\n";
  for (int i = 0; i < 200; ++i) many += "x\tL" + std::to_string(i) + '\n';
  scratch.write("many.tsv", many);
  CHECK(codes(read({{scratch.path("many.tsv")}, {}, {}})).at(0) == "123 too-many-labels");
  CHECK(read({{scratch.path("none.tsv")}, {}, {}}).failure->code == "E_NOT_FOUND");
  std::filesystem::create_directories(scratch.path("empty"));
  CHECK(codes(read({{scratch.path("empty")}, {}, {}})) == Texts{"0 empty-folder"});
  CHECK(read({{}, {scratch.path("empty")}, {}}).failure);
}

TEST_CASE("a user folder has lists of names, blocks, allows, cues, patterns and fragments") {
  const Scratch scratch;
  scratch.write("block.txt", "Apple\n");
  scratch.write("allow.jsonl", "{\"name\": \"Apple Records\"}\n");
  scratch.write("cues/titles.txt", "warden\n");
  scratch.write("names/ORG/firms.csv", "name,id\nAcme,7\n");
  scratch.write("names/.hidden", "x y\tz\n");
  scratch.write("names/README.md", "about\n");
  scratch.write("patterns/fragments.rules", "fragment hull\nmatch [A-Z]{2}\\d{3}\n");
  scratch.write("patterns/ships.rules", "rule hull\nlabel SHIP\nmatch {hull}\npriority -3\n");
  const AdditionsOutcome outcome = read({{scratch.path("")}, {}, {}});
  CHECK(codes(outcome).empty());
  REQUIRE(outcome.ok());
  CHECK(outcome.data->entries == 5);
  CHECK(outcome.data->patterns.at(0).set.rules().at(0).score == -3);
  CHECK(outcome.data->lists.sources.at(outcome.data->patterns.at(0).sources.at(0)).name == "ships");
  std::vector<additions::Kind> kinds;
  for (const additions::EntryRecord& entry : outcome.data->lists.tables.at(0).entries) kinds.push_back(entry.kind);
  std::sort(kinds.begin(), kinds.end());
  using additions::Kind;
  CHECK(kinds == std::vector<Kind>{Kind::kEntity, Kind::kBlock, Kind::kAllow, Kind::kCue});
}

TEST_CASE("the digest tells contents, labels and order apart") {
  const Scratch scratch;
  scratch.write("a.txt", "x\n");
  scratch.write("b.txt", "y\n");
  const std::string a = scratch.path("a.txt"), b = scratch.path("b.txt");
  const auto digest = [](const AdditionSources& sources) { return read(sources).data->digest; };
  const std::uint64_t first = digest({{a, b}, {}, {}});
  CHECK(digest({{a, b}, {}, {}}) == first);
  CHECK(digest({{b, a}, {}, {}}) != first);
  CHECK(digest({{a, b}, {}, {{"a.txt", "LOC"}}}) != first);
  scratch.write("a.txt", "z\n");
  CHECK(digest({{a, b}, {}, {}}) != first);
}
