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
std::optional<Label> label_of(std::string name, bool any) {
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return any ? any_label_from_name(name) : label_from_name(name);
}

}  // namespace

std::size_t threads_of(int jobs) {
  return jobs == 0 ? processors() : static_cast<std::size_t>(jobs);
}

std::string read_labels(const std::vector<std::string>& names, bool any, std::vector<Label>& labels) {
  for (const std::string& name : names) {
    const std::optional<Label> label = label_of(name, any);
    if (!label) return "--label: no label \"" + name + "\" (PERSON, ORG, LOC, DATE" + (any ? ", TIME, DURATION, SET)" : ")");
    labels.push_back(*label);
  }
  return "";
}

std::optional<eval::GoldFormat> gold_format_of(const std::string& name) {
  if (name == "jsonl") return eval::GoldFormat::kJsonl;
  if (name == "conll") return eval::GoldFormat::kConll;
  if (name == "brat") return eval::GoldFormat::kBrat;
  return std::nullopt;
}

}  // namespace onoma::cli
