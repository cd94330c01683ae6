// The files of a user folder (docs/additions.md) that hold what was taken over.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "imports/imported.hpp"
#include "text/analyzer.hpp"

namespace onoma::imports {

struct NewFile {
  std::string path;  // in the folder: "names/ORG/companies.tsv"
  std::string bytes;
};

// Lists are names/LABEL/SOURCE.tsv in the order of the source, each name once; patterns are patterns/SOURCE.rules, each with
// an example that it was tried on. A pattern that cannot be used, since RE2 does not take it or its own example is not
// found, is told in `imported.diagnostics` and left out.
std::vector<NewFile> user_folder(Imported& imported, const std::string& file, const text::Analyzer& analyzer);

}  // namespace onoma::imports
