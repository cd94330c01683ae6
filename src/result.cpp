#include "onoma/result.hpp"

namespace onoma {

std::string Diagnostic::to_string() const {
  std::string out = file;
  if (line > 0) out += ':' + std::to_string(line);
  if (line > 0 && column > 0) out += ':' + std::to_string(column);
  out += severity == Severity::kError ? ": error: " : ": warning: ";
  out += message + " [" + code + ']';
  return out;
}

}  // namespace onoma
