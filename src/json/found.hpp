// Reads back the records that onoma writes (docs/onoma-1.schema.json), with whatever labels they have. Also takes
// those of other programs: {"id", "spans": [{"start", "end", "label"}]} is enough.
//
// Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/result.hpp"
#include "onoma/span.hpp"

namespace onoma::json {

struct FoundSpan {
  std::size_t start = 0;  // in the record's unit
  std::size_t end = 0;
  std::optional<Span> bytes;  // the same in bytes, where the record tells
  std::string label;
  std::string text;                  // empty when the record does not tell it
  std::string value;                 // empty when there is none
  std::optional<double> confidence;  // 0 to 1
};

struct FoundRecord {
  std::string id;
  OffsetUnit unit = OffsetUnit::kCodepoint;
  bool failed = false;  // the input could not be worked on; there are no spans
  std::vector<FoundSpan> spans;
};

// One line; nothing for a record that is about no document (`run`). Errors: E_JSON, E_FIELD as for read_gold.
Result<std::optional<FoundRecord>> read_found(std::string_view line);

}  // namespace onoma::json
