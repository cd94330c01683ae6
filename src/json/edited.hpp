// Documents that somebody corrected, one a line, in any of these forms:
//
//   {"id", "text", "spans": [{"start", "end", "label"}], "labels"?, "ignore"?}     annotated documents, Prodigy
//   {"id", "text", "label": [[start, end, "LOC"], …]}                              doccano
//   {"id", "source": {"path", "record"?}, "offset_unit", "spans": [{…, "text"}]}   records of onoma, whose text is in
//                                                                                  the file that `source` names, or in
//                                                                                  the record (--with-text)
//
// Labels are any strings. A span may say its `text` in place of `start` and `end`: it is then each place where the text
// stands by itself. Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onoma/result.hpp"
#include "onoma/span.hpp"

namespace onoma::json {

struct EditedSpan {
  std::optional<std::pair<std::size_t, std::size_t>> offsets;  // in the document's unit
  std::string text;                                            // empty where the line does not tell it
  std::string label;
};

struct EditedDocument {
  std::string id;
  std::optional<std::string> text;    // nothing: it is in the file `path`
  std::string path;                   // empty where the line does not tell it
  std::optional<std::size_t> record;  // which record of that file, from 0, where it holds several
  OffsetUnit unit = OffsetUnit::kCodepoint;
  std::vector<EditedSpan> spans;
  std::vector<EditedSpan> ignore;     // regions of which nothing is said
  std::vector<std::string> labels;    // those that were looked at; empty: all
};

// One line; nothing for a record that is about no document, or about one that could not be read. Errors: E_JSON, E_FIELD
// as for read_gold.
Result<std::optional<EditedDocument>> read_edited(std::string_view line);

struct LabelledSpan {
  Span span;  // bytes of the text
  std::string label;
};

// The spans in the text, in reading order, each once. E_FIELD where one is not in it: then the text is another one.
Result<std::vector<LabelledSpan>> locate_spans(const std::vector<EditedSpan>& spans, OffsetUnit unit, std::string_view text);

}  // namespace onoma::json
