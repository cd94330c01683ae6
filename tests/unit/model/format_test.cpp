#include "model/format.hpp"

#include <catch2/catch.hpp>
#include <cstddef>
#include <memory>
#include <random>

#include "gazetteer/dictionary.hpp"
#include "model/compiler.hpp"
#include "model/rules_io.hpp"
#include "onoma/extractor.hpp"
#include "tag/evidence.hpp"
#include "tiny_folder.hpp"

namespace onoma::model {
namespace {

using test::TinyFolder;

const std::string& tiny_model() {
  static const std::string bytes = compile_folder(TinyFolder().path()).bytes;
  return bytes;
}

// The bytes in memory of exactly their size, so that a sanitizer sees every step outside.
class Exact {
 public:
  explicit Exact(std::string_view bytes) : size_(bytes.size()), memory_(new std::uint64_t[(bytes.size() + 7) / 8]) {
    if (size_ > 0) std::memcpy(memory_.get(), bytes.data(), size_);
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(memory_.get()), size_}; }

 private:
  std::size_t size_;
  std::unique_ptr<std::uint64_t[]> memory_;
};

// Opens the bytes and, where that works, uses the model; true when they were taken.
bool survives(std::string_view bytes) {
  const Exact exact(bytes);
  const Result<Model> model = Model::from_memory(exact.view());
  if (!model) {
    CHECK(model.error().code == "E_FORMAT");
    CHECK_FALSE(model.error().message.empty());
    return false;
  }
  static const Document document =
      Document::from_bytes("", "Mr. Ngozi Bank of the Bank of Ghana, President of Chad, drank Coca-Cola in 2024. the le");
  Extractor extractor(*model, {.explain = true});
  const Extraction found = extractor.extract(document);
  for (const Entity& entity : found.entities) REQUIRE(entity.span.end <= document.text().size());
  return true;
}

template <typename T>
void put(std::string& bytes, std::size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

template <typename T>
T get(const std::string& bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// Where the table tells of a section.
std::size_t table_entry(const std::string& bytes, Section section) {
  for (std::size_t i = 0; i < get<std::uint32_t>(bytes, 20); ++i) {
    if (get<std::uint32_t>(bytes, 64 + i * 24) == static_cast<std::uint32_t>(section)) return 64 + i * 24;
  }
  return 0;
}

TEST_CASE("what is written is read") {
  FileWriter writer;
  const std::vector<std::uint64_t> numbers = {1, 2, 3};
  const std::vector<std::uint16_t> none;
  writer.add(Section::kSlots, std::span<const std::uint64_t>(numbers));
  writer.add(Section::kClassAttributes, std::span<const std::uint16_t>(none));
  writer.add_bytes(Section::kStrings, 1, "hello");
  const std::string bytes = writer.finish({0x1234, 77});
  const Result<FileReader> reader = FileReader::open(bytes);
  REQUIRE(reader);
  CHECK(reader->header().digest == 0x1234);
  CHECK(reader->header().entries == 77);
  const auto read = reader->records<std::uint64_t>(Section::kSlots);
  CHECK(std::vector<std::uint64_t>(read.begin(), read.end()) == numbers);
  CHECK(reader->bytes(Section::kStrings) == "hello");
  CHECK(reader->records<std::uint16_t>(Section::kClassAttributes).empty());
  CHECK(reader->records<std::uint32_t>(Section::kSlots).empty());  // another record size
  CHECK(reader->bytes(Section::kFeatures).empty());                // not there
  CHECK(bytes == writer.finish({0x1234, 77}));
}

TEST_CASE("a foreign or old file is told from a damaged one") {
  const auto message = [](std::string bytes) { return FileReader::open(bytes).error().message; };
  std::string good = FileWriter().finish({});
  REQUIRE(FileReader::open(good));
  CHECK(message("") == "not a compiled onoma model");
  CHECK(message(std::string(200, 'x')) == "not a compiled onoma model");
  std::string other = good;
  ++other[13];
  CHECK(message(other).find("version") != std::string::npos);
  other = good;
  std::swap(other[16], other[19]);
  std::swap(other[17], other[18]);
  CHECK(message(other).find("byte order") != std::string::npos);
  CHECK(message(good + '\0').find("not the size") != std::string::npos);
  other = good;
  put(other, 20, std::uint32_t{0xFFFFFFFF});
  CHECK(message(other) == "damaged section table");
}

TEST_CASE("a file that is cut anywhere is refused") {
  const std::string& bytes = tiny_model();
  REQUIRE(bytes.size() > 2'000);
  REQUIRE(survives(bytes));
  std::size_t end = 0;  // of the last section
  for (std::size_t i = 0; i < get<std::uint32_t>(bytes, 20); ++i) {
    end = std::max<std::size_t>(end, get<std::uint64_t>(bytes, 72 + i * 24) + get<std::uint64_t>(bytes, 80 + i * 24));
  }
  for (std::size_t size = 0; size < bytes.size(); size += 997) {
    CAPTURE(size);
    CHECK_FALSE(survives(std::string_view(bytes).substr(0, size)));
    // The same, when the header is made to agree and more than padding is gone.
    if (size < 64 || size >= end) continue;
    std::string honest = bytes.substr(0, size);
    put(honest, 24, static_cast<std::uint64_t>(size));
    CHECK_FALSE(survives(honest));
  }
  CHECK_FALSE(survives(bytes + std::string(64, '\0')));
}

TEST_CASE("a file with flipped bytes is refused or harmless") {
  std::mt19937 random(1);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  for (std::size_t at = 0; at < tiny_model().size(); at += 1 + below(64)) {
    CAPTURE(at);
    std::string bytes = tiny_model();
    bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << below(8)));
    survives(bytes);
    bytes[at] = static_cast<char>(0xFF);
    survives(bytes);
  }
  for (int trial = 0; trial < 300; ++trial) {  // many at once
    CAPTURE(trial);
    std::string bytes = tiny_model();
    for (int i = 0; i < 20; ++i) bytes[600 + below(bytes.size() - 600)] = static_cast<char>(below(256));
    survives(bytes);
  }
}

TEST_CASE("sections that claim too much or too little are refused") {
  constexpr std::uint64_t kHuge = ~std::uint64_t{0};
  for (std::uint32_t kind = 1; kind <= static_cast<std::uint32_t>(Section::kLanguages); ++kind) {
    CAPTURE(kind);
    const std::string& good = tiny_model();
    const std::size_t at = table_entry(good, static_cast<Section>(kind));
    REQUIRE(at != 0);
    for (const std::uint64_t offset : {kHuge, kHuge - 63, std::uint64_t{good.size()} + 64, std::uint64_t{1}}) {
      std::string bytes = good;
      put(bytes, at + 8, offset);
      CHECK_FALSE(survives(bytes));
    }
    for (const std::uint64_t size : {kHuge, std::uint64_t{1} << 32, std::uint64_t{good.size()} + 1}) {
      std::string bytes = good;
      put(bytes, at + 16, size);
      CHECK_FALSE(survives(bytes));
    }
    std::string bytes = good;
    put(bytes, at + 4, std::uint32_t{0});
    CHECK_FALSE(survives(bytes));
    bytes = good;
    put(bytes, at + 16, std::uint64_t{0});  // an empty table: refused, or nothing there refers to it
    survives(bytes);
  }
}

TEST_CASE("a model without the classes of shapes is refused") {
  std::string bytes = tiny_model();
  put(bytes, table_entry(bytes, Section::kClasses) + 16, std::uint64_t{sizeof(tag::ClassRecord)});
  put(bytes, table_entry(bytes, Section::kVectors) + 16, std::uint64_t{sizeof(tag::Weights) * tag::kPositions});
  // Only the empty class is left, and everything refers to it.
  for (const auto& [section, first, step, count] :
       {std::tuple{Section::kTermKinds, std::size_t{0}, sizeof(gazetteer::TermKind), std::size_t{12}},
        std::tuple{Section::kNodeKinds, std::size_t{0}, sizeof(gazetteer::NodeKind), std::size_t{6}}}) {
    const std::size_t at = table_entry(bytes, section);
    const auto offset = get<std::uint64_t>(bytes, at + 8), size = get<std::uint64_t>(bytes, at + 16);
    for (std::uint64_t record = offset; record < offset + size; record += step) {
      std::memset(bytes.data() + record + first, 0, count);
    }
  }
  CHECK_FALSE(survives(bytes));
}

// A model that has seen enough names to know their endings.
const std::string& model_with_affixes() {
  static const std::string bytes = [] {
    TinyFolder folder;
    std::string names;
    for (char c = 'a'; c <= 'z'; ++c) names += std::string("Ba") + c + "owale\n";
    folder.list("names/PERSON/given.tsv", "name", names);
    return compile_folder(folder.path()).bytes;
  }();
  return bytes;
}

struct Place {
  std::size_t offset, size;
};
Place place_of(const std::string& bytes, Section section) {
  const std::size_t at = table_entry(bytes, section);
  return {get<std::uint64_t>(bytes, at + 8), get<std::uint64_t>(bytes, at + 16)};
}
std::uint16_t class_count(const std::string& bytes) {
  return static_cast<std::uint16_t>(place_of(bytes, Section::kClasses).size / sizeof(tag::ClassRecord));
}

TEST_CASE("classes of looks that do not exist are refused") {
  const std::string& good = model_with_affixes();
  REQUIRE(survives(good));
  const Place looks = place_of(good, Section::kLooks);
  REQUIRE(looks.size == gazetteer::kLooksCount * sizeof(ClassId));
  for (std::size_t i = 0; i < gazetteer::kLooksCount; ++i) {
    CAPTURE(i);
    std::string bytes = good;
    put(bytes, looks.offset + i * sizeof(ClassId), static_cast<std::uint16_t>(class_count(good) - 1));
    CHECK(survives(bytes));
    for (const auto klass : {class_count(good), std::uint16_t{0xFFFF}}) {
      put(bytes, looks.offset + i * sizeof(ClassId), klass);
      CHECK_FALSE(survives(bytes));
    }
  }
}

TEST_CASE("a model has classes for all looks or for none") {
  const std::string& good = model_with_affixes();
  for (std::size_t count = 0; count < gazetteer::kLooksCount; ++count) {
    CAPTURE(count);
    std::string bytes = good;
    put(bytes, table_entry(bytes, Section::kLooks) + 16, std::uint64_t{count * sizeof(ClassId)});
    CHECK(survives(bytes) == (count == 0));
  }
}

TEST_CASE("a table of affixes of another size than a power of two is refused, and so is one without a free place") {
  const std::string& good = model_with_affixes();
  const Place affixes = place_of(good, Section::kAffixes);
  const std::size_t places = affixes.size / sizeof(gazetteer::AffixRecord);
  REQUIRE(places >= 8);
  for (std::size_t count = 0; count < places; ++count) {
    if ((count & (count - 1)) == 0) continue;
    CAPTURE(count);
    std::string bytes = good;
    put(bytes, table_entry(bytes, Section::kAffixes) + 16, std::uint64_t{count * sizeof(gazetteer::AffixRecord)});
    CHECK_FALSE(survives(bytes));
  }
  std::string none = good;
  put(none, table_entry(none, Section::kAffixes) + 16, std::uint64_t{0});
  CHECK(survives(none));
  std::string full = good;
  for (std::size_t i = 0; i < places; ++i) {
    put(full, affixes.offset + i * sizeof(gazetteer::AffixRecord), std::uint32_t{1});
  }
  CHECK_FALSE(survives(full));
}

TEST_CASE("terms and names with classes that do not exist are refused, whichever class it is") {
  const std::string& good = model_with_affixes();
  const auto refused = [&](Section section, std::size_t step, std::size_t field) {
    const Place place = place_of(good, section);
    for (std::size_t record = place.offset; record < place.offset + place.size; record += step) {
      std::string bytes = good;
      put(bytes, record + field, class_count(good));
      CHECK_FALSE(survives(bytes));
    }
  };
  for (std::size_t i = 0; i < gazetteer::kWrittenCount; ++i) {
    refused(Section::kTermKinds, sizeof(gazetteer::TermKind), offsetof(gazetteer::TermKind, classes) + i * sizeof(ClassId));
  }
  for (std::size_t i = 0; i < 2; ++i) {
    refused(Section::kTermKinds, sizeof(gazetteer::TermKind), offsetof(gazetteer::TermKind, uses) + i * sizeof(ClassId));
  }
  for (const std::size_t field : {offsetof(gazetteer::NodeKind, klass), offsetof(gazetteer::NodeKind, inside),
                                  offsetof(gazetteer::NodeKind, lower)}) {
    refused(Section::kNodeKinds, sizeof(gazetteer::NodeKind), field);
  }
}

TEST_CASE("rules are written and read back; damaged ones are refused") {
  std::vector<pattern::PatternRule> rules(2);
  rules[0] = {"iso-date", Label::kDate, "\\d{4}", "dates.rules", 12, 7, false};
  rules[1] = {"firm", Label::kOrg, "x+", "orgs.rules", 3, -2, true, {"x"}, "times", {{"rel", "last"}, {"unit", "year"}}};
  const std::string bytes = write_rules(rules);
  const auto read = read_rules(bytes);
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK((*read)[0].name == "iso-date");
  CHECK((*read)[0].expression == "\\d{4}");
  CHECK((*read)[1].label == Label::kOrg);
  CHECK((*read)[1].file == "orgs.rules");
  CHECK((*read)[1].line == 3);
  CHECK((*read)[1].score == -2);
  CHECK((*read)[1].veto);
  CHECK((*read)[1].only == "times");
  REQUIRE((*read)[1].says.size() == 2);
  CHECK((*read)[1].says[1].name == "unit");
  CHECK((*read)[1].says[1].text == "year");
  CHECK(read_rules("")->empty());
  const auto of_nobody = read_rules(bytes, kAllLabelCount, [](std::string_view only) { return only == "nobody"; });
  CHECK(of_nobody->empty());
  const auto of_second = read_rules(bytes, kAllLabelCount, [&](std::string_view only) { return only == rules[1].only; });
  REQUIRE(of_second->size() == 1);
  CHECK((*of_second)[0].name == rules[1].name);
  const std::size_t first = write_rules({rules[0]}).size();
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK(read_rules(std::string_view(bytes).substr(0, size)).has_value() == (size == first));
  }
  std::string label = bytes;
  put(label, 4 + rules[0].name.size(), std::uint32_t{kAllLabelCount});
  CHECK_FALSE(read_rules(label));
}

TEST_CASE("prefixes of rules are written and read back; of damaged bytes none are known") {
  std::vector<pattern::PatternRule> rules(2);
  rules[1].prefixes = {"x", "yes"};
  const std::string bytes = write_prefixes(rules);
  const std::vector<std::vector<std::string>> none(2);
  CHECK(read_prefixes(bytes, 2) == std::vector<std::vector<std::string>>{{}, {"x", "yes"}});
  CHECK(read_prefixes("", 2) == none);
  for (std::size_t size = 5; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK(read_prefixes(std::string_view(bytes).substr(0, size), 2) == none);
  }
}

TEST_CASE("damaged tables of triggers are refused") {
  const std::string& good = tiny_model();
  const std::size_t nodes = table_entry(good, Section::kTriggerNodes), rules = table_entry(good, Section::kTriggerRules);
  std::string bytes = good;
  put(bytes, nodes + 16, std::uint64_t{0});
  CHECK_FALSE(survives(bytes));
  bytes = good;
  put(bytes, get<std::uint64_t>(good, nodes + 8), std::uint32_t{0xFFFFFFF0});
  CHECK_FALSE(survives(bytes));
  bytes = good;
  put(bytes, get<std::uint64_t>(good, rules + 8), std::uint32_t{0xFFFFFFF0});
  CHECK_FALSE(survives(bytes));
}

TEST_CASE("opening tells why it cannot") {
  const TinyFolder folder;
  const auto code = [&](const std::string& name) {
    const Result<Model> model = Model::open(folder.path(name));
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find(name) != std::string::npos);
    return model.error().code;
  };
  CHECK(code("missing.onoma") == "E_NOT_FOUND");
  CHECK(code("names") == "E_FORMAT");
  folder.write("empty.onoma", "");
  CHECK(code("empty.onoma") == "E_FORMAT");
  folder.write("text.onoma", "just some text");
  CHECK(code("text.onoma") == "E_FORMAT");
  folder.write("good.onoma", tiny_model());
  const Result<Model> good = Model::open(folder.path("good.onoma"));
  REQUIRE(good);
  CHECK(good->digest() == Model::from_memory(tiny_model())->digest());
}

}  // namespace
}  // namespace onoma::model
