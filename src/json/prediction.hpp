// What a record says of a document (json/found.hpp), as far as scoring needs it.
//
// Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/label.hpp"
#include "onoma/result.hpp"
#include "onoma/span.hpp"

namespace onoma::json {

struct PredictedSpan {
  std::size_t start = 0;  // in the record's unit
  std::size_t end = 0;
  Label label = Label::kPerson;
  std::string value;                 // empty when there is none
  std::optional<double> confidence;  // 0 to 1
  std::string text;                  // empty when the record does not tell it
};

struct Prediction {
  std::string id;
  OffsetUnit unit = OffsetUnit::kCodepoint;
  std::vector<PredictedSpan> spans;
};

// One line; nothing for a record that is about no document (`run`). Labels that onoma does not know are
// passed over; a record of an input that failed has no spans. Errors: E_JSON, E_FIELD as for read_gold.
Result<std::optional<Prediction>> read_prediction(std::string_view line);

}  // namespace onoma::json
