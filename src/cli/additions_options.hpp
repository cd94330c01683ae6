// The flags about what users add: --gazetteer, --patterns, --label-of; and how it is loaded.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "onoma/additions.hpp"

namespace CLI {
class App;
}

namespace onoma::cli {

class Console;

struct AdditionSettings {
  AdditionSources sources;
  std::string digest;  // of what was loaded; empty: nothing
};

// As typed.
struct AdditionFlags {
  AdditionSettings settings;
  std::vector<std::string> labels;  // FILE=LABEL
};

void add_addition_flags(CLI::App& app, AdditionFlags& flags);

// Fills flags.settings. Returns what is wrong, empty when nothing is.
std::string complete_additions(AdditionFlags& flags);

// Where --model names a file of additions alone, they become the first of them and the model the one built in.
void settle_model(std::string& model, AdditionSettings& settings);

// Nothing where none are asked for; the exit code, with every problem said on standard error, where they cannot be used.
std::variant<std::optional<Additions>, int> load_additions(AdditionSettings& settings, const Model& model, Console& console);

// What the `run` record says of them.
void describe(const AdditionSettings& settings, std::vector<std::pair<std::string, std::string>>& described);

}  // namespace onoma::cli
