// Additions::Data: the stages' views of what a user added, and the memory they lie in.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "additions/additions.hpp"
#include "additions/table_builder.hpp"
#include "model/mapped_file.hpp"
#include "onoma/additions.hpp"
#include "pattern/pattern_set.hpp"

namespace onoma {

// The patterns of one file that was compiled, or of all that were read as text.
struct AddedPatterns {
  pattern::PatternSet set;             // a rule's score is its priority; one that vetoes blocks
  std::vector<std::uint32_t> sources;  // of each rule, in Additions::sources
};

class Additions::Data {
 public:
  additions::Additions lists;  // tables, and the sources of everything
  std::vector<AddedPatterns> patterns;
  LabelNames labels;
  std::uint64_t digest = 0;
  std::uint64_t entries = 0;

  additions::TableMemory memory;         // of the lists that were read as text
  std::deque<std::string> strings;       // of their sources
  std::vector<model::MappedFile> files;  // that were compiled

  Data() = default;
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;

  static Additions wrap(std::unique_ptr<Data> data) { return Additions(std::move(data)); }
};

}  // namespace onoma
