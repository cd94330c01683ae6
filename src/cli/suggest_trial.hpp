// Trial: what the extractor would find if suggestions were taken.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "learn/suggestion.hpp"
#include "onoma/additions.hpp"
#include "onoma/model.hpp"
#include "onoma/result.hpp"

namespace onoma::cli {

class Trial {
 public:
  using Found = std::vector<std::vector<learn::Marked>>;

  // Borrows all but the sources.
  Trial(const Model& model, AdditionSources sources, const std::vector<learn::CorrectedDocument>& documents,
        std::size_t threads)
      : model_(model), sources_(std::move(sources)), documents_(documents), threads_(threads) {}

  // What is found in these documents, in their order, with the sources and what is suggested. Errors: those of
  // Additions::read, E_WRITE when the suggestions cannot be put into a folder of their own, E_MEMORY.
  Result<Found> run(const std::vector<learn::Suggestion>& suggestions, const std::vector<std::size_t>& which) const;

 private:
  Result<Found> extract(const Additions& additions, const std::vector<std::size_t>& which) const;

  const Model& model_;
  AdditionSources sources_;
  const std::vector<learn::CorrectedDocument>& documents_;
  std::size_t threads_;
};

}  // namespace onoma::cli
