#include "output/name_writer.hpp"

#include <algorithm>

#include "output/bytes.hpp"
#include "output/make_writer.hpp"
#include "output/record_writer.hpp"

namespace onoma::output {
namespace {

constexpr std::size_t kCountWidth = 9;  // as wide as "documents"

void append_right(const std::string& text, std::size_t width, std::string& out) {
  out.append(width - std::min(width, text.size()), ' ').append(text);
}

}  // namespace

NameWriter::NameWriter(NameOptions options, const std::vector<Name>& names)
    : options_(std::move(options)), names_(names), label_width_(std::string_view("label").size()) {
  for (const Name& name : names) label_width_ = std::max(label_width_, options_.labels.name(name.label).size());
}

void NameWriter::begin(std::string& out) const {
  switch (options_.format) {
    case Format::kCsv:
    case Format::kTsv:
      return cells().append_row({"label", "name", "count", "documents"}, out);
    case Format::kText:
      return names_.empty() ? void() : write_columns("count", "documents", "label", "name", out);
    case Format::kJson:
      out += names_.empty() ? "[" : "[\n";
      return;
    default:
      return;
  }
}

void NameWriter::write(std::size_t i, std::string& out) const {
  const Name& name = names_[i];
  const std::string count = std::to_string(name.count);
  const std::string documents = std::to_string(name.documents);
  switch (options_.format) {
    case Format::kCsv:
    case Format::kTsv:
      out.append(options_.labels.name(name.label)).push_back(cells().separator());
      cells().append_foreign(name.name, out);
      (out += cells().separator()).append(count);
      (out += cells().separator()).append(documents).append("\n");
      return;
    case Format::kText:
      return write_columns(count, documents, options_.labels.name(name.label), to_line(name.name), out);
    default:
      write_record(name, out);
      out += options_.format == Format::kJson && i + 1 < names_.size() ? ",\n" : "\n";
  }
}

void NameWriter::end(std::string& out) const {
  if (options_.format == Format::kJson) out += "]\n";
}

void NameWriter::write_columns(const std::string& count, const std::string& documents, std::string_view label,
                               std::string_view name, std::string& out) const {
  append_right(count, kCountWidth, out);
  out += "  ";
  append_right(documents, kCountWidth, out);
  out.append("  ").append(label).append(label_width_ - label.size() + 2, ' ').append(name).append("\n");
}

void NameWriter::write_record(const Name& name, std::string& out) const {
  json::Writer writer(out, record_style(options_.format, options_.colour));
  write_record_head(writer, "name", options_.tool);
  writer.field("label", options_.labels.name(name.label));
  writer.field("name", name.name);
  writer.field_count("count", name.count);
  writer.field_count("documents", name.documents);
  writer.end_object();
}

}  // namespace onoma::output
