#include "cli/version_info.hpp"

#include <toml++/toml.h>

#include <CLI/CLI.hpp>

#include "cli/version.hpp"
#include "io/libraries.hpp"
#include "json/libraries.hpp"
#include "json/writer.hpp"
#include "onoma/model.hpp"
#include "text/unicode_version.hpp"

namespace onoma::cli {
namespace {

std::string toml_version() {
  return std::to_string(TOML_LIB_MAJOR) + '.' + std::to_string(TOML_LIB_MINOR) + '.' +
         std::to_string(TOML_LIB_PATCH);
}

void write_libraries(json::Writer& writer) {
  writer.key("libraries");
  writer.begin_object();
  writer.field("icu", text::icu_version());
  writer.field("unicode", text::unicode_version());
  writer.field("re2", ONOMA_RE2_VERSION);
  writer.field("nlohmann_json", json::library_version());
  writer.field("cli11", CLI11_VERSION);
  writer.field("tomlplusplus", toml_version());
  for (const auto& [name, version] : io::library_versions()) writer.field(name, version);
  writer.end_object();
}

}  // namespace

std::string version_line() {
  return "onoma " + std::string(kVersion);
}

std::string version_json() {
  const Model model = Model::builtin();
  std::string out;
  json::Writer writer(out, json::Style::kCompact);
  writer.begin_object();
  writer.field("tool", kVersion);
  writer.field("schema", "onoma/1");
  writer.key("model");
  writer.begin_object();
  writer.field("digest", model.digest());
  writer.field_count("entries", model.entry_count());
  writer.end_object();
  write_libraries(writer);
  writer.key("build");
  writer.begin_object();
  writer.field("type", ONOMA_BUILD_TYPE);
  writer.field("compiler", ONOMA_COMPILER);
  writer.end_object();
  writer.end_object();
  return out;
}

}  // namespace onoma::cli
