// What `onoma [PATH…]` prints of what it finds: its flags, each named once in output_options.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "onoma/label.hpp"
#include "onoma/span.hpp"
#include "output/format.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace onoma::cli {

struct OutputSettings {
  std::optional<output::Format> format;  // by default JSON lines, or indented JSON on a terminal
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool explain = false;
  bool header = false;
  bool csv_safe = false;
  std::string colour = "auto";

  std::vector<Label> labels;  // empty: all
};

// As typed; complete_output() turns them into settings.
struct OutputFlags {
  OutputSettings settings;
  std::string format;
  std::string offsets = "codepoint";
  std::vector<std::string> labels;
};

// `flags` must outlive the app.
void add_output_flags(CLI::App& app, OutputFlags& flags);

// Fills flags.settings. Returns what is wrong beyond what CLI11 sees; empty when nothing is.
std::string complete_output(OutputFlags& flags);

// What the `run` record says about the settings.
void describe_output(const OutputSettings& settings,
                     std::vector<std::pair<std::string, std::string>>& described);

}  // namespace onoma::cli
