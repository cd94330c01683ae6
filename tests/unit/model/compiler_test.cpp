#include "model/compiler.hpp"

#include <catch2/catch.hpp>

#include "model/check_patterns.hpp"
#include "model/data.hpp"
#include "onoma/extractor.hpp"
#include "tiny_folder.hpp"

namespace onoma::model {
namespace {

using test::TinyFolder;

// "path:line code" of the problems that are errors.
std::vector<std::string> errors(const CompileOutcome& outcome) {
  std::vector<std::string> out;
  for (const Diagnostic& d : outcome.diagnostics) {
    if (d.severity == Severity::kError) out.push_back(d.file + ':' + std::to_string(d.line) + ' ' + d.code);
  }
  return out;
}

bool has_warning(const CompileOutcome& outcome, const std::string& file, const std::string& code) {
  return std::any_of(outcome.diagnostics.begin(), outcome.diagnostics.end(), [&](const Diagnostic& d) {
    return d.severity == Severity::kWarning && d.file == file && d.code == code;
  });
}

using Errors = std::vector<std::string>;

std::uint16_t attribute_id(const tag::EvidenceTables& evidence, std::string_view name) {
  for (std::size_t i = 0; i < evidence.attribute_names.size(); ++i) {
    if (evidence.name_at(evidence.attribute_names[i]) == name) return static_cast<std::uint16_t>(i);
  }
  return 0xFFFF;
}

TEST_CASE("a tiny folder compiles, the same each time") {
  const TinyFolder folder, twin;
  const CompileOutcome one = compile_folder(folder.path()), two = compile_folder(folder.path());
  for (const Diagnostic& d : one.diagnostics) UNSCOPED_INFO(d.to_string());
  REQUIRE(one.ok());
  CHECK(one.diagnostics.empty());
  CHECK(one.entries == 5);
  CHECK(one.bytes == two.bytes);
  CHECK(one.bytes == compile_folder(twin.path()).bytes);  // the folder's own name does not matter
}

TEST_CASE("what the lists say stands in the model") {
  const TinyFolder folder;
  const CompileOutcome outcome = compile_folder(folder.path());
  REQUIRE(outcome.ok());
  const Result<Model> model = Model::from_memory(outcome.bytes);
  REQUIRE(model);
  CHECK(model->entry_count() == 5);
  CHECK(model->digest().size() == 16);
  const Model::Data& data = model->data();
  CHECK(data.languages == std::vector<std::string_view>{"fr", "en"});
  CHECK(data.rules().size() == 1);
  const auto& dictionary = data.dictionary;
  CHECK(dictionary.extra(dictionary.find("the")).languages == 2);
  CHECK(data.abbreviations.find("mr.") == text::Abbreviations::Kind::kBeforeName);
  CHECK(data.abbreviations.find("mr") == text::Abbreviations::Kind::kNone);
  CHECK(dictionary.find("cola") != 0);
  CHECK(dictionary.find("coca-cola") == 0);

  for (const char* name : {"list:LOC/countries", "list:LOC/countries?", "list:ORG/banks", "in:ORG/banks",
                           "list:PERSON/given.common", "cue:titles", "word:common", "word:common@forced"}) {
    CAPTURE(name);
    CHECK(attribute_id(data.evidence, name) != 0xFFFF);
  }
  // Aliases are entries of their line.
  const gazetteer::NodeId gh = dictionary.term(dictionary.find("gh")).node;
  REQUIRE(dictionary.entry_count(gh) == 1);
  const gazetteer::Entry entry = dictionary.entry(gh, 0);
  CHECK(entry.line == 7);
  CHECK(data.files[entry.kind.file] == "names/LOC/countries.tsv");
}

TEST_CASE("weights hang on attributes at positions and on features") {
  const TinyFolder folder;
  folder.list("weights/more.tsv", "evidence PERSON ORG LOC",
              "only.list:LOC/*\t\t\t2\nspan.length=2\t3\n");  // more files add up; * is any ending
  const CompileOutcome outcome = compile_folder(folder.path());
  REQUIRE(outcome.ok());
  const Result<Model> model = Model::from_memory(outcome.bytes);
  REQUIRE(model);
  const tag::EvidenceTables& evidence = model->data().evidence;
  const auto weights = [&](std::string_view name, tag::Position position) {
    return evidence.attribute_weights[attribute_id(evidence, name) * tag::kPositions + static_cast<std::size_t>(position)];
  };
  CHECK(weights("list:LOC/countries", tag::Position::kOnly) == tag::Weights{0, 0, 11, 0});
  CHECK(weights("list:LOC/countries?", tag::Position::kOnly) == tag::Weights{0, 0, 2, 0});
  CHECK(weights("list:LOC/countries", tag::Position::kFirst) == tag::Weights{});
  CHECK(weights("cue:titles", tag::Position::kBefore) == tag::Weights{5, 0, -3, 0});
  const tag::FeatureRecord* feature = evidence.find_feature(tag::hash_feature("span.length=2"));
  REQUIRE(feature != nullptr);
  CHECK(feature->weights == tag::Weights{4, 0, 0, 0});
  CHECK(evidence.name_at(feature->name) == "span.length=2");
  // A class weighs the sum of its attributes.
  const auto& dictionary = model->data().dictionary;
  const ClassId president =
      dictionary.kind_of_term(dictionary.find("president")).classes[static_cast<std::size_t>(gazetteer::Written::kCapital)];
  CHECK(evidence.vector(president, tag::Position::kBefore) == tag::Weights{5, 0, -3, 0});
}

// "LABEL name score" of the names of a text.
std::vector<std::string> found_in(const Model& model, const std::string& text) {
  const Document document = Document::from_bytes("", text);
  Extractor extractor(model, {});
  std::vector<std::string> out;
  for (const Entity& entity : extractor.extract(document).entities) {
    out.push_back(std::string(label_name(entity.label)).append(" ").append(document.text(entity.span)).append(" ").append(
        std::to_string(entity.score)));
  }
  return out;
}

TEST_CASE("a word counts as its cluster and family at every position, apart without a capital") {
  using Found = std::vector<std::string>;
  const TinyFolder folder;
  folder.list("words/clusters.tsv", "name cluster family",
              "brook\twater\tnature\nrill\twater\nsaid\tverbs\twords\nsneered\tverbs\twords\n");
  folder.list("weights/clusters.tsv", "evidence PERSON ORG LOC",
              "after.cluster:verbs@lower\t7\nbefore.cluster:water@lower|first.U\t\t50\nonly.cluster:water\t\t\t20\n"
              "only.family:nature\t\t\t3\n");
  const CompileOutcome outcome = compile_folder(folder.path());
  for (const Diagnostic& d : outcome.diagnostics) UNSCOPED_INFO(d.to_string());
  REQUIRE(outcome.ok());
  CHECK(outcome.diagnostics.empty());
  const Result<Model> model = Model::from_memory(outcome.bytes);
  REQUIRE(model);
  CHECK(found_in(*model, "so we saw Brook there") == Found{"LOC Brook 23"});
  CHECK(found_in(*model, "so we saw Rill there") == Found{"LOC Rill 20"});
  CHECK(found_in(*model, "so we saw brook there").empty());
  CHECK(found_in(*model, "so we saw Kwaku there").empty());
  CHECK(found_in(*model, "so then Kwaku sneered there") == Found{"PERSON Kwaku 7"});
  CHECK(found_in(*model, "so then Kwaku SAID there") == Found{"PERSON Kwaku SAID 1"});  // for its two words
  // The cluster's name is part of the feature's, so that a feature is found by it.
  const auto& evidence = model->data().evidence;
  CHECK(evidence.find_feature(tag::hash_feature("before.cluster:water@lower|first.U")) != nullptr);
}

TEST_CASE("the commonest words have evidence of their own") {
  const TinyFolder folder;
  folder.list("words/ordinary.tsv", "name tier", "minister\t20\nministry\t30\n");
  folder.list("weights/words.tsv", "evidence PERSON", "before.w:minister\t9\n");
  const CompileOutcome outcome = compile_folder(folder.path());
  REQUIRE(outcome.ok());
  CHECK(outcome.diagnostics.empty());
  const Result<Model> model = Model::from_memory(outcome.bytes);
  REQUIRE(model);
  CHECK(found_in(*model, "so the minister Kwaku came") == std::vector<std::string>{"PERSON Kwaku 9"});
  CHECK(found_in(*model, "so the ministry Kwaku came").empty());
  CHECK(attribute_id(model->data().evidence, "w:ministry") == 0xFFFF);
}

TEST_CASE("a word that no list has counts as what its ending looks like, and only with a capital") {
  const TinyFolder folder;
  std::string names;
  for (char c = 'a'; c <= 'z'; ++c) names += std::string("Ba") + c + "owale\n";
  folder.list("names/PERSON/given.tsv", "name", names);
  std::string others;  // of the other kinds
  for (char c = 'a'; c <= 'z'; ++c) others += std::string("Mu") + c + "angom\n";
  folder.list("names/ORG/banks.tsv", "name", others);
  folder.list("names/LOC/towns.tsv", "name", others);
  folder.list("words/ordinary.tsv", "name", others);
  folder.list("weights/looks.tsv", "evidence PERSON", "only.looks:PERSON=surely\t9\n");
  const CompileOutcome outcome = compile_folder(folder.path());
  REQUIRE(outcome.ok());
  const Result<Model> model = Model::from_memory(outcome.bytes);
  REQUIRE(model);
  CHECK(found_in(*model, "so then Okonjowale came") == std::vector<std::string>{"PERSON Okonjowale 9"});
  CHECK(found_in(*model, "so then Okonjowali came").empty());
  CHECK(found_in(*model, "so then okonjowale came").empty());
}

TEST_CASE("mistakes of the folder are errors with their place, and nothing is written") {
  struct Row {
    const char* path;
    const char* columns;
    const char* rows;
    const char* expected;
  };
  const Row table[] = {
      {"names/PLACE/rivers.tsv", "name", "Volta\n", "names/PLACE/rivers.tsv:0 unknown-label"},
      {"names/LOC/rivers.tsv", "name mark", "Volta\tunsure\n", "names/LOC/rivers.tsv:6 unknown-mark"},
      {"names/LOC/rivers.tsv", "name colour", "Volta\tblue\n", "names/LOC/rivers.tsv:5 unknown-column"},
      {"names/LOC/rivers.tsv", "name", "Volta\nNile\n", "names/LOC/rivers.tsv:7 unsorted"},
      {"weights/w.tsv", "evidence ORG", "a\t1\nspan.length=1\tx\n", "weights/w.tsv:7 bad-weight"},
      {"weights/w.tsv", "evidence ORG", "span.length=1\t1001\n", "weights/w.tsv:6 bad-weight"},
      {"weights/w.tsv", "evidence ORG", "span.length=1\t1.5\n", "weights/w.tsv:6 bad-weight"},
      {"words/clusters.tsv", "name cluster", "brook\ta\nrill\ta|b\n", "words/clusters.tsv:7 bad-cluster"},
      {"weights/types.tsv", "attribute type", "cue:titles\tT\ncue:titles\tZZ\n", "weights/types.tsv:7 bad-type"},
  };
  for (const Row& row : table) {
    CAPTURE(row.path, row.rows);
    const TinyFolder folder;
    folder.list(row.path, row.columns, row.rows);
    const CompileOutcome outcome = compile_folder(folder.path());
    CHECK_FALSE(outcome.ok());
    CHECK(outcome.bytes.empty());
    CHECK(errors(outcome) == Errors{row.expected});
    const auto checked = check_folder(folder.path(), [](const auto&... what) { return check_examples(what...); });
    CHECK(std::any_of(checked.begin(), checked.end(), [](const Diagnostic& d) { return d.severity == Severity::kError; }));
  }
}

TEST_CASE("all mistakes are told at once, in order of file and line") {
  const TinyFolder folder;
  folder.list("names/LOC/rivers.tsv", "name mark", "Nile\tx\nVolta\ty\n");
  folder.list("cues/titles.tsv", "name", "Zar\nCzar\n");
  folder.write("patterns/bad.rules", "rule   bad\nlabel  DATE\nmatch  (\nyes    [x]\n");
  const CompileOutcome outcome = compile_folder(folder.path());
  const Errors found = errors(outcome);
  REQUIRE(found.size() >= 4);
  CHECK(found[0] == "cues/titles.tsv:7 unsorted");
  CHECK(found[1] == "names/LOC/rivers.tsv:6 unknown-mark");
  CHECK(found[2] == "names/LOC/rivers.tsv:7 unknown-mark");
  CHECK(found[3].starts_with("patterns/bad.rules:"));
}

TEST_CASE("names that cannot be matched and evidence that nothing gives are warnings") {
  const TinyFolder folder;
  folder.list("names/ORG/odd.tsv", "name", "a b c d e f g h i j k l m n o p q\n");
  folder.list("weights/odd.tsv", "evidence ORG", "before.cue:nothing\t3\n");
  const CompileOutcome outcome = compile_folder(folder.path());
  CHECK(outcome.ok());
  CHECK(has_warning(outcome, "names/ORG/odd.tsv", "unusable-name"));
  CHECK(has_warning(outcome, "weights/odd.tsv", "unknown-evidence"));
}

TEST_CASE("more kinds of evidence than have numbers are an error") {
  const TinyFolder folder;
  std::string rows;  // of one word, so that it is not the classes that are too many
  for (int i = 10'000; i < 45'000; ++i) rows += "rill\tc" + std::to_string(i) + '\n';
  folder.list("words/clusters.tsv", "name cluster", rows);
  const CompileOutcome outcome = compile_folder(folder.path());
  CHECK_FALSE(outcome.ok());
  CHECK(errors(outcome) == Errors{":0 too-many-attributes"});
}

TEST_CASE("a folder that is not there is one diagnostic") {
  const TinyFolder folder;
  const CompileOutcome outcome = compile_folder(folder.path("nowhere"));
  CHECK_FALSE(outcome.ok());
  REQUIRE(outcome.diagnostics.size() == 1);
  CHECK(outcome.diagnostics[0].code == "unreadable");
}

TEST_CASE("the digest follows the sources") {
  const TinyFolder folder;
  const auto digest = [&] {
    const CompileOutcome outcome = compile_folder(folder.path());
    return Model::from_memory(outcome.bytes).value().digest();
  };
  const std::string before = digest();
  folder.write("notes.txt", "not read");
  CHECK(digest() == before);
  folder.list("cues/titles.tsv", "name", "Premier\n");
  CHECK(digest() != before);
}

TEST_CASE("a compiled tiny folder finds names") {
  const TinyFolder folder;
  const CompileOutcome outcome = compile_folder(folder.path());
  const Result<Model> model = Model::from_memory(outcome.bytes);
  REQUIRE(model);
  Extractor extractor(*model);
  const Document document = Document::from_bytes("", "We saw the Bank of Ghana in Ghana there.");
  const Extraction found = extractor.extract(document);
  REQUIRE(found.entities.size() == 2);
  CHECK(document.text(found.entities[0].span) == "Bank of Ghana");
  CHECK(found.entities[0].label == Label::kOrg);
  CHECK(document.text(found.entities[1].span) == "Ghana");
  CHECK(found.entities[1].label == Label::kLoc);
  CHECK(found.entities[1].score == 9);
}

}  // namespace
}  // namespace onoma::model
