#include "cli/flag_values.hpp"

#include <sched.h>

#include <algorithm>

namespace onoma::cli {
namespace {

std::size_t processors() {
  cpu_set_t allowed;
  if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  return static_cast<std::size_t>(std::max(1, CPU_COUNT(&allowed)));
}

// Case does not matter here; not by the locale, in which "i" may have another capital.
std::string capitals(std::string name) {
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

}  // namespace

std::size_t threads_of(int jobs) {
  return jobs == 0 ? processors() : static_cast<std::size_t>(jobs);
}

std::string read_labels(const std::vector<std::string>& names, std::vector<Label>& labels) {
  for (const std::string& name : names) {
    const std::optional<Label> label = label_from_name(capitals(name));
    if (!label) return "--label: no label \"" + name + "\" (PERSON, ORG, LOC, DATE)";
    labels.push_back(*label);
  }
  return "";
}

std::vector<std::string> read_any_labels(const std::vector<std::string>& names, std::vector<Label>& labels) {
  std::vector<std::string> others;
  for (const std::string& name : names) {
    if (const std::optional<Label> label = any_label_from_name(capitals(name))) labels.push_back(*label);
    else others.push_back(capitals(name));
  }
  return others;
}

std::string no_such_label(const std::string& name, const LabelNames& names) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    all.append(all.empty() ? "" : ", ").append(names.name(static_cast<Label>(i)));
  }
  return "--label: no label \"" + name + "\" (" + all + ")";
}

std::optional<eval::GoldFormat> gold_format_of(const std::string& name) {
  if (name == "jsonl") return eval::GoldFormat::kJsonl;
  if (name == "conll") return eval::GoldFormat::kConll;
  if (name == "brat") return eval::GoldFormat::kBrat;
  return std::nullopt;
}

}  // namespace onoma::cli
