// ErrorList: the errors of a run, equal ones counted together, each with an example.
//
//   eval::ErrorList errors;
//   for (…) errors.add(document, spans);
//   for (const eval::ErrorRow& row : errors.most_frequent(eval::ErrorKind::kMissed, 20)) …
//
// Not thread safe. Keeps no view of the documents.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/scorer.hpp"

namespace onoma::eval {

enum class ErrorKind : unsigned char {
  kSpurious,  // predicted, touches no annotated span
  kMissed,    // annotated, touched by no prediction
  kBoundary,  // the right label, another begin or end
  kType,      // touches an annotated span of another label only
};
inline constexpr std::size_t kErrorKinds = 4;

// "spurious", "missed", "boundary", "type".
std::string_view error_kind_name(ErrorKind kind) noexcept;

struct ErrorRow {
  std::string label;  // "ORG"; of a type error "ORG -> LOC", annotated and predicted
  std::string what;   // the text; where annotated and predicted text differ, "annotated -> predicted"
  std::size_t count = 0;
  std::string id;       // of the first document with this error
  std::string context;  // "left [text] right" there
};

class ErrorList {
 public:
  // `spans` as scored_spans() gives them for the document.
  void add(const GoldDocument& document, const ScoredSpans& spans);

  // The most frequent first, at most `limit`; equally frequent ones by label and text.
  std::vector<ErrorRow> most_frequent(ErrorKind kind, std::size_t limit) const;

  // How many errors of that kind there are, and how many different ones.
  std::size_t total(ErrorKind kind) const noexcept;
  std::size_t different(ErrorKind kind) const noexcept {
    return found_[static_cast<std::size_t>(kind)].size();
  }

 private:
  struct Example {
    std::size_t count = 0;
    std::string id;
    std::string context;
  };
  using Key = std::pair<std::string, std::string>;  // label, what

  void note(ErrorKind kind, Key key, const GoldDocument& document, Span span);

  std::array<std::map<Key, Example>, kErrorKinds> found_;
};

}  // namespace onoma::eval
