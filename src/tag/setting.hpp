// Setting: what kind of text a name stands in. A club is called by its city in a table of results; a message that speaks to
// @somebody follows other customs than a report.
#pragma once

#include <cstdint>
#include <vector>

#include "tag/evidence.hpp"
#include "tag/window.hpp"

namespace onoma::tag {

class Setting {
 public:
  // Looks at a whole window; forgets the last one.
  void look(const EvidenceTables& tables, const Window& window);

  bool is_sports() const noexcept { return sports_; }                                 // the window is about sports
  bool is_informal(std::uint32_t line) const noexcept { return (lines_[line] & kInformal) != 0; }  // @names, #tags, links
  bool is_table(std::uint32_t line) const noexcept { return (lines_[line] & kTable) != 0; }        // largely numbers
  bool is_plain(std::uint32_t line) const noexcept { return !sports_ && lines_[line] == 0; }

 private:
  static constexpr std::uint8_t kInformal = 1, kTable = 2;
  bool sports_ = false;
  std::vector<std::uint8_t> lines_;
};

}  // namespace onoma::tag
