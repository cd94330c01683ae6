#include "output/summary_writer.hpp"

#include "json/writer.hpp"
#include "output/record_writer.hpp"

namespace onoma::output {

void write_summary(const Tally& tally, const LabelNames& labels, bool complete, const Work& work, std::string_view tool,
                   std::string& out) {
  json::Writer writer(out, json::Style::kCompact);
  write_record_head(writer, "summary", tool);
  writer.field_count("documents", tally.documents);
  writer.field_count("errors", tally.failures);
  if (tally.passed_over > 0) writer.field_count("skipped", tally.passed_over);
  writer.field_count("bytes", tally.bytes);
  writer.key("complete");
  writer.boolean(complete);
  writer.key("counts");
  writer.begin_object();
  for (std::size_t i = 0; i < tally.spans.size(); ++i) {
    if (i >= kLabelCount && tally.spans[i] == 0) continue;  // only found where asked for
    writer.field_count(labels.name(static_cast<Label>(i)), tally.spans[i]);
  }
  writer.end_object();
  if (const DateOrderVotes& votes = tally.date_order_votes; votes.dmy + votes.mdy > 0) {
    writer.key("date_orders");
    writer.begin_object();
    writer.field_count("dmy", votes.dmy);
    writer.field_count("mdy", votes.mdy);
    writer.end_object();
  }
  writer.key("seconds");
  writer.decimal(work.seconds, 3);
  writer.key("mb_per_second");
  writer.decimal(work.seconds > 0 ? static_cast<double>(work.bytes) / 1e6 / work.seconds : 0, 3);
  writer.end_object();
  out += '\n';
}

}  // namespace onoma::output
