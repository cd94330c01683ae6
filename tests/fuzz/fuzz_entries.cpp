// Any bytes as a list of a user's names: rows hold valid UTF-8 without zero bytes, and problems are bounded.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "model/entry_list.hpp"
#include "text/decoder.hpp"

namespace {

void check(std::string_view text) {
  if (onoma::text::find_invalid_utf8(text) != std::string_view::npos || text.find('\0') != std::string_view::npos) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using onoma::model::EntryList;
  for (const char* name : {"fuzz.txt", "fuzz.csv"}) {
    std::vector<onoma::Diagnostic> diagnostics;
    EntryList list({reinterpret_cast<const char*>(data), size}, name, diagnostics);
    onoma::model::EntryRow row;
    while (list.next(row)) {
      check(row.name), check(row.id), check(row.label);
      for (const std::string_view alias : row.aliases) check(alias);
      for (const std::string_view value : row.values) check(value);
      if (row.values.size() != list.columns().size()) std::abort();
    }
    if (diagnostics.size() > 2 * EntryList::kMostProblems) std::abort();
  }
  return 0;
}
