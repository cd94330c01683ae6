// Any bytes as a list: problems are reported, and rows point into the list's own text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "model/list_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onoma::model::List list;
  std::vector<onoma::Diagnostic> diagnostics;
  onoma::model::read_list(std::string(reinterpret_cast<const char*>(data), size), "fuzz.tsv", {}, list, diagnostics);
  const char* begin = list.text.data();
  const char* end = begin + list.text.size();
  for (const onoma::model::Row& row : list.rows) {
    for (const std::string_view cell : row.cells) {
      if (!cell.empty() && (cell.data() < begin || cell.data() + cell.size() > end)) std::abort();
    }
  }
  return 0;
}
