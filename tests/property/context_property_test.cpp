// Laws of context rules, tried on random rules and random text with the model that ships; and their examples.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "onoma/onoma.hpp"
#include "pipeline_examples.hpp"
#include "random_text.hpp"

namespace onoma {
namespace {

namespace fs = std::filesystem;
using property::RandomText;

constexpr std::uint32_t kTrials = 150;

const Model& model() {
  static const Model builtin = Model::builtin();
  return builtin;
}

// Context rules in a user folder that goes away with the test.
class RulesFolder {
 public:
  explicit RulesFolder(const std::string& rules) {
    std::string name = (fs::temp_directory_path() / "onoma-context-XXXXXX").string();
    path_ = mkdtemp(name.data());
    write("context/all.rules", rules);
    write("cues/vessels.txt", "frigate\npatrol boat\n");
    write("names/SHIP/ships.txt", "Bank of Lagos\nBello\n");
  }
  ~RulesFolder() { fs::remove_all(path_); }
  RulesFolder(const RulesFolder&) = delete;
  RulesFolder& operator=(const RulesFolder&) = delete;

  Result<Additions> read() const {
    AdditionSources sources;
    sources.gazetteers = {path_.string()};
    return Additions::read(sources, model());
  }

 private:
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  fs::path path_;
};

std::string pick(RandomText& random, const std::vector<std::string>& from) {
  return from[random.below(from.size())];
}

std::string random_sequence(RandomText& random, std::size_t most) {
  static const std::vector<std::string> kElements = {"Cap", "Lower", "Any", "\"said\"", "\"the\"", "\"Bank of\"", "<vessels>", "<titles>",
                                                     "<LOC>", "PERSON", "SHIP", "!Cap", "!<titles>", "Cap&!\"The\"", "[ Cap | Number ]",
                                                     "\"*ing\"", "^", "$", "Punct"};
  static const std::vector<std::string> kRepeats = {"", "", "", "?", "*", "{1,3}"};
  std::string out;
  for (std::size_t n = random.below(most + 1); n > 0; --n) {
    const std::string element = pick(random, kElements);
    out += element + (element == "^" || element == "$" ? "" : pick(random, kRepeats)) + ' ';
  }
  return out;
}

std::string random_rules(RandomText& random) {
  static const std::vector<std::string> kThens = {"PERSON", "SHIP", "DATE", "PERSON +90", "SHIP +70", "LOC -200", "ORG +300",
                                                  "veto", "veto LOC", "relabel ORG", "relabel SHIP"};
  std::string out;
  for (std::size_t i = 0, n = 1 + random.below(7); i < n; ++i) {
    out += "rule r" + std::to_string(i) + "\nwhen " + random_sequence(random, 2) + "( Cap " + random_sequence(random, 2) + ") " +
           random_sequence(random, 2) + "\nthen " + pick(random, kThens) + "\npriority " + std::to_string(random.below(3)) + "\n\n";
  }
  return out;
}

std::string random_document(RandomText& random) {
  static const std::vector<std::string> kWords = {"Kofi", "Annan", "Bank", "of", "the", "The", "Lagos", "4 March 2024", "NATO", "said",
                                                  "Mr.", "J.", "frigate", "patrol boat", "Bello", "\u00C9mile", "ordering", "minister", "70"};
  static const std::vector<std::string> kGlue = {" ", " ", " ", " ", ", ", ". ", "\n", "\n\n", "-", "'s ", " ("};
  std::string out;
  for (std::size_t pieces = 5 + random.below(50); pieces > 0; --pieces) {
    out += random.below(15) == 0 ? random.bytes(2) : pick(random, kWords);
    out += pick(random, kGlue);
  }
  return out;
}

Extraction extract(const Additions& additions, const Document& document, bool explain) {
  ExtractOptions options;
  options.explain = explain;
  options.additions = &additions;
  return Extractor(model(), options).extract(document);
}

std::vector<std::string> problems_of(const std::string& rules) {
  const RulesFolder folder(rules);
  const Result<Additions> additions = folder.read();
  REQUIRE(additions);
  std::vector<std::string> list;
  for (const Diagnostic& d : check_context_examples(*additions, model())) {
    list.push_back(std::to_string(d.line) + ":" + d.code + ": " + d.message);
  }
  return list;
}

}  // namespace

TEST_CASE("whatever context rules say, spans are in order and apart, and reasons add up") {
  RandomText random(2024);
  std::size_t fired = 0;
  for (std::uint32_t trial = 0; trial < kTrials; ++trial) {
    const std::string rules = random_rules(random);
    CAPTURE(trial, rules);
    const RulesFolder folder(rules);
    const Result<Additions> additions = folder.read();
    REQUIRE(additions);
    const Document document = Document::from_bytes("d", random_document(random));
    CAPTURE(document.text());
    const Extraction plain = extract(*additions, document, false);
    const Extraction told = extract(*additions, document, true);
    fired += told.fired.size();
    REQUIRE(plain.entities.size() == told.entities.size());
    std::size_t end = 0;
    for (std::size_t i = 0; i < told.entities.size(); ++i) {
      const Entity& entity = told.entities[i];
      REQUIRE(plain.entities[i].span == entity.span);
      REQUIRE(plain.entities[i].label == entity.label);
      REQUIRE(entity.span.begin >= end);
      REQUIRE(entity.span.end > entity.span.begin);
      REQUIRE(entity.span.end <= document.text().size());
      end = entity.span.end;
      int sum = 0;
      for (const Evidence& evidence : entity.evidence) sum += evidence.weight;
      REQUIRE(sum == entity.score);
      REQUIRE(label_name(entity) != "CUSTOM");
    }
    for (const Fired& rule : told.fired) REQUIRE(rule.span.end <= document.text().size());
  }
  CHECK(fired > kTrials);
}

TEST_CASE("the examples of context rules are run") {
  CHECK(problems_of("rule a\nwhen <vessels> ( Cap{1,2} )\nthen SHIP\nyes the frigate [Wild Heron] sank\nno the frigate sank\n").empty());
  CHECK(problems_of("rule a\nwhen ( LOC ) \"ordered\"\nthen relabel ORG\nyes [Lagos] ordered it\nno it ordered Lagos\n").empty());
  CHECK(problems_of("rule a\nwhen <vessels> ( Cap )\nthen SHIP\nyes the frigate [Wild Heron]\nno the frigate Bee\n") ==
        std::vector<std::string>{"4:example-not-found: rule a finds [Wild], not [Wild Heron]",
                                 "5:example-found: rule a finds [Bee], not nothing"});
}

TEST_CASE("a list that nobody has is told") {
  const RulesFolder folder("rule a\nwhen <nolist> ( Cap )\nthen SHIP\n");
  const Result<Additions> additions = folder.read();
  REQUIRE_FALSE(additions);
  const auto& problems = additions.error().diagnostics;
  CHECK(std::any_of(problems.begin(), problems.end(), [](const Diagnostic& d) { return d.code == "unknown-list" && d.column == 6; }));
}

}  // namespace onoma
