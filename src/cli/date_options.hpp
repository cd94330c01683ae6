// The flags about dates of `onoma [PATH…]`.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "onoma/extractor.hpp"

namespace CLI {
class App;
}

namespace onoma::cli {

struct DateSettings {
  std::string reference;                // ISO day, before any that a document brings; empty: none
  std::vector<std::string> languages;   // besides English
  DateOrder order = DateOrder::kAuto;
  bool times = false;
  bool vague = false;
};

// As typed.
struct DateFlags {
  std::string reference;
  std::vector<std::string> languages;
  std::string order = "auto";
  bool times = false;
  bool vague = false;
};

void add_date_flags(CLI::App& app, DateFlags& flags);

// Fills `settings`; what is wrong, or empty. "today" becomes the day it is here.
std::string read_date_flags(const DateFlags& flags, DateSettings& settings);

// Which of the languages the model knows none of, as a message; empty when it knows them all. "all" becomes all it knows.
std::string settle_languages(const Model& model, DateSettings& settings);

// "dmy", …; empty for kAuto.
std::string order_name(DateOrder order);

// What the `run` record says of them.
void describe(const DateSettings& settings, std::vector<std::pair<std::string, std::string>>& described);

}  // namespace onoma::cli
