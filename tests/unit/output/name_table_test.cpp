#include "output/name_table.hpp"

#include <catch2/catch.hpp>

#include "output/name_writer.hpp"

using namespace onoma;
using output::Name;
using output::NameTable;

namespace {

// Adds a document that holds these names.
void add(NameTable& table, const std::vector<std::pair<Label, std::string>>& names) {
  std::string text;
  std::vector<Entity> entities;
  for (const auto& [label, name] : names) {
    Entity entity;
    entity.label = label;
    entity.span = {text.size(), text.size() + name.size()};
    entities.push_back(entity);
    text += name + " | ";
  }
  table.add(Document::from_bytes("d", text), entities);
}

std::vector<std::string> show(const std::vector<Name>& names) {
  std::vector<std::string> shown;
  for (const Name& name : names) {
    shown.push_back(std::string(label_name(name.label)) + ' ' + name.name + ' ' + std::to_string(name.count) +
                    '/' + std::to_string(name.documents));
  }
  return shown;
}

std::string print(output::Format format, const std::vector<Name>& names) {
  const output::NameWriter writer({format, false, true, false, "1"}, names);
  std::string out;
  writer.begin(out);
  for (std::size_t i = 0; i < names.size(); ++i) writer.write(i, out);
  writer.end(out);
  return out;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("names are the same but for case, accents, blanks and the kind of quotes") {
  NameTable table;
  add(table,
      {{Label::kLoc, "KABUL"}, {Label::kLoc, "Kabul"}, {Label::kLoc, "Kabul"}, {Label::kPerson, "Kabul"}});
  add(table, {{Label::kLoc, "New\r\nYork"}, {Label::kLoc, "new \t york"}, {Label::kLoc, "New York"}});
  add(table, {{Label::kPerson, "O'Brien"}, {Label::kPerson, "O’Brien"}, {Label::kLoc, "Kabul"}});
  CHECK(show(table.rows(0)) ==
        Rows{"LOC Kabul 4/2", "LOC New York 3/1", "PERSON O’Brien 2/1", "PERSON Kabul 1/1"});
  CHECK(show(table.rows(2)) == Rows{"LOC Kabul 4/2", "LOC New York 3/1"});
  CHECK(show(table.rows(9)).size() == 4);
}

TEST_CASE("equals are ordered by name, then label, and shown in their fuller spelling") {
  NameTable table;
  add(table, {{Label::kLoc, "ACCRA"},
              {Label::kLoc, "Accra"},
              {Label::kLoc, "accra"},
              {Label::kOrg, "Paris"},
              {Label::kLoc, "Paris"}});
  add(table, {{Label::kLoc, "Sao Paulo"}, {Label::kLoc, "São Paulo"}});
  CHECK(show(table.rows(0)) == Rows{"LOC Accra 3/1", "LOC São Paulo 2/1", "ORG Paris 1/1", "LOC Paris 1/1"});
}

TEST_CASE("tables filled apart and merged in any order are one") {
  NameTable whole, first, second, third;
  const std::vector<std::pair<Label, std::string>> a = {
      {Label::kLoc, "Oslo"}, {Label::kOrg, "WHO"}, {Label::kLoc, "OSLO"}};
  const std::vector<std::pair<Label, std::string>> b = {{Label::kLoc, "oslo"}, {Label::kLoc, "Lagos"}};
  add(whole, a), add(whole, b), add(whole, b);
  add(first, a), add(second, b), add(third, b);
  third.merge(std::move(first));
  second.merge(std::move(third));
  CHECK(show(second.rows(0)) == show(whole.rows(0)));
  CHECK(show(whole.rows(0)).front() == "LOC oslo 4/3");
}

TEST_CASE("a table of names in each format") {
  const std::vector<Name> names = {{Label::kPerson, "=a, \"b\"", 12, 3}, {Label::kLoc, "Oslo\x1b", 1, 1}};
  CHECK(print(output::Format::kCsv, names) ==
        "label,name,count,documents\nPERSON,\"'=a, \"\"b\"\"\",12,3\nLOC,Oslo\x1b,1,1\n");
  CHECK(print(output::Format::kText, names) ==
        "    count  documents  label   name\n"
        "       12          3  PERSON  =a, \"b\"\n"
        "        1          1  LOC     Oslo?\n");
  CHECK(
      print(output::Format::kJsonl, {names[1]}) ==
      R"({"schema":"onoma/1","type":"name","tool":"1","label":"LOC","name":"Oslo\u001b","count":1,"documents":1})"
      "\n");
  CHECK(print(output::Format::kJson, {}) == "[]\n");
  CHECK(print(output::Format::kText, {}) == "");
  CHECK(print(output::Format::kTsv, {}) == "label\tname\tcount\tdocuments\n");
}
