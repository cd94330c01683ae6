// Reads the gazetteers folder: which files it has and what each is.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/list_reader.hpp"
#include "onoma/label.hpp"
#include "onoma/result.hpp"

namespace onoma::model {

enum class ListKind : unsigned char { kNames, kCues, kWords, kClusters, kLanguages, kWeights, kTypes, kDates };

struct SourceList {
  std::string path;       // relative to the folder: "names/ORG/banks.tsv"
  std::string stem;       // "ORG/banks" for names, "titles" for cues
  ListKind kind = ListKind::kNames;
  Label label = Label::kOrg;  // names only
  std::unique_ptr<List> list;
};

struct SourceFile {
  std::string path;
  std::string text;
};

struct Folder {
  std::vector<SourceList> lists;    // sorted by path
  std::vector<SourceFile> rules;    // patterns/*.rules, sorted
  std::uint64_t digest = 0;         // of every file read, in order
};

// Reads everything and reports every problem; what could be read is there all the same.
Folder read_folder(const std::string& folder, std::vector<Diagnostic>& diagnostics);

}  // namespace onoma::model
