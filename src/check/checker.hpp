// Checker: every problem of what users write, in one run, however many files it stands in.
//
// Not thread safe. Borrows the Model, whose ordinary words it knows.
//
//   Checker checker(model);
//   checker.add_file("names.tsv", bytes);
//   for (const Diagnostic& problem : checker.finish()) show(problem);
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/names.hpp"
#include "model/stanza_reader.hpp"
#include "onoma/model.hpp"
#include "onoma/result.hpp"

namespace onoma::check {

// Problems of one file beyond which they are counted only.
inline constexpr std::size_t kMostProblems = 1000;

class Checker {
 public:
  explicit Checker(const Model& model) : model_(model) {}

  // A folder as `onoma compile` takes it. With `only`, the path of one of its files, just that file's problems.
  void add_gazetteers(const std::string& folder, const std::string& only = {});
  // A list or a file of patterns, told by its bytes.
  void add_file(const std::string& path, std::string bytes);
  // Fragments that the rules of other files may use and that are not checked themselves.
  void lend_fragments(const std::string& path, std::string_view bytes);
  // Something that is wrong with a file as a whole.
  void add_problem(const std::string& path, const char* code, std::string message);

  // All problems: files in the order in which they came, lines in theirs.
  std::vector<Diagnostic> finish();

 private:
  void check_rules();
  void sort();
  void leave_out_the_rest();

  const Model& model_;
  std::vector<std::string> files_;  // as they came
  std::vector<ListedName> names_;
  std::vector<model::Stanza> stanzas_;
  std::vector<model::Fragment> fragments_;
  std::vector<model::Fragment> lent_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace onoma::check
