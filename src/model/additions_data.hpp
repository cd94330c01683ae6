// Additions::Data: the stages' views of what a user added, and the memory they lie in.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "additions/additions.hpp"
#include "additions/context_rules.hpp"
#include "additions/table_builder.hpp"
#include "model/mapped_file.hpp"
#include "onoma/additions.hpp"
#include "onoma/firing.hpp"
#include "onoma/span.hpp"
#include "pattern/pattern_set.hpp"

namespace onoma {

// The patterns of one file that was compiled, or of all that were read as text.
struct AddedPatterns {
  pattern::PatternSet set;             // a rule's score is its priority; one that vetoes blocks
  std::vector<std::uint32_t> sources;  // of each rule, in Additions::sources
};

// A text in which a context rule finds these groups; none for a `no` example.
struct ContextExample {
  std::uint32_t rule = 0;
  std::string text;
  std::vector<Span> spans;
  std::uint32_t line = 0;
};

// A file of context rules. Compiled files hold it as it is written.
struct ContextText {
  std::uint32_t source = 0;  // in Additions::sources
  std::string text;
};

// What an addition is called where it fires.
FiringKind firing_kind(additions::Kind kind, additions::Origin origin) noexcept;

// Names of files may hold any bytes, and so may the texts of a damaged file.
std::string valid_text(std::string_view text);

class Additions::Data {
 public:
  additions::Additions lists;  // tables, and the sources of everything
  std::vector<AddedPatterns> patterns;
  additions::ContextRules context;
  std::vector<std::uint32_t> context_sources;  // of each of its rules, in lists.sources
  std::vector<Label> context_labels;           // what each of its rules says; of no meaning for a veto of all labels
  std::vector<ContextExample> context_examples;
  std::vector<ContextText> context_texts;      // what all of this is read from
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
