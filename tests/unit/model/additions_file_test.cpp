#include "model/additions_file.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <random>

#include "../additions/additions_fixture.hpp"
#include "../io/scratch.hpp"
#include "model/additions_reader.hpp"
#include "model/format.hpp"

using namespace onoma;

namespace {

// Bytes as aligned as a mapped file's.
class Aligned {
 public:
  explicit Aligned(std::string_view bytes) : memory_(bytes.size() / sizeof(std::max_align_t) + 1), size_(bytes.size()) {
    std::memcpy(memory_.data(), bytes.data(), bytes.size());
  }
  std::string_view bytes() const { return {reinterpret_cast<const char*>(memory_.data()), size_}; }

 private:
  std::vector<std::max_align_t> memory_;
  std::size_t size_;
};

struct Kit {
  Kit() {
    scratch.write("mine/block.txt", "Apple\n");
    scratch.write("mine/names/SHIP/list.tsv", "name\taliases\tid\tbuilt\tmatch\nFalke\tMV Falke|F\xC3\xA4lke\t7\t1999\t\nKorm\t\t\t\tprefix\n");
    scratch.write("mine/patterns/p.rules", "rule hull\nlabel HULL\nmatch [A-Z]{2}\\d{4}\npriority 4\n\nrule no\nlabel not SHIP\nmatch Korma\n");
    outcome = model::read_user_folder(scratch.path("mine"), abbreviations);
    REQUIRE(outcome.ok());
    bytes = model::write_additions(*outcome.data);
  }
  // Texts found by the lists, with their ids, and how many hits the patterns have.
  std::string found(const Additions::Data& data, std::string_view text) const {
    text::Analysis analysis;
    text::Analyzer(abbreviations).analyze(text, analysis);
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) keys.push_back(text::fold_key(analysis.token_text(i)));
    const std::vector<std::string_view> folded(keys.begin(), keys.end());
    std::vector<additions::Hit> hits;
    additions::Finder finder(data.lists);
    finder.look(analysis, folded);
    finder.find_all(hits);
    std::string out;
    for (const additions::Hit& hit : hits) {
      const additions::Table& table = data.lists.tables[hit.table];
      const Span span = analysis.original_span(hit.first, hit.last);
      const additions::Source& source = data.lists.sources[hit.source];
      out.append(text.substr(span.begin, span.size())).append(" ").append(data.labels.name(hit.label)).append(" ");
      out.append(details_of(table, additions::entry_of(data.lists, hit)).id).append(" ").append(source.file).append(":");
      out.append(std::to_string(hit.line)).append("|");
    }
    std::vector<pattern::PatternHit> pattern_hits;
    for (const AddedPatterns& patterns : data.patterns) patterns.set.find_all(analysis, pattern_hits);
    return out + std::to_string(pattern_hits.size());
  }

  Scratch scratch;
  test::FewAbbreviations abbreviations;
  model::AdditionsOutcome outcome;
  std::string bytes;
};

const std::string kText = "The MV Falke, the Fälke and Korma, Kormoran; AB1234. Apple and FALKE.";

}  // namespace

TEST_CASE("a compiled file finds what the folder finds, and tells the same places") {
  const Kit kit;
  Additions::Data data;
  const Aligned aligned(kit.bytes);
  REQUIRE_FALSE(model::map_additions_in_memory(aligned.bytes(), data));
  const std::string expected = kit.found(*kit.outcome.data, kText);
  CHECK(expected.find("MV Falke SHIP 7 names/SHIP/list.tsv:2|") != std::string::npos);
  CHECK(expected.ends_with("|2"));
  CHECK(kit.found(data, kText) == expected);
  CHECK(data.entries == kit.outcome.data->entries);
  CHECK(model::verify_additions(aligned.bytes()).empty());
  CHECK(model::write_additions(*model::read_user_folder(kit.scratch.path("mine"), kit.abbreviations).data) == kit.bytes);
}

TEST_CASE("several files go together, each with its own numbers of labels and sources") {
  const Kit kit;
  const Aligned aligned(kit.bytes);
  Additions::Data data;
  data.labels.add("OTHER");
  data.lists.sources.push_back({"x", "x"});
  REQUIRE_FALSE(model::map_additions_in_memory(aligned.bytes(), data));
  REQUIRE_FALSE(model::map_additions_in_memory(aligned.bytes(), data));
  const std::string found = kit.found(data, "MV Falke").substr(0, 76);
  CHECK(found == "MV Falke SHIP 7 names/SHIP/list.tsv:2|MV Falke SHIP 7 names/SHIP/list.tsv:2|");
}

TEST_CASE("what is no such file is refused") {
  Additions::Data data;
  const Kit kit;
  CHECK(model::map_additions_in_memory("", data)->code == "E_FORMAT");
  for (const std::size_t size : {16u, 100u, 1000u}) {
    const Aligned cut(std::string_view(kit.bytes).substr(0, size));
    CHECK(model::map_additions_in_memory(cut.bytes(), data)->code == "E_FORMAT");
  }
  std::string other = kit.bytes;
  other.replace(6, 5, "model");
  CHECK(model::map_additions_in_memory(Aligned(other).bytes(), data)->message == "no compiled additions");
  CHECK(data.lists.sources.empty());
  CHECK(model::map_additions(kit.scratch.path("none"), data)->code == "E_NOT_FOUND");
  CHECK_FALSE(model::holds_additions(kit.scratch.path("none")));
  kit.scratch.write("f.onoma", kit.bytes);
  CHECK(model::holds_additions(kit.scratch.path("f.onoma")));
  CHECK_FALSE(model::map_additions(kit.scratch.path("f.onoma"), data));
}

TEST_CASE("a damaged file is refused or safe to use") {
  const Kit kit;
  std::mt19937 random(5);
  std::size_t refused = 0, doubted = 0;
  constexpr std::size_t kTrials = 3000;
  for (std::size_t trial = 0; trial < kTrials; ++trial) {
    std::string bytes = kit.bytes;
    for (std::size_t n = 1 + random() % 4; n > 0; --n) bytes[32 + random() % (bytes.size() - 32)] = static_cast<char>(random());
    const Aligned aligned(bytes);
    Additions::Data data;
    doubted += model::verify_additions(aligned.bytes()).empty() ? 0 : 1;
    if (model::map_additions_in_memory(aligned.bytes(), data)) {
      ++refused;
    } else {
      kit.found(data, kText);
    }
  }
  CHECK(refused > 0);
  CHECK(doubted >= refused);
}
