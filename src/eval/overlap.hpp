// OverlapIndex: whether a span shares a character with any of a set of spans, which may overlap each other.
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

 private:
  std::vector<Span> spans_;            // sorted
  std::vector<std::size_t> furthest_;  // end of any span up to this one
};

}  // namespace onoma::eval
