// Additions: what a user taught on top of a model (names, patterns, texts to block or to keep), immutable.
//
// Thread safety: any number of threads may use one. Lifetime: an Extractor borrows it (ExtractOptions::additions).
//
//   onoma::AdditionSources sources;
//   sources.gazetteers = {"weapons.tsv", "my-folder"};
//   onoma::Result<onoma::Additions> added = onoma::Additions::read(sources, model);
//   if (!added) return report(added.error());
//   onoma::Extractor extractor(model, {.additions = &*added});
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onoma/firing.hpp"
#include "onoma/label.hpp"
#include "onoma/model.hpp"
#include "onoma/result.hpp"

namespace onoma {

// Where additions are read from, docs/additions.md has the formats.
struct AdditionSources {
  std::vector<std::string> gazetteers;  // lists, user folders, files made by compile_additions()
  std::vector<std::string> patterns;    // files of stanzas
  std::vector<std::pair<std::string, std::string>> labels;  // of lists that do not tell theirs: file, label

  bool empty() const noexcept { return gazetteers.empty() && patterns.empty(); }
};

class Additions {
 public:
  // Reads all of it. Of two additions that are as strong as each other the one of the earlier source counts: gazetteers come
  // first, then patterns, each in their order. The model's abbreviations tell where words end.
  // Errors: E_ADDITIONS with every problem that was found; E_NOT_FOUND, E_PERMISSION, E_READ.
  static Result<Additions> read(const AdditionSources& sources, const Model& model);

  // The built-in labels, and those that were added.
  const LabelNames& labels() const noexcept;
  // Sixteen hexadecimal digits that depend on the contents of the sources and their order.
  std::string digest() const;
  // Number of names and patterns.
  std::uint64_t entry_count() const;
  // Tells of each line of a list, each pattern and each context rule as Extractor::trace() does where one fires, without a place: in
  // the order of the sources, then of the lines, of a line with aliases once. `written`: its name, of a line of a list.
  void list(const std::function<void(const Firing& rule, std::string_view written)>& tell) const;

  Additions(Additions&&) noexcept;
  Additions& operator=(Additions&&) noexcept;
  ~Additions();

  // The stages' view; defined in the library's own headers.
  class Data;
  const Data& data() const noexcept { return *data_; }

 private:
  explicit Additions(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace onoma
