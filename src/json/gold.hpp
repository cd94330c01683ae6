// Annotated documents as JSON Lines:
//
//   {"id", "text", "spans": [{"start", "end", "label", "value"?}], "labels"?, "ignore"?, "reference_date"?}
//
// Offsets in the line are code points. Pure; safe to call from any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/label.hpp"
#include "onoma/result.hpp"
#include "onoma/span.hpp"

namespace onoma::json {

struct GoldSpan {
  Span span;  // bytes of the text
  Label label = Label::kPerson;
  std::string value = {};  // of a date, as TIMEX3; empty when the annotation does not tell it
};

// Which labels a set holds, by their number.
using LabelSet = std::array<bool, kLabelCount>;
inline constexpr LabelSet kAllLabels = {true, true, true, true};

struct GoldDocument {
  std::string id;  // a number is kept as it is spelled
  std::string text;
  std::vector<GoldSpan> spans;
  std::vector<Span> ignore;         // regions of which the annotation says nothing
  LabelSet labels = kAllLabels;     // what the corpus annotates: all, when the line does not tell
  std::string reference_date = {};  // as given
};

// One line. Labels that onoma does not know are passed over; other fields are. Errors: E_JSON when it is not
// JSON, E_FIELD when a field is missing or cannot be: the message names it.
Result<GoldDocument> read_gold(std::string_view line);

}  // namespace onoma::json
