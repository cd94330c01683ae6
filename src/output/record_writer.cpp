#include "output/record_writer.hpp"

#include "output/bytes.hpp"
#include "output/record_pieces.hpp"
#include "output/span_writer.hpp"

namespace onoma::output {
namespace {

void write_origin(json::Writer& writer, const Origin& origin) {
  writer.field("id", to_utf8(origin.id));
  writer.key("source");
  writer.begin_object();
  const std::string path = to_utf8(origin.path);
  writer.field("path", path);
  if (path != origin.path) writer.field("path_b64", base64(origin.path));
  if (origin.record) writer.field_count("record", *origin.record);
  if (!origin.encoding.empty()) {
    writer.field("encoding", to_utf8(origin.encoding));
    writer.field("encoding_from", origin.encoding_from);
  }
  if (origin.bytes) writer.field_count("bytes", *origin.bytes);
  if (!origin.compression.empty()) writer.field("compression", origin.compression);
  if (!origin.sha256.empty()) writer.field("sha256", origin.sha256);
  writer.end_object();
}

void write_problem(json::Writer& writer, const std::string& code, const std::string& message) {
  writer.field("code", code);
  writer.field("message", to_utf8(message));
}

void write_warnings(json::Writer& writer, const Finding& finding, std::size_t replaced) {
  std::vector<Warning> warnings;
  if (replaced > 0) {
    const std::string parts = replaced == 1 ? " part that is" : " parts that are";
    warnings.push_back(
        {"W_ENCODING", std::to_string(replaced) + parts + " not valid Unicode replaced by U+FFFD"});
  }
  warnings.insert(warnings.end(), finding.warnings.begin(), finding.warnings.end());
  warnings.insert(warnings.end(), finding.extraction.warnings.begin(), finding.extraction.warnings.end());
  if (warnings.empty()) return;
  writer.key("warnings");
  writer.begin_array();
  for (const Warning& warning : warnings) {
    writer.begin_object();
    write_problem(writer, warning.code, warning.message);
    writer.end_object();
  }
  writer.end_array();
}

void write_text(json::Writer& writer, const Finding& finding, const text::UnitOffsets& length, std::size_t replaced,
                bool with_text) {
  writer.key("text");
  writer.begin_object();
  if (!finding.text_sha256.empty()) writer.field("sha256", finding.text_sha256);
  writer.field_count("bytes", length.byte);
  writer.field_count("codepoints", length.codepoint);
  writer.field_count("utf16", length.utf16);
  writer.field_count("replaced", replaced);
  if (with_text) writer.field("content", finding.document.text());
  writer.end_object();
}

void write_meta(json::Writer& writer, const Origin& origin) {
  if (origin.meta.empty()) return;
  writer.key("meta");
  writer.raw(origin.meta);
}

void write_reference_date(json::Writer& writer, const Finding& finding, OffsetUnit unit) {
  const ReferenceDate& date = finding.extraction.reference_date;
  if (date.value.empty()) return;
  writer.key("ref_date");
  writer.begin_object();
  writer.field("value", date.value);
  writer.field("from", date.from);
  if (!date.span.empty()) {
    text::UnitCounter counter(finding.document.text());
    writer.field_count("start", counter.at(date.span.begin).in(unit));
    writer.field_count("end", counter.at(date.span.end).in(unit));
  }
  writer.end_object();
}

}  // namespace

std::string_view offset_unit_name(OffsetUnit unit) noexcept {
  switch (unit) {
    case OffsetUnit::kByte:
      return "byte";
    case OffsetUnit::kUtf16:
      return "utf16";
    case OffsetUnit::kCodepoint:
      break;
  }
  return "codepoint";
}

void write_record_head(json::Writer& writer, std::string_view type, std::string_view tool) {
  writer.begin_object();
  writer.field("schema", "onoma/1");
  writer.field("type", type);
  writer.field("tool", tool);
}

void write_error(json::Writer& writer, const Failure* failure) {
  writer.key("error");
  if (!failure) return writer.null();
  writer.begin_object();
  write_problem(writer, failure->error.code, failure->error.message);
  writer.key("retry");
  writer.boolean(failure->retry);
  writer.end_object();
}

void write_document_head(json::Writer& writer, const Finding& finding, const RecordOptions& options) {
  write_record_head(writer, "document", options.tool);
  write_origin(writer, finding.origin);
  writer.field("offset_unit", offset_unit_name(options.unit));
  if (!finding.extraction.language.empty()) writer.field("lang", finding.extraction.language);
  write_reference_date(writer, finding, options.unit);
  write_meta(writer, finding.origin);
}

void write_document_tail(json::Writer& writer, const Finding& finding, const text::UnitOffsets& length,
                         const RecordOptions& options) {
  const std::size_t replaced = finding.replaced + finding.document.replaced();
  write_text(writer, finding, length, replaced, options.with_text);
  write_warnings(writer, finding, replaced);
  write_error(writer, nullptr);
  writer.end_object();
}

void RecordWriter::write(const Finding& finding, std::string& out) const {
  json::Writer writer(out, options_.style);
  write_document_head(writer, finding, options_);
  const SpanWriter spans(writer, finding.document, finding.raw, options_.unit, options_.explain, options_.context);
  const text::UnitOffsets length = spans.write_spans(finding.extraction.entities);
  if (options_.explain) spans.write_rejected(finding.extraction.rejected);
  write_document_tail(writer, finding, length, options_);
  out += '\n';
}

std::unique_ptr<Pieces> RecordWriter::pieces() const {
  // What was rejected stands after all spans, a context may lie in another piece.
  if (options_.explain || options_.with_text || options_.context > 0) return nullptr;
  return std::make_unique<RecordPieces>(options_);
}

void RecordWriter::write(const Failure& failure, std::string& out) const {
  json::Writer writer(out, options_.style);
  write_record_head(writer, "document", options_.tool);
  write_origin(writer, failure.origin);
  write_meta(writer, failure.origin);
  writer.key("spans");
  writer.begin_array();
  writer.end_array();
  write_error(writer, &failure);
  writer.end_object();
  out += '\n';
}

void RecordWriter::write_run(const std::vector<std::pair<std::string, std::string>>& run_options,
                             std::string& out) const {
  json::Writer writer(out, options_.style);
  write_record_head(writer, "run", options_.tool);
  writer.key("options");
  writer.begin_object();
  for (const auto& [name, value] : run_options) writer.field(name, to_utf8(value));
  writer.end_object();
  writer.end_object();
  out += '\n';
}

}  // namespace onoma::output
