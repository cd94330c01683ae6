// Laws of extraction with the model that ships.
#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>

#include "onoma/onoma.hpp"
#include "random_text.hpp"

namespace onoma {
namespace {

using property::RandomText;

constexpr std::uint32_t kTrials = 250;

const Model& model() {
  static const Model builtin = Model::builtin();
  return builtin;
}

// A document that mixes names, sentences, signs and noise; any bytes.
std::string random_document(std::uint32_t seed) {
  static const std::vector<std::string> kNames = {
      "Ngozi Adeyemi", "John Smith", "Mr. Smith", "J. Smith", "Smith", "Kofi Annan", "Bank of Ghana", "Coca-Cola",
      "Tehrik-e-Taliban Pakistan", "(TTP)", "TTP", "NATO", "the United Nations", "New York", "Lagos", "Kabul",
      "Washington, D.C.", "the Ministry of Finance", "Islamic Emirate of Afghanistan", "Microsoft Corp.", "AL-SHABAAB",
      "Yesterday", "4 March 2024", "2024-03-04", "next Friday", "in the 1990s", "March", "Ramadan 2023", "\u00C9mile Zola",
      "Yulia O\u2019Brien", "T\u00FCrkiye", "\u041F\u0443\u0442\u0438\u043D", "President Obama", "Jordan", "Chad"};
  static const std::vector<std::string> kGlue = {
      " ", " ", " ", ", ", ". ", " of ", " and ", " the ", " said ", " in ", " told reporters in ", " joined ", "\n", "\n\n",
      "\r\n", "-", "/", "'s ", " (", ") ", " \"", "\t", "\u00A0", " \u2014 ", "\u200B"};
  RandomText random(seed);
  std::string out;
  for (std::size_t pieces = 5 + random.below(120); pieces > 0; --pieces) {
    out += random.below(8) == 0 ? random.bytes(3) : kNames[random.below(kNames.size())];
    out += kGlue[random.below(kGlue.size())];
  }
  return out;
}

bool is_edge(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

int sum(const std::vector<Evidence>& evidence) {
  return std::accumulate(evidence.begin(), evidence.end(), 0,
                         [](int total, const Evidence& piece) { return total + piece.weight; });
}

void require_same(const Extraction& one, const Extraction& two) {
  REQUIRE(one.entities.size() == two.entities.size());
  for (std::size_t i = 0; i < one.entities.size(); ++i) {
    const Entity &a = one.entities[i], &b = two.entities[i];
    REQUIRE(a.span == b.span);
    REQUIRE(a.label == b.label);
    REQUIRE(a.score == b.score);
    REQUIRE(a.confidence == b.confidence);
    REQUIRE(a.date.has_value() == b.date.has_value());
    if (a.date) REQUIRE(a.date->timex == b.date->timex);
  }
  REQUIRE(one.language == two.language);
  REQUIRE(one.reference_date.value == two.reference_date.value);
  REQUIRE(one.warnings.size() == two.warnings.size());
}

TEST_CASE("spans lie inside the text, are tight, in order and apart") {
  Extractor extractor(model());
  std::size_t found = 0;
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    const Document document = Document::from_bytes("", random_document(seed));
    const std::string_view text = document.text();
    std::size_t at = 0;
    for (const Entity& entity : extractor.extract(document).entities) {
      REQUIRE(entity.span.begin >= at);
      REQUIRE(entity.span.begin < entity.span.end);
      REQUIRE(entity.span.end <= text.size());
      REQUIRE(is_edge(text, entity.span.begin));
      REQUIRE(is_edge(text, entity.span.end));
      REQUIRE_FALSE(is_blank(text[entity.span.begin]));
      REQUIRE_FALSE(is_blank(text[entity.span.end - 1]));
      REQUIRE(entity.score > 0);
      REQUIRE(entity.confidence > 0);
      REQUIRE(entity.confidence <= 1);
      REQUIRE(entity.date.has_value() == (entity.label == Label::kDate));
      REQUIRE(entity.evidence.empty());
      at = entity.span.end;
      ++found;
    }
  }
  CHECK(found > kTrials * 10);  // the documents are full of names
}

TEST_CASE("the evidence adds up to the score") {
  Extractor extractor(model(), {.explain = true});
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    const Document document = Document::from_bytes("", random_document(seed));
    const Extraction found = extractor.extract(document);
    const auto check = [&](const Entity& entity) {
      const std::string text(document.text(entity.span));
      CAPTURE(text, label_name(entity.label));
      REQUIRE(sum(entity.evidence) == entity.score);
      for (const Alternative& other : entity.alternatives) {
        CAPTURE(label_name(other.label));
        REQUIRE(other.label != entity.label);
        REQUIRE(sum(other.evidence) == other.score);
      }
    };
    for (const Entity& entity : found.entities) check(entity);
    for (const Entity& entity : found.rejected) check(entity);
  }
}

TEST_CASE("times and dates of every language obey the laws, and leave names and dates as they are") {
  Extractor plain(model());
  Extractor all(model(), {.explain = true, .times = true, .vague_dates = true, .date_languages = Extractor::date_languages(model())});
  Extractor timed(model(), {.times = true});
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    std::string text = random_document(seed) + " Am 3. Oktober 1990 um 10:30 Uhr, every Monday at 2:30 p.m. for three days, now.";
    if (seed % 2 == 0) text = "12/13/2014 3/4/2015 " + text + " two days before Christmas 9999, 1 Muharram 1, 26OCT2025";
    const Document document = Document::from_bytes("", text);
    std::size_t at = 0;
    for (const Entity& entity : all.extract(document).entities) {
      REQUIRE(entity.span.begin >= at);
      REQUIRE(entity.span.begin < entity.span.end);
      REQUIRE(entity.span.end <= document.text().size());
      REQUIRE(sum(entity.evidence) == entity.score);
      REQUIRE(entity.date.has_value() == (entity.label >= Label::kDate));
      at = entity.span.end;
    }
    Extraction with_times = timed.extract(document);
    std::erase_if(with_times.entities, [](const Entity& entity) { return entity.label > Label::kDate; });
    require_same(with_times, plain.extract(document));
  }
}

