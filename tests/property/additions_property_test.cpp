// Laws of additions, tried on random text with the model that ships.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "onoma/onoma.hpp"
#include "random_text.hpp"

namespace onoma {
namespace {

using property::RandomText;

constexpr std::uint32_t kTrials = 120;

const Model& model() {
  static const Model builtin = Model::builtin();
  return builtin;
}

const std::vector<std::string> kWords = {"Kofi",  "Annan", "Ghana",  "Bank",   "of",   "the", "Lagos", "4 March 2024", "NATO",  "Zubrin",
                                         "\u00C9mile", "frères", "falke", "AK-47", "said", "in",  "Mr.",   "J.",           "\u041F\u0443\u0442\u0438\u043D", "\uFB01n"};

std::string random_document(RandomText& random) {
  static const std::vector<std::string> kGlue = {" ", " ", " ", ", ", ". ", "\n", "\n\n", "-", "'s ", " (", "\u00A0"};
  std::string out;
  for (std::size_t pieces = 5 + random.below(60); pieces > 0; --pieces) {
    out += random.below(9) == 0 ? random.bytes(2) : kWords[random.below(kWords.size())];
    out += kGlue[random.below(kGlue.size())];
  }
  return out;
}

std::string random_list(RandomText& random) {
  static const char* kLabels[] = {"PERSON", "ORG", "LOC", "DATE", "SHIP", "WEAPON"};
  static const char* kCases[] = {"smart", "exact", "any"};
  std::string out = "name\tlabel\tpriority\tcase\tmatch\n";
  for (std::size_t rows = 1 + random.below(8); rows > 0; --rows) {
    std::string name = kWords[random.below(kWords.size())];
    for (std::size_t more = random.below(3); more > 0; --more) name += " " + kWords[random.below(kWords.size())];
    out += name + '\t' + kLabels[random.below(6)] + '\t' + std::to_string(random.below(3)) + '\t' + kCases[random.below(3)] + '\t' +
           (random.below(4) == 0 ? "prefix" : "token") + '\n';
  }
  return out;
}

// A user folder that goes away with the test.
struct UserFolder {
  UserFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "onoma-property-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~UserFolder() { std::filesystem::remove_all(path); }
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << text;
  }
  Additions read() const {
    Result<Additions> added = Additions::read({{path.string()}, {}, {}}, model());
    REQUIRE(added);
    return *std::move(added);
  }
  std::filesystem::path path;
};

bool is_edge(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

bool is_added(const Entity& entity) {
  return !entity.evidence.empty() && entity.evidence.front().kind == EvidenceKind::kUser;
}

int sum(const std::vector<Evidence>& evidence) {
  return std::accumulate(evidence.begin(), evidence.end(), 0,
                         [](int total, const Evidence& piece) { return total + piece.weight; });
}

TEST_CASE("with additions spans lie in the text, in order and apart, and the evidence adds up") {
  std::size_t added = 0, by_model = 0;
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    RandomText random(seed);
    UserFolder folder;
    folder.write("names/list.tsv", random_list(random));
    folder.write("block.tsv", random_list(random));
    if (seed % 2 == 0) folder.write("allow.tsv", random_list(random));
    folder.write("patterns/p.rules", "rule dots\nlabel LINK\nmatch \\w+-\\d+\n\nrule no\nlabel not LOC\nmatch Lagos\n");
    const Additions additions = folder.read();
    Extractor extractor(model(), {.explain = true, .times = true, .additions = &additions});
    Extractor silent(model(), {.times = true, .additions = &additions});
    const Document document = Document::from_bytes("", random_document(random));
    const Extraction found = extractor.extract(document);
    std::size_t at = 0;
    for (const Entity& entity : found.entities) {
      REQUIRE(entity.span.begin >= at);
      REQUIRE(entity.span.begin < entity.span.end);
      REQUIRE(entity.span.end <= document.text().size());
      REQUIRE(is_edge(document.text(), entity.span.begin));
      REQUIRE(is_edge(document.text(), entity.span.end));
      REQUIRE(sum(entity.evidence) == entity.score);
      REQUIRE(entity.added_label.empty() == (static_cast<std::size_t>(entity.label) < kAllLabelCount));
      for (const Alternative& other : entity.alternatives) REQUIRE(sum(other.evidence) == other.score);
      if (is_added(entity)) REQUIRE(entity.confidence == 1);
      at = entity.span.end;
      (is_added(entity) ? added : by_model) += 1;
    }
    for (const Entity& entity : found.rejected) REQUIRE(sum(entity.evidence) == entity.score);
    const Extraction again = silent.extract(document);
    REQUIRE(again.entities.size() == found.entities.size());
    for (std::size_t i = 0; i < again.entities.size(); ++i) {
      REQUIRE(again.entities[i].span == found.entities[i].span);
      REQUIRE(label_name(again.entities[i]) == label_name(found.entities[i]));
    }
  }
  CHECK(added > kTrials);
  CHECK(by_model > kTrials);
}

TEST_CASE("what is blocked is found by nobody") {
  std::size_t checked = 0;
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    RandomText random(seed);
    UserFolder folder;
    folder.write("names/SHIP/list.tsv", "name\tcase\n" + kWords[random.below(6)] + "\tany\n");
    folder.write("block.tsv", "name\tcase\nLagos\tany\nKofi Annan\tany\n");
    const Additions additions = folder.read();
    Extractor extractor(model(), {.additions = &additions});
    const Document document = Document::from_bytes("", random_document(random));
    for (const Entity& entity : extractor.extract(document).entities) {
      REQUIRE(document.text(entity.span) != "Lagos");
      REQUIRE(document.text(entity.span) != "Kofi Annan");
      checked += entity.added_label.empty() ? 0 : 1;
    }
  }
  CHECK(checked > kTrials / 4);
}

TEST_CASE("a list that finds nothing changes nothing") {
  UserFolder folder;
  folder.write("names/SHIP/list.txt", "qqqq zzzz\n");
  const Additions additions = folder.read();
  Extractor with(model(), {.explain = true, .additions = &additions});
  Extractor without(model(), {.explain = true});
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    RandomText random(seed);
    const Document document = Document::from_bytes("", random_document(random));
    const Extraction a = with.extract(document), b = without.extract(document);
    REQUIRE(a.entities.size() == b.entities.size());
    REQUIRE(a.rejected.size() == b.rejected.size());
    for (std::size_t i = 0; i < a.entities.size(); ++i) {
      REQUIRE(a.entities[i].span == b.entities[i].span);
      REQUIRE(a.entities[i].score == b.entities[i].score);
      REQUIRE(a.entities[i].confidence == b.entities[i].confidence);
    }
  }
}

}  // namespace
}  // namespace onoma
