// Aligned: rows of cells as columns of equal width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onoma::cli {

class Aligned {
 public:
  // `indent`: blanks before each row.
  explicit Aligned(std::size_t indent) : indent_(indent) {}

  // Cells that begin with a sign or a digit stand at the right, others at the left. UTF-8 without control characters.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const noexcept { return rows_.empty(); }
  std::string text() const;

 private:
  std::size_t indent_;
  std::vector<std::vector<std::string>> rows_;
};

// The text with blanks behind it up to that many code points.
std::string padded(std::string_view text, std::size_t width);

}  // namespace onoma::cli
