// OverlapIndex: which of a set of spans, which may overlap each other, share a character with a span.
#pragma once

#include <algorithm>
#include <vector>

#include "onoma/span.hpp"

namespace onoma::eval {

class OverlapIndex {
 public:
  explicit OverlapIndex(std::vector<Span> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end());
    std::size_t furthest = 0;
    for (const Span& span : spans_) furthest_.push_back(furthest = std::max(furthest, span.end));
  }

  // In logarithmic time.
  bool touches(Span span) const noexcept {
    const auto behind = std::partition_point(spans_.begin(), spans_.end(),
                                             [span](const Span& other) { return other.begin < span.end; });
    return behind != spans_.begin() &&
           furthest_[static_cast<std::size_t>(behind - spans_.begin()) - 1] > span.begin;
  }

  // The number, in sorted order, from which on spans can touch one that begins at `place`: all before end there or earlier.
  // In logarithmic time.
  std::size_t first_behind(std::size_t place) const noexcept {
    return static_cast<std::size_t>(
        std::partition_point(furthest_.begin(), furthest_.end(), [place](std::size_t end) { return end <= place; }) -
        furthest_.begin());
  }

 private:
  std::vector<Span> spans_;            // sorted
  std::vector<std::size_t> furthest_;  // end of any span up to this one
};

}  // namespace onoma::eval
