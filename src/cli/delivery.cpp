#include "cli/delivery.hpp"

#include "cli/console.hpp"
#include "cli/exit_status.hpp"

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
  if (idle || !result.messages.empty()) console_.flush();
  console_.complain(result.messages);
  tally_.add(result.tally);
  names_.merge(std::move(result.names));
}

void Delivery::print_names() {
  const std::vector<output::Name> names = names_.rows(settings_.output.top);
  const output::NameWriter writer(name_options_, names);
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

int Delivery::finish() {
  std::string tail;
  writer_.end(tail);
  console_.print(tail);
  if (settings_.output.view == View::kNames) print_names();
  console_.flush();
  if (tally_.failures > 0) return kSomeFailed;
  return settings_.output.exit_status && tally_.all_spans() == 0 ? kNothingFound : kDone;
}

}  // namespace onoma::cli
