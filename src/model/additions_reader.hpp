// Reads what a user adds: lists, user folders and files of patterns (docs/additions.md).
//
// A user folder has names/LABEL/ (lists of that label), names/ (lists that tell their own), cues/ (lists of use to context
// rules), patterns/*.rules, context/*.rules (context rules), and block and allow lists: block.tsv, allow.tsv, or with the ending of another form of list.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/additions_data.hpp"
#include "onoma/additions.hpp"
#include "onoma/result.hpp"
#include "text/analyzer.hpp"

namespace onoma::model {

// What one file is for.
struct AddedFile {
  enum class Role : std::uint8_t { kNames, kCues, kBlock, kAllow, kPatterns, kFragments, kContext };
  std::string path;
  std::string shown;  // as problems and evidence name it
  Role role = Role::kNames;
  std::string label;  // of the folder; empty where it gives none
  std::string name;   // of the list, for context rules and evidence: "WEAPON/rifles"
};

// The files of a user folder that are additions, in the order that counts; others are passed over.
std::vector<AddedFile> files_of_user_folder(const std::string& folder);

struct AdditionsOutcome {
  std::unique_ptr<Additions::Data> data;
  std::vector<Diagnostic> diagnostics;  // warnings too
  std::optional<Error> failure;         // a source could not be read
  bool ok() const;
};

// Also maps files that were compiled.
AdditionsOutcome read_additions(const AdditionSources& sources, const text::Abbreviations& abbreviations);

// One user folder as it is compiled: files are named from it on, wherever it lies.
AdditionsOutcome read_user_folder(const std::string& folder, const text::Abbreviations& abbreviations);

}  // namespace onoma::model
