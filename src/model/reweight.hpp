// A model with other weights: everything but the weights is copied as it lies in the compiled file.
//
//   const Reweighted better = reweight(model.data(), rows);      // as if rows were one more file of weights/
//   io::write_file_atomically("better.onoma", better.bytes);
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/data.hpp"
#include "model/weight_rows.hpp"

namespace onoma::model {

// Which weights of the model remain under those that are added.
enum class Keep : unsigned char {
  kAll,
  kDates,    // those of DATE; names start with none
  kNothing,
};

struct Reweighted {
  std::string bytes;                 // a complete compiled model
  std::vector<std::size_t> unknown;  // the rows, by number, of which no list, cue or shape of the model gives the evidence
};

// Behaves as the folder compiled with a file of these rows more (with kNothing: in place of its others). The digest tells
// it from the model that it was made of.
Reweighted reweight(const Model::Data& model, std::span<const WeightRow> rows, Keep keep = Keep::kAll);

}  // namespace onoma::model
