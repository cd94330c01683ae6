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
  failures_ += result.failures;
}

int Delivery::finish() {
  std::string tail;
  writer_.end(tail);
  console_.print(tail);
  console_.flush();
  return failures_ == 0 ? kDone : kSomeFailed;
}

}  // namespace onoma::cli
