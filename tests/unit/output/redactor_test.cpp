#include "output/redactor.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "output/redacted_writer.hpp"

using namespace onoma;
using output::Redactor;
using output::Unredacted;

namespace {

struct Piece {
  const char* text;
  Label label = Label::kPerson;
  const char* key = "";   // empty: plain text
  const char* name = "";  // empty: the key
};

Unredacted document(const std::vector<Piece>& pieces) {
  Unredacted made;
  for (const Piece& piece : pieces) {
    const std::string key = piece.key;
    const std::string name = piece.name;
    const std::size_t begin = made.text.size();
    made.text += piece.text;
    if (!key.empty())
      made.mentions.push_back({{begin, made.text.size()}, piece.label, key, name.empty() ? key : name});
  }
  return made;
}

constexpr Label kPerson = Label::kPerson;
constexpr Label kLoc = Label::kLoc;

}  // namespace

TEST_CASE("numbers are given in the order of the text, for each label, and kept") {
  Redactor redactor(false);
  CHECK(redactor.redact(document({{"A"},
                                  {"Rao", kPerson, "rao"},
                                  {" in "},
                                  {"Oslo", kLoc, "oslo"},
                                  {", "},
                                  {"Lee", kPerson, "lee"},
                                  {"\r\n"}})) == "A[PERSON 1] in [LOC 1], [PERSON 2]\r\n");
  CHECK(redactor.redact(document({{"LEE", kPerson, "lee"}, {"OSLO", kLoc, "oslo"}, {"Goa", kLoc, "goa"}})) ==
        "[PERSON 2][LOC 1][LOC 2]");
  CHECK(redactor.redact(document({})) == "");
  CHECK(redactor.redact(document({{"plain [PERSON 9]"}})) == "plain [PERSON 9]");
}

TEST_CASE("a short form keeps its number from document to document while it is of one name") {
  Redactor redactor(false);
  CHECK(redactor.redact(document(
            {{"Yusuf", kPerson, "yusuf", "amina yusuf"}, {" "}, {"Amina Yusuf", kPerson, "amina yusuf"}})) ==
        "[PERSON 1] [PERSON 1]");
  CHECK(redactor.redact(document({{"Yusuf", kPerson, "yusuf"}})) == "[PERSON 1]");
  CHECK(redactor.redact(document(
            {{"Bola Yusuf", kPerson, "bola yusuf"}, {" "}, {"Yusuf", kPerson, "yusuf", "bola yusuf"}})) ==
        "[PERSON 2] [PERSON 2]");
  CHECK(redactor.redact(document({{"Yusuf", kPerson, "yusuf"}, {"Yusuf", kLoc, "yusuf"}})) ==
        "[PERSON 3][LOC 1]");
  CHECK(redactor.redact(document({{"Yusuf", kPerson, "yusuf"}})) == "[PERSON 3]");
}

TEST_CASE("the key tells all forms, each once, in one line") {
  Redactor redactor(true);
  redactor.redact(document({{"Amina\n Yusuf", kPerson, "amina yusuf"},
                            {"Oslo", kLoc, "oslo"},
                            {"Yusuf", kPerson, "yusuf", "amina yusuf"},
                            {"Amina Yusuf", kPerson, "amina yusuf"}}));
  CHECK(nlohmann::json::parse(redactor.key(Redactor::KeyForm::kJson)) == nlohmann::json::parse(R"({"names":[
    {"placeholder":"[PERSON 1]","label":"PERSON","number":1,"forms":["Amina Yusuf","Yusuf"]},
    {"placeholder":"[LOC 1]","label":"LOC","number":1,"forms":["Oslo"]}]})"));
  CHECK(redactor.key(Redactor::KeyForm::kTsv) ==
        "placeholder\tlabel\tnumber\tform\n[PERSON 1]\tPERSON\t1\tAmina Yusuf\n[PERSON 1]\tPERSON\t1\tYusuf\n"
        "[LOC 1]\tLOC\t1\tOslo\n");
}

TEST_CASE("layouts of redacted texts") {
  const auto show = [](output::RedactedOptions options, std::string_view text) {
    std::string out;
    output::RedactedWriter(options).write("a\xFF", text, out);
    return out;
  };
  using output::Format;
  CHECK(show({Format::kText}, "x\x1b") == "x\x1b");
  CHECK(show({Format::kText, true}, "x") == "==> a\xEF\xBF\xBD <==\nx\n");
  CHECK(show({Format::kText, true}, "x\n") == "==> a\xEF\xBF\xBD <==\nx\n");
  CHECK(show({Format::kText, false, true}, "x") == "x\n");
  CHECK(show({Format::kText, false, false, true}, "x\x1b[2J") == "x[2J");
  CHECK(show({Format::kJsonl}, "x\n\"y\"") == "{\"id\":\"a\xEF\xBF\xBD\",\"text\":\"x\\n\\\"y\\\"\"}\n");
  std::string out;
  output::RedactedWriter({Format::kText}).write_error("a", {"E_READ", "no"}, out);
  CHECK(out.empty());
  output::RedactedWriter({Format::kJsonl}).write_error("a", {"E_READ", "no"}, out);
  CHECK(out == "{\"id\":\"a\",\"error\":{\"code\":\"E_READ\",\"message\":\"no\"}}\n");
}

TEST_CASE("a redactor that is told what another learnt goes on as that one would") {
  const Unredacted first = document({{"Yusuf", kPerson, "yusuf", "amina yusuf"}, {" "}, {"Rao", kPerson, "rao"}});
  const Unredacted second = document({{"Yusuf", kPerson, "yusuf", "bola yusuf"}, {" "}, {"Oslo", kLoc, "oslo"}});
  const Unredacted third = document({{"Yusuf", kPerson, "yusuf"}, {" "}, {"RAO", kPerson, "rao"}, {"Goa", kLoc, "goa"}});
  Redactor unbroken(true, true);
  Redactor resumed(true, true);
  for (const Unredacted& text : {first, second}) {
    unbroken.redact(text);
    for (const json::NameChange& change : unbroken.take_changes()) resumed.restore(change);
  }
  CHECK(unbroken.take_changes().empty());
  CHECK(resumed.take_changes().empty());
  CHECK(resumed.redact(third) == unbroken.redact(third));
  CHECK(resumed.key(Redactor::KeyForm::kJson) == unbroken.key(Redactor::KeyForm::kJson));
  CHECK(resumed.take_changes() == unbroken.take_changes());
}
