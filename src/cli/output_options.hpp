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

// What is printed for the documents.
enum class View : unsigned char {
  kSpans,
  kCount,     // how many spans each has
  kFiles,     // the ids of those that have any
  kNames,     // the distinct names of all
  kRedacted,  // the texts with their spans replaced
};

struct OutputSettings {
  View view = View::kSpans;
  std::optional<output::Format> format;  // by default JSON lines, or indented JSON on a terminal
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool explain = false;
  bool header = false;
  bool with_text = false;
  bool digest = false;
  std::size_t context = 0;  // code points on each side of a span
  bool csv_safe = false;
  std::string colour = "auto";

  std::vector<Label> labels;  // empty: all
  std::vector<std::string> added_labels;  // names that no built-in label has, until settle_labels()
  LabelNames names;                       // of all labels of the run
  double min_confidence = 0;
  std::string map;           // where the key of redacted texts goes; empty: nowhere
  std::size_t top = 0;       // how many names; 0: all
  bool stats = false;        // a summary on standard error at the end
  bool exit_status = false;  // finding nothing has an exit code of its own
};

// As typed; complete_output() turns them into settings.
struct OutputFlags {
  OutputSettings settings;
  std::string format;
  std::string offsets = "codepoint";
  std::vector<std::string> labels;
  int context = 0;
  bool count = false;
  bool files = false;
  bool names = false;
  bool redact = false;
  int top = 0;
};

// `flags` must outlive the app.
void add_output_flags(CLI::App& app, OutputFlags& flags);

// Finds what additions call by settings.added_labels and goes on with `names` as the labels there are. Returns what is wrong,
// empty when nothing is.
std::string settle_labels(const LabelNames& names, OutputSettings& settings);

// Fills flags.settings. Returns what is wrong beyond what CLI11 sees; empty when nothing is.
std::string complete_output(OutputFlags& flags);

// The format in force. `terminal`: standard output is one; `records`: inputs are JSON Lines.
output::Format format_in_force(const OutputSettings& settings, bool terminal, bool records);

// What the `run` record says about the settings.
void describe_output(const OutputSettings& settings,
                     std::vector<std::pair<std::string, std::string>>& described);

}  // namespace onoma::cli
