#include "output/count_writer.hpp"

#include <algorithm>

#include "output/bytes.hpp"
#include "output/make_writer.hpp"
#include "output/record_writer.hpp"

namespace onoma::output {

std::vector<std::size_t> CountWriter::count(const Finding& finding) const {
  std::vector<std::size_t> counts;
  const std::vector<Entity>& entities = finding.extraction.entities;
  for (const Label label : options_.labels) {
    counts.push_back(static_cast<std::size_t>(std::count_if(
        entities.begin(), entities.end(), [&](const Entity& entity) { return entity.label == label; })));
  }
  return counts;
}

void CountWriter::begin(std::string& out) const {
  if (!is_table()) return;
  std::vector<std::string> names = {"document", "spans"};
  for (const Label label : options_.labels) names.emplace_back(options_.names.name(label));
  cells().append_row(names, out);
}

void CountWriter::write(const Finding& finding, std::string& out) const {
  const std::vector<std::size_t> counts = count(finding);
  const std::size_t total = finding.extraction.entities.size();
  const std::string& id = finding.origin.id;
  if (is_json()) return write_record(id, total, counts, nullptr, out);
  if (is_table()) {
    cells().append_foreign(to_utf8(id), out);
    out += cells().separator();
    out += std::to_string(total);
    for (const std::size_t number : counts) (out += cells().separator()) += std::to_string(number);
  } else {
    out.append(to_line(id)).append(":").append(std::to_string(total));
    for (std::size_t i = 0; i < counts.size(); ++i) {
      out.append(":").append(options_.names.name(options_.labels[i])).append("=").append(std::to_string(counts[i]));
    }
  }
  out += '\n';
}

void CountWriter::write(const Failure& failure, std::string& out) const {
  if (is_json()) write_record(failure.origin.id, 0, {}, &failure, out);
}

void CountWriter::write_record(const std::string& id, std::size_t total,
                               const std::vector<std::size_t>& counts, const Failure* failure,
                               std::string& out) const {
  json::Writer writer(out, record_style(options_.format, options_.colour));
  write_record_head(writer, "count", options_.tool);
  writer.field("id", to_utf8(id));
  writer.field_count("count", total);
  writer.key("counts");
  writer.begin_object();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    writer.key(options_.names.name(options_.labels[i]));
    writer.count(counts[i]);
  }
  writer.end_object();
  write_error(writer, failure);
  writer.end_object();
  out += '\n';
}

}  // namespace onoma::output
