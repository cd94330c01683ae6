#include "model/entry_list.hpp"

#include <catch2/catch.hpp>

using namespace onoma;
using model::EntryList;
using model::EntryRow;
using Texts = std::vector<std::string>;

namespace {

struct Reading {
  Texts rows;      // "line: name (aliases) id label priority case match {column=value}"
  Texts problems;  // "line code"
  EntryList::Form form = EntryList::Form::kBare;
};

Reading read(const std::string& text, const std::string& file = "list.txt") {
  Reading out;
  std::vector<Diagnostic> diagnostics;
  EntryList list(text, file, diagnostics);
  EntryRow row;
  while (list.next(row)) {
    std::string line = std::to_string(row.line) + ": " + std::string(row.name);
    for (const auto alias : row.aliases) line.append(" (").append(alias).append(")");
    for (const auto cell : {row.id, row.label, row.priority, row.letter_case, row.match}) {
      if (!cell.empty()) line.append(" ").append(cell);
    }
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      if (!row.values[i].empty()) line.append(" {").append(list.columns()[i]).append("=").append(row.values[i]).append("}");
    }
    out.rows.push_back(line);
  }
  for (const Diagnostic& d : diagnostics) out.problems.push_back(std::to_string(d.line) + ' ' + d.code);
  out.form = list.form();
  return out;
}

}  // namespace

TEST_CASE("a bare list: a name a line, with the marks of every editor") {
  const Reading found = read("\xEF\xBB\xBF# my names\r\n  Zubrin Kast \r\n\r\nName, first\nlast one");
  CHECK(found.rows == Texts{"2: Zubrin Kast", "4: Name, first", "5: last one"});
  CHECK(found.problems.empty());
  CHECK(read("").rows.empty());
}

TEST_CASE("TSV: columns by a header line or by the first row") {
  CHECK(read("#: label WEAPON\n#: columns name aliases id calibre\nAK-47\tAKM| Kalash\tW1\t7.62\n# no\nRPG\n").rows ==
        Texts{"3: AK-47 (AKM) (Kalash) W1 {calibre=7.62}", "5: RPG"});
  CHECK(read("Name\tPriority\tCase\tMatch\tLabel\nx\t5\tany\tprefix\tL\n").rows == Texts{"2: x L 5 any prefix"});
  CHECK(read("name\tnote\nname\ta\n").rows == Texts{"2: name {note=a}"});
  CHECK(read("#: columns id note\nx\ty\n").problems == Texts{"1 no-name-column", "2 empty-name"});
  CHECK(read("#: columns name name\nx\n").problems == Texts{"1 duplicate-column"});
  CHECK(read("#: columns name id\nx\ty\tz\n").problems == Texts{"2 too-many-columns"});
  CHECK(read("a\nb\tc\nd\n").problems == Texts{"2 no-columns"});
  CHECK(read("a\nb\tc\nd\n").rows == Texts{"1: a", "3: d"});
}

TEST_CASE("CSV: quotes, line ends inside them, semicolons") {
  CHECK(read("id,name,note\r\n7,\"Kast, \"\"Z\"\"\",\"two\nlines\"\r\n8,x,\n").rows ==
        Texts{"2: Kast, \"Z\" 7 {note=two\nlines}", "4: x 8"});
  CHECK(read("name;id\nA;1\n").rows == Texts{"2: A 1"});
  CHECK(read("name\n\"A, B\"\n", "x.csv").rows == Texts{"2: A, B"});
  CHECK(read("Kast,7\n", "x.csv").problems == Texts{"1 no-name-column"});
  CHECK(read("name,id\n\"open,1\nx,2\n").problems == Texts{"2 csv"});
  CHECK(read("name,id\n# 1,2\n").rows == Texts{"2: # 1 2"});
}

TEST_CASE("JSON Lines: lists of aliases, numbers, fields of their own") {
  const Reading found = read("{\"name\": \"A\", \"aliases\": [\"B\", \"C|D\"], \"priority\": 3, \"year\": 1947}\n\n"
                             "{\"id\": 5, \"name\": \"E\", \"aliases\": \"F|G\", \"land\": \"X\"}\n");
  CHECK(found.form == EntryList::Form::kJsonLines);
  CHECK(found.rows == Texts{"1: A (B) (C|D) 3 {year=1947}", "3: E (F) (G) 5 {land=X}"});
  CHECK(read("{\"name\": \"A\"}\n{\"name\": }\n{\"id\": 1}\n{\"name\": \"a\\u0000b\"}\n").problems ==
        Texts{"2 json", "3 empty-name", "4 control"});
}

TEST_CASE("bytes that are no text are told, each line once") {
  CHECK(read("ok\n\xFF\xFF\nfine\n").problems == Texts{"2 encoding"});
  CHECK(read(std::string("a\0b\nc\n", 6)).problems == Texts{"1 control"});
  CHECK(read("\xFF\xFE" "a").problems == Texts{"0 encoding"});
  CHECK(read(std::string((1 << 20) + 1, 'a')).problems == Texts{"1 long-line"});
  std::string bad;
  for (int i = 0; i < 5000; ++i) bad += "\xFF\n";
  CHECK(read(bad).problems.size() == EntryList::kMostProblems + 1);
}
