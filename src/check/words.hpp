// How often a name would fire because it is an ordinary word.
#pragma once

#include <string>
#include <string_view>

#include "onoma/model.hpp"

namespace onoma::check {

// Knows the ordinary words of a model (gazetteers/words). Borrows it. Thread safety: immutable.
class OrdinaryWords {
 public:
  explicit OrdinaryWords(const Model& model) : model_(model) {}

  // How often the word stands in a million words of running English, in whatever letter case; 0 for what is none. The mean
  // of its kind: words of grammar, and four tiers of other words, as counted in 1.1 million words of news, reports and web
  // pages.
  double per_million(std::string_view word) const;

 private:
  const Model& model_;
};

// "30 times", "once", "0.2 times": what per_million says, as a message has it.
std::string times_text(double per_million);

}  // namespace onoma::check
