#include "cli/delivery.hpp"

#include <optional>

#include "cli/exit_status.hpp"
#include "cli/version.hpp"
#include "io/atomic_file.hpp"
#include "output/bytes.hpp"
#include "output/summary_writer.hpp"

namespace onoma::cli {
namespace {

std::string message(std::string_view text) {
  return "onoma: " + output::to_line(text) + '\n';
}

}  // namespace

void Delivery::begin(TakenOver taken_over) {
  printed_ = taken_over.printed;
  for (const json::NameChange& change : taken_over.names) redactor_.restore(change);
}

void Delivery::print(std::string_view bytes) {
  results_.write(bytes);
}

void Delivery::close() {
  closed_ = true;
  stop_();
}

void Delivery::take(BatchResult result, bool idle) {
  bool told = false;
  for (PartResult& part : result) {
    if (closed_) break;
    take(part);
    told |= !part.messages.empty();
    // So that on a terminal a message stands behind what was printed before it.
    if (!part.messages.empty()) results_.flush();
    progress_.complain(part.messages);
  }
  if (idle && !told) results_.flush();
}

void Delivery::take(PartResult& part) {
  if (part.file != file_) {
    file_ = part.file;
    file_tally_ = {};
    if (results_.are_apart()) {
      results_.begin_file();
      print(layout_.head);
      printed_ = false;
    }
  }
  if (!part.output.empty()) {
    if (printed_) print(writer_.between());
    print(part.output);
    printed_ = true;
  }
  if (part.spooled) print_spooled(*part.spooled);
  print_redacted(part.unredacted);
  // A document that was not read to its end is not done.
  if (part.interrupted) {
    --part.tally.documents;
    --part.number;
    part.ends_file = false;
  }
  tally_.add(part.tally);
  file_tally_.add(part.tally);
  names_.merge(std::move(part.names));
  progress_.worked(part.tally.bytes, part.tally.failures, part.file->size);
  report(part);
  if (part.interrupted) close();
  check_errors();
}

// A record that was begun and cannot be completed must not look like one.
void Delivery::print_spooled(io::Spool& spool) {
  const auto error = spool.for_each([this](std::string_view bytes) { print(bytes); });
  if (error) results_.break_off(*error);
}

void Delivery::report(const PartResult& part) {
  bool keep = true;
  if (part.ends_file && results_.are_apart()) {
    // A file that failed, in a format that has no place to say so, gets no result.
    const bool failed = file_tally_.documents > 0 && file_tally_.documents == file_tally_.failures;
    keep = printed_ || (!failed && file_tally_.passed_over == 0);
    std::string tail;
    writer_.end(tail);
    if (keep) print(tail);
  }
  std::vector<json::NameChange> changes = redactor_.take_changes();
  const auto error = results_.report({*part.file, part.number, part.ends_file, keep, part.tally, std::move(changes)});
  if (part.ends_file) progress_.file_ended(part.file->size);
  if (!error) return;
  ++tally_.failures;
  if (!settings_.quiet) progress_.complain(message(part.file->path + ": " + error->message));
}

void Delivery::check_errors() {
  if (closed_) return;
  has_too_many_ = settings_.batch.max_errors && tally_.failures > *settings_.batch.max_errors;
  if (has_too_many_ || results_.failure()) close();
}

void Delivery::print_names() {
  const std::vector<output::Name> names = names_.rows(settings_.output.top);
  const output::NameWriter writer(layout_.names, names);
  std::string out;
  writer.begin(out);
  for (std::size_t i = 0; i < names.size(); ++i) {
    writer.write(i, out);
    print(out);
    out.clear();
  }
  writer.end(out);
  print(out);
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
    print(out);
    printed_ |= !out.empty();
  }
}

bool Delivery::write_map() {
  const std::string& path = settings_.output.map;
  if (path.empty()) return true;
  using KeyForm = output::Redactor::KeyForm;
  const std::string key = redactor_.key(path.ends_with(".tsv") ? KeyForm::kTsv : KeyForm::kJson);
  const std::optional<Error> error = io::write_file_atomically(path, key, io::Readers::kOwnerOnly);
  if (error) progress_.complain(message(path + ": " + error->message));
  return !error;
}

void Delivery::print_summary(bool complete, const output::Tally& tally) {
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started_;
  std::string line;
  output::write_summary(tally, settings_.output.names, complete, {tally_.bytes, passed.count()}, kVersion, line);
  progress_.complain(line);
}

void Delivery::tell_why_stopped(int signal) {
  const BatchSettings& batch = settings_.batch;
  const std::string place = batch.output.empty() ? batch.out_dir : batch.output;
  if (const std::optional<Error> error = results_.failure()) {
    progress_.complain(message(place + ": " + error->message));
  } else if (has_too_many_) {
    progress_.complain(message("stopped: more than " + std::to_string(*batch.max_errors) + " inputs have failed"));
  } else if (signal != 0 && results_.have_journal()) {
    progress_.complain(message(place + ": interrupted; the same command with --resume goes on"));
  }
}

int Delivery::finish(bool ended, int signal) {
  const bool whole = ended && !closed_;
  const bool to_be_continued = results_.have_journal() && !whole;
  if (!results_.are_apart() && !to_be_continued) {
    std::string tail;
    writer_.end(tail);
    print(tail);
    if (settings_.output.view == View::kNames) print_names();
  }
  results_.finish(whole);
  progress_.finish(whole);
  const bool written = !results_.failure();
  if (!whole || !written) tell_why_stopped(signal);
  const bool complete = write_map() && whole && written;
  output::Tally all = results_.taken_over();
  all.add(tally_);
  if (settings_.output.stats) print_summary(complete, all);
  if (!whole && signal != 0 && written) return kSignalled + signal;
  if (!complete) return kStoppedEarly;
  if (all.failures > 0) return settings_.batch.zero_on_record_errors ? kDone : kSomeFailed;
  return settings_.output.exit_status && all.all_spans() == 0 ? kNothingFound : kDone;
}

}  // namespace onoma::cli
