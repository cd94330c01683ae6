#include "output/record_pieces.hpp"

#include <utility>

namespace onoma::output {

// What comes before the spans is known at the end only. Here a stand-in brings the JSON writer to where it
// would be.
RecordPieces::RecordPieces(const RecordOptions& options)
    : options_(options), writer_(buffer_, options.style) {
  writer_.begin_object();
  writer_.key("spans");
  buffer_.clear();
  writer_.begin_array();
}

void RecordPieces::add(const Document& piece, const std::vector<Entity>& entities, const RawPlace& raw,
                       std::string& body) {
  const SpanWriter spans(writer_, piece, raw, options_.unit, options_.explain);
  start_ = spans.write_piece(entities, start_);
  body += std::exchange(buffer_, {});
}

void RecordPieces::finish(const Finding& finding, std::string& head, std::string& body) {
  json::Writer writer(head, options_.style);
  write_document_head(writer, finding, options_);
  writer.key("spans");
  writer_.end_array();
  write_document_tail(writer_, finding, start_.offsets, options_);
  body += std::exchange(buffer_, {});
  body += '\n';
}

}  // namespace onoma::output
