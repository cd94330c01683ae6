// Checker: every problem of what users write, in one run, however many files it stands in.
//
// Not thread safe. Borrows the Model, whose ordinary words it knows.
//
//   Checker checker(model, io::read_file);
//   checker.add_file("ships.tsv", bytes);
//   checker.add_user_folder("mine");
//   for (const Diagnostic& problem : checker.finish()) show(problem);
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/additions_reader.hpp"
#include "model/stanza_reader.hpp"
#include "onoma/model.hpp"
#include "onoma/result.hpp"

namespace onoma::check {

// Problems of one file beyond which they are counted only.
inline constexpr std::size_t kMostProblems = 1000;

using ReadFile = std::function<Result<std::string>(const std::string& path)>;

class Checker {
 public:
  Checker(const Model& model, ReadFile read) : model_(model), read_(std::move(read)) {}

  // A folder as `onoma compile` makes a model of. With `only`, the path of one of its files, just that file's problems.
  void add_gazetteers(const std::string& folder, const std::string& only = {});
  // A folder of additions: lists, patterns, context rules, texts to block and to allow. With `only`, the path of one of its
  // files as model::files_of_user_folder has it, just that file's problems.
  void add_user_folder(const std::string& folder, const std::string& only = {});
  // A list or a file of patterns, told by its bytes.
  void add_file(const std::string& path, std::string_view bytes);
  // Fragments that the rules of other files may use and that are not checked themselves.
  void lend_fragments(const std::string& path);
  // Something that is wrong with a file as a whole.
  void add_problem(const std::string& path, Severity severity, const char* code, std::string message);

  // All problems: files in the order in which they came, lines in theirs.
  std::vector<Diagnostic> finish();

 private:
  void check_additions();
  void check_rules();
  bool is_asked_for(const std::string& file) const;
  void keep(std::vector<Diagnostic> found);
  void sort();
  void leave_out_the_rest();

  const Model& model_;
  ReadFile read_;
  std::vector<std::string> files_;  // and folders, as they came
  std::vector<std::string> lent_;
  std::map<std::string, std::vector<Diagnostic>> gazetteers_;  // what was found in each folder for compile
  std::map<std::string, std::set<std::string>> folders_;  // user folders, and the files asked for; none: all
  std::vector<std::string> rules_;  // files of patterns, those of user folders among them
  AdditionSources sources_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace onoma::check
