#include "cli/input.hpp"

namespace onoma::cli {

Input failed_input(std::string name, Error error, std::optional<FailedPart> part) {
  Input input;
  input.place = part ? name + ':' + std::to_string(part->line) : name;
  input.origin.id = input.place;
  input.origin.path = std::move(name);
  if (part) input.origin.record = part->record;
  input.error = std::move(error);
  return input;
}

}  // namespace onoma::cli
