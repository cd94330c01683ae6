// TinyFolder: a small gazetteers folder in a temporary place.
#pragma once

#include "../io/scratch.hpp"

namespace onoma::test {

inline const std::string kListHeader =
    "#: title t\n#: about a\n#: source s\n#: licence l\n";

class TinyFolder {
 public:
  TinyFolder() {
    list("names/LOC/countries.tsv", "name aliases mark", "Chad\t\tambiguous\nGhana\tRepublic of Ghana|GH\n");
    list("names/ORG/banks.tsv", "name", "Bank of Ghana\nCoca-Cola\n");
    list("names/PERSON/given.tsv", "name count", "Ngozi\t12000\n");
    list("cues/titles.tsv", "name", "President\n");
    list("cues/abbreviations.tsv", "name value", "Mr.\tbefore\n");
    list("words/ordinary.tsv", "name tier", "bank\t10\n");
    list("words/languages.tsv", "name value", "le\tfr\nthe\ten\n");
    list("weights/hand.tsv", "evidence PERSON ORG LOC",
         "before.cue:titles\t5\t\t-3\nonly.list:LOC/countries\t\t\t9\nspan.length=2\t1\n"
         "whole.list:ORG/banks\t\t14\n");
    list("weights/types.tsv", "attribute type", "list:PERSON/given*\tG\n");
    scratch_.write("patterns/years.rules",
                   "rule   year\nlabel  DATE\nmatch  (?P<year>20\\d\\d)\nvalue  2024\nyes    In [2024] it was.\nno     In 1924 it was.\n");
  }

  void write(const std::string& path, const std::string& bytes) const { scratch_.write(path, bytes); }
  void list(const std::string& path, const std::string& columns, const std::string& rows) const {
    scratch_.write(path, kListHeader + "#: columns " + columns + '\n' + rows);
  }
  void remove(const std::string& path) const { std::filesystem::remove(scratch_.path(path)); }
  std::string path() const { return scratch_.path(""); }
  std::string path(const std::string& name) const { return scratch_.path(name); }

 private:
  Scratch scratch_;
};

}  // namespace onoma::test
