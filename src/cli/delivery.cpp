#include "cli/delivery.hpp"

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/version.hpp"
#include "io/atomic_file.hpp"
#include "output/summary_writer.hpp"

namespace onoma::cli {

void Delivery::begin(std::string head) {
  writer_.begin(head);
  console_.print(head);
}

void Delivery::take(BatchResult result, bool idle) {
  if (!result.output.empty()) {
    if (printed_) console_.print(writer_.between());
    console_.print(result.output);
    printed_ = true;
  }
  if (result.spooled) {
    const auto error = result.spooled->for_each([this](std::string_view bytes) { console_.print(bytes); });
    if (error) console_.stop(error->message);
  }
  print_redacted(result.unredacted);
  if (idle || !result.messages.empty()) console_.flush();
  console_.complain(result.messages);
  tally_.add(result.tally);
  names_.merge(std::move(result.names));
}

void Delivery::print_names() {
  const std::vector<output::Name> names = names_.rows(settings_.output.top);
  const output::NameWriter writer(layout_.names, names);
  std::string out;
  writer.begin(out);
  for (std::size_t i = 0; i < names.size(); ++i) {
    writer.write(i, out);
    console_.print(out);
    out.clear();
  }
  writer.end(out);
  console_.print(out);
}

void Delivery::print_redacted(const std::vector<output::Unredacted>& documents) {
  const output::RedactedWriter writer(layout_.redacted);
  for (const output::Unredacted& document : documents) {
    std::string out;
    if (document.error) {
      writer.write_error(document.id, *document.error, out);
    } else {
      writer.write(document.id, redactor_.redact(document), out);
    }
    console_.print(out);
  }
}

bool Delivery::write_map() {
  const std::string& path = settings_.output.map;
  if (path.empty()) return true;
  using KeyForm = output::Redactor::KeyForm;
  const std::string key = redactor_.key(path.ends_with(".tsv") ? KeyForm::kTsv : KeyForm::kJson);
  const std::optional<Error> error = io::write_file_atomically(path, key, io::Readers::kOwnerOnly);
  if (error) console_.error(path + ": " + error->message);
  return !error;
}

void Delivery::print_summary(bool complete) {
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started_;
  std::string line;
  output::write_summary(tally_, complete, passed.count(), kVersion, line);
  console_.complain(line);
}

int Delivery::finish() {
  std::string tail;
  writer_.end(tail);
  console_.print(tail);
  if (settings_.output.view == View::kNames) print_names();
  console_.flush();
  const bool whole = write_map();
  if (settings_.output.stats) print_summary(whole);
  if (!whole) return kStoppedEarly;
  if (tally_.failures > 0) return kSomeFailed;
  return settings_.output.exit_status && tally_.all_spans() == 0 ? kNothingFound : kDone;
}

}  // namespace onoma::cli
