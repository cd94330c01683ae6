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
}

int Delivery::finish() {
  std::string tail;
  writer_.end(tail);
  console_.print(tail);
  console_.flush();
  if (tally_.failures > 0) return kSomeFailed;
  return settings_.output.exit_status && tally_.all_spans() == 0 ? kNothingFound : kDone;
}

}  // namespace onoma::cli
