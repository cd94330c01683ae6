#include "cli/help/suggest.hpp"

#include <algorithm>

namespace onoma::cli {

std::size_t typing_distance(std::string_view a, std::string_view b) {
  // Rows of the table: two before the one that is being filled.
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::string nearest(std::string_view typed, const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongest = 64;  // no name is longer, and the table grows with the square
  if (typed.size() > kLongest) return "";
  const std::string_view letters = typed.substr(std::min(typed.find_first_not_of('-'), typed.size()));
  std::string best;
  std::size_t least = std::max<std::size_t>(1, letters.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = typing_distance(typed, candidate);
    if (distance < least) best = candidate, least = distance;
  }
  if (!best.empty() || letters.size() < 2) return best;
  const auto begun =
      std::find_if(candidates.begin(), candidates.end(),
                   [typed](const std::string& candidate) { return candidate.starts_with(typed); });
  return begun == candidates.end() ? "" : *begun;
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates) {
  const std::string meant = nearest(typed, candidates);
  return meant.empty() ? "" : "; did you mean " + meant + '?';
}

}  // namespace onoma::cli