TEST_CASE("explaining changes nothing that is found, nor do documents before") {
  Extractor plain(model()), explained(model(), {.explain = true});
  for (std::uint32_t seed = 0; seed < kTrials; ++seed) {
    CAPTURE(seed);
    const Document document = Document::from_bytes("", random_document(seed));
    const Extraction reused = plain.extract(document);
    require_same(reused, Extractor(model()).extract(document));
    require_same(reused, explained.extract(document));
  }
}

TEST_CASE("a document of several windows obeys the same laws") {
  std::string text;
  for (std::uint32_t seed = 0; text.size() < 300'000; ++seed) text += random_document(seed);
  const Document document = Document::from_bytes("", text);
  Extractor plain(model()), explained(model(), {.explain = true});
  const Extraction found = explained.extract(document);
  require_same(plain.extract(document), found);
  std::size_t at = 0;
  for (const Entity& entity : found.entities) {
    CAPTURE(entity.span.begin);
    REQUIRE(entity.span.begin >= at);
    REQUIRE(sum(entity.evidence) == entity.score);
    at = entity.span.end;
  }
}

TEST_CASE("a text that comes in pieces gives what the whole one does, however far one looks ahead") {
  for (const bool blank_lines : {true, false}) {
    std::string bytes;
    for (std::uint32_t seed = 0; bytes.size() < 2'200'000; ++seed) {
      bytes += random_document(seed);
      if (!blank_lines) std::erase(bytes, '\n');
    }
    Document document = Document::from_bytes("", bytes);
    document.set_reference_date("2024-05-03");
    Extractor extractor(model());
    const Extraction whole = extractor.extract(document);
    RandomText random(7);
    Extraction found;
    Extraction piece;
    std::string_view rest = document.text();
    extractor.begin("2024-05-03", "");
    while (!rest.empty()) {
      const std::size_t ahead = Extractor::kLookAhead + random.below(100'000);
      // Cut where no code point is cut.
      std::size_t size = std::min(ahead, rest.size());
      while (!is_edge(rest, size)) ++size;
      const std::size_t taken = extractor.extract_next(rest.substr(0, size), piece);
      REQUIRE(taken > 0);
      const std::size_t offset = document.text().size() - rest.size();
      for (Entity& entity : piece.entities) {
        entity.span = {entity.span.begin + offset, entity.span.end + offset};
        found.entities.push_back(std::move(entity));
      }
      piece.entities.clear();
      rest.remove_prefix(taken);
    }
    CHECK(extractor.extract_next(rest, piece) == 0);
    extractor.finish(piece);
    piece.entities = std::move(found.entities);
    require_same(piece, whole);
    CHECK(piece.language == whole.language);
    CHECK(piece.reference_date.value == "2024-05-03");
  }
}

TEST_CASE("an empty document and one of blanks hold nothing") {
  Extractor extractor(model(), {.explain = true});
  for (const char* text : {"", " ", "\n\n\n", "\t \r\n", "\xEF\xBB\xBF", "\u00A0\u2028"}) {
    CHECK(extractor.extract(Document::from_bytes("", text)).entities.empty());
  }
}

TEST_CASE("monotonous documents take no longer than others") {
  Extractor extractor(model());
  for (const char* piece : {"A. ", "A", "ABC ", "Abc ", "7", "7 ", "(", "-", "a-", "'", "New York ", "Bank of ", "the ",
                            "1/1/", "March ", "\n", "\u0301", "\u00A0", "\xFF"}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 200'000) text += piece;
    const Document document = Document::from_bytes("", text);
    const auto start = std::chrono::steady_clock::now();
    extractor.extract(document);
    // Two hundred kilobytes of prose take some 20 ms; what is not linear takes minutes.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  }
}

}  // namespace
}  // namespace onoma
