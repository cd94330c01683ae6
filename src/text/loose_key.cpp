#include "text/loose_key.hpp"

#include "text/analyzer.hpp"

namespace onoma::text {

std::string loose_key(std::string_view text) {
  std::string key;
  for (const char c : fold_key(text)) {
    if (c == '\'' || c == '.') continue;
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '-';
    if (!blank) {
      key += c;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

}  // namespace onoma::text
