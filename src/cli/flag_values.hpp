// What the values of flags mean that several commands have.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "eval/gold_reader.hpp"
#include "onoma/label.hpp"

namespace onoma::cli {

// The number of threads that `--jobs N` asks for: 0 is as many as the process may use processors.
std::size_t threads_of(int jobs);

// The labels of `--label`, in any letter case, appended to `labels`: those that evidence is weighed for. Returns what is
// wrong, empty when nothing is.
std::string read_labels(const std::vector<std::string>& names, std::vector<Label>& labels);

// All built-in labels, as read_labels() does. Returns the names that are not among them, in capitals.
std::vector<std::string> read_any_labels(const std::vector<std::string>& names, std::vector<Label>& labels);

// What to say of a label that does not exist.
std::string no_such_label(const std::string& name, const LabelNames& names);

// The format that `--gold-format` names: jsonl, conll or brat; nothing for other values.
std::optional<eval::GoldFormat> gold_format_of(const std::string& name);

}  // namespace onoma::cli
