#include "cli/results.hpp"

namespace onoma::cli {
namespace {

constexpr std::size_t kFirstLabel = 5;  // what stands before the labels

}  // namespace

std::vector<std::uint64_t> counts_of(const output::Tally& tally) {
  std::vector<std::uint64_t> counts = {tally.documents, tally.failures, tally.bytes,
                                       tally.date_order_votes.dmy, tally.date_order_votes.mdy};
  counts.insert(counts.end(), tally.spans.begin(), tally.spans.end());
  // Labels that nothing was found of, behind the built-in ones, need no word.
  while (counts.size() > kFirstLabel + kAllLabelCount && counts.back() == 0) counts.pop_back();
  return counts;
}

output::Tally tally_of(const std::vector<std::uint64_t>& counts) {
  output::Tally tally;
  std::size_t next = 0;
  const auto take = [&](auto& number) { number = next < counts.size() ? counts[next++] : 0; };
  take(tally.documents), take(tally.failures), take(tally.bytes);
  take(tally.date_order_votes.dmy), take(tally.date_order_votes.mdy);
  for (std::size_t& number : tally.spans) take(number);
  return tally;
}

}  // namespace onoma::cli
