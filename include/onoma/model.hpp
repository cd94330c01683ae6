// Model: the compiled knowledge (gazetteers, cues, words, patterns, weights), immutable.
//
// Thread safety: any number of threads may use one Model. Lifetime: an Extractor borrows its Model, which must outlive it.
//
//   onoma::Model model = onoma::Model::builtin();                  // link onoma::default_model
//   onoma::Result<onoma::Model> mine = onoma::Model::open("my.onoma");
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "onoma/result.hpp"

namespace onoma {

class Model {
 public:
  // The model made from the shipped gazetteers; defined in the library onoma::default_model.
  static Model builtin();

  // Maps a file written by `onoma compile`. Every table is bounds-checked before use.
  // Errors: E_NOT_FOUND, E_PERMISSION, E_FORMAT (not a model, cut, damaged, another version).
  static Result<Model> open(const std::string& path);

  // The model in memory that stays valid as long as the Model lives. The same checks as open().
  static Result<Model> from_memory(std::string_view bytes);

  // Sixteen hexadecimal digits that depend on the sources alone.
  std::string digest() const;
  // Number of names in the gazetteers.
  std::uint64_t entry_count() const;

  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;
  ~Model();

  // The stages' view of the tables; defined in the library's own headers.
  class Data;
  const Data& data() const noexcept { return *data_; }

 private:
  explicit Model(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace onoma
