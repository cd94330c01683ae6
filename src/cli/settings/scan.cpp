#include "cli/settings/scan.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/help/flag_table.hpp"

namespace onoma::cli {
namespace {

class Scanner {
 public:
  Scanner(const CLI::App& app, const Arguments& arguments) : app_(app), rest_(arguments) {}

  Scan scan() {
    while (at_ < rest_.size()) {
      const std::string& argument = rest_[at_++];
      if (argument == "--") {
        parts_.push_back(
            {nullptr, Arguments(rest_.begin() + static_cast<std::ptrdiff_t>(at_) - 1, rest_.end())});
        break;
      }
      if (argument.size() < 2 || argument.front() != '-') {
        parts_.push_back({nullptr, {argument}});
      } else if (argument[1] == '-') {
        long_flag(argument);
      } else {
        short_flags(argument);
      }
    }
    for (Part& part : parts_)
      scan_.arguments.insert(scan_.arguments.end(), part.arguments.begin(), part.arguments.end());
    return std::move(scan_);
  }

 private:
  // A flag with its values, or what is none.
  struct Part {
    const CLI::Option* option;
    Arguments arguments;
  };

  const CLI::Option* find(const std::string& name) const {
    const CLI::Option* option = app_.get_option_no_throw(name);
    return option != nullptr && option->nonpositional() ? option : nullptr;
  }

  void give(const CLI::Option* option, Arguments arguments) {
    scan_.given.insert(option);
    scan_.undone.erase(option);
    parts_.push_back({option, std::move(arguments)});
  }

  void undo(const CLI::Option* option) {
    scan_.given.insert(option);
    scan_.undone.insert(option);
    std::erase_if(parts_, [option](const Part& part) { return part.option == option; });
  }

  // The values that stand behind a flag, where `count` must.
  void take_values(std::size_t count, Arguments& arguments) {
    for (; count > 0 && at_ < rest_.size(); --count) arguments.push_back(rest_[at_++]);
  }

  void long_flag(const std::string& argument) {
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    const CLI::Option* option = find(name);
    if (option == nullptr && equals == std::string::npos && name.starts_with("--no-")) {
      const CLI::Option* meant = find("--" + name.substr(5));
      if (meant != nullptr && can_be_undone(*meant)) return undo(meant);
    }
    if (option == nullptr) return scan_.unknown.push_back(argument);
    Arguments part = {argument};
    if (is_switch(*option)) {
      const bool off = equals != std::string::npos && switch_value(argument.substr(equals + 1)) == false;
      return off ? undo(option) : give(option, std::move(part));
    }
    const auto needed = static_cast<std::size_t>(option->get_items_expected_min());
    take_values(needed - (equals != std::string::npos && needed > 0 ? 1 : 0), part);
    give(option, std::move(part));
  }

  void short_flags(const std::string& argument) {
    for (std::size_t letter = 1; letter < argument.size(); ++letter) {
      const std::string name = {'-', argument[letter]};
      const CLI::Option* option = find(name);
      if (option == nullptr) return scan_.unknown.push_back(argument);
      if (is_switch(*option)) {
        give(option, {name});
        continue;
      }
      Arguments part = {name};
      if (letter + 1 < argument.size()) {
        part = {argument.substr(letter)};
        part.front().insert(0, 1, '-');
      }
      take_values(static_cast<std::size_t>(option->get_items_expected_min()) - (letter + 1 < argument.size()),
                  part);
      return give(option, std::move(part));
    }
  }

  const CLI::App& app_;
  const Arguments& rest_;
  std::size_t at_ = 0;
  std::vector<Part> parts_;
  Scan scan_;
};

}  // namespace

Scan scan_arguments(const CLI::App& app, const Arguments& arguments) {
  return Scanner(app, arguments).scan();
}

std::optional<bool> switch_value(std::string_view text) {
  for (const char* on : {"true", "yes", "on", "1"}) {
    if (text == on) return true;
  }
  for (const char* off : {"false", "no", "off", "0", ""}) {
    if (text == off) return false;
  }
  return std::nullopt;
}

}  // namespace onoma::cli
