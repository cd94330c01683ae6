// Any bytes as each of the files that `onoma import` reads, and what is written of them.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "imports/readers.hpp"
#include "imports/user_folder.hpp"
#include "text/analyzer.hpp"

namespace {

class NoAbbreviations final : public onoma::text::Abbreviations {
 public:
  Kind find(std::string_view) const noexcept override { return Kind::kNone; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onoma;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static const NoAbbreviations abbreviations;
  static const text::Analyzer analyzer(abbreviations);
  imports::ImportOptions options;
  options.label = "X";
  imports::Imported imported;
  imported.source = "fuzz";
  switch (imports::format_of(text)) {
    case imports::Format::kRegexNer: imports::read_regexner(text, "fuzz", options, imported); break;
    case imports::Format::kEntityRuler: imports::read_entity_ruler(text, "fuzz", options, imported); break;
    case imports::Format::kGateList: imports::read_gate_list(text, "fuzz", options, imported); break;
    case imports::Format::kWords: imports::read_word_list(text, "fuzz", options, imported); break;
    case imports::Format::kGateIndex:
      imports::read_gate_index(text, "fuzz", options, [&](const std::string&) { return Result<std::string>(std::string(text)); },
                               imported);
  }
  if (imported.patterns.size() > 20) imported.patterns.resize(20);
  for (const imports::NewFile& file : imports::user_folder(imported, "fuzz", analyzer)) {
    if (file.path.find("..") != std::string::npos || file.bytes.empty()) std::abort();
  }
  return 0;
}
