// Tally: what a run has seen, in numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "onoma/extractor.hpp"
#include "onoma/label.hpp"

namespace onoma::output {

struct Tally {
  std::size_t documents = 0;  // with those that failed
  std::size_t failures = 0;
  std::size_t passed_over = 0;  // files that were no inputs after all
  std::uint64_t bytes = 0;      // of the inputs as they were read
  std::array<std::size_t, kMostLabels> spans{};  // by label
  DateOrderVotes date_order_votes;

  std::size_t all_spans() const noexcept {
    std::size_t sum = 0;
    for (const std::size_t number : spans) sum += number;
    return sum;
  }
  void add(const Tally& other) noexcept {
    documents += other.documents;
    failures += other.failures;
    passed_over += other.passed_over;
    bytes += other.bytes;
    for (std::size_t i = 0; i < spans.size(); ++i) spans[i] += other.spans[i];
    date_order_votes.dmy += other.date_order_votes.dmy;
    date_order_votes.mdy += other.date_order_votes.mdy;
  }
};

}  // namespace onoma::output
