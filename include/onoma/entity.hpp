// Entity: what the extractor found at one place, and why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onoma/label.hpp"
#include "onoma/span.hpp"

namespace onoma {

// What kind of observation a piece of evidence is; the names are those of the output schema.
enum class EvidenceKind : std::uint8_t { kGazetteer, kRegex, kContext, kShape, kAlias, kDocument, kModel, kUser, kVeto };

// "gazetteer", "regex", …
const char* evidence_kind_name(EvidenceKind kind) noexcept;

// One observation and what it adds to the score. `file` and `line` name the entry or rule it rests on, where there is one.
struct Evidence {
  EvidenceKind kind = EvidenceKind::kModel;
  std::string rule;
  int weight = 0;
  std::string text;
  std::string file;
  std::uint32_t line = 0;
};

// A date, time, duration or set understood: a TIMEX3 / ISO 8601 value ("2025-10-19", "2025-10", "2025", "199", "XXXX-12-25",
// "2025-10-19T14:30", "P3D"), empty where the expression alone does not tell it.
struct DateValue {
  std::string timex;
  std::string grain;   // day, week, month, quarter, year, decade, century; hour, minute, second of a time
  std::string from;    // first day of the period, ISO, where the value is complete
  std::string to;      // last day
  std::string mod;     // START, MID, END or APPROX where the expression says so ("early 1990s", "around 1850")
  std::string order;   // "dmy", "mdy" or "ymd": how a date of numbers was read, where its numbers alone do not tell
  std::string anchor;  // the day a relative or incomplete expression was resolved against
  bool relative = false;
  bool ambiguous = false;
  std::vector<std::string> readings;  // all values where ambiguous
};

// A reading of the same text that lost, and by how much.
struct Alternative {
  Label label = Label::kPerson;
  int score = 0;
  int margin = 0;  // 0 where it lost by rank, not by points: additions outrank the model
  std::vector<Evidence> evidence;
  std::string added_label = {};  // as Entity has it
};

// A found name or date. `span` is in bytes of the document's text, which holds exactly the printed text.
struct Entity {
  Span span;
  Label label = Label::kPerson;
  int score = 0;            // sum of the evidence
  double confidence = 0;    // 0 to 1
  std::optional<DateValue> date;        // for DATE
  std::string added_label;              // the label's name where a user added it; empty for built-in ones
  std::string entry_id;                 // what the entry of a user's list says of itself: its id
  std::vector<std::pair<std::string, std::string>> data;  // and its other columns, by name
  std::vector<Evidence> evidence;       // only when asked for
  std::vector<Alternative> alternatives;  // only when asked for
};

// The name of the entity's label, built in or added. It lives as long as the entity.
inline std::string_view label_name(const Entity& entity) noexcept {
  return entity.added_label.empty() ? label_name(entity.label) : std::string_view(entity.added_label);
}
std::string_view label_name(const Entity&& entity) = delete;

}  // namespace onoma
