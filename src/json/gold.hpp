// Annotated documents as JSON Lines: {"id", "text", "spans": [{"start", "end", "label"}], "labels", "ignore"}.
#pragma once

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
};

struct GoldDocument {
  std::string id;
  std::string text;
  std::vector<GoldSpan> spans;
  std::vector<Span> ignore;  // regions of which the annotation says nothing
};

// One line. Offsets in the line are code points; labels that onoma does not know are passed over. E_JSON when it is no such
// record.
Result<GoldDocument> read_gold(std::string_view line);

}  // namespace onoma::json
