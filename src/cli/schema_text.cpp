#include "cli/schema_text.hpp"

// Defined in cmake/schema.S.in.
extern "C" {
extern const char onoma_schema_begin[];
extern const char onoma_schema_end[];
}

namespace onoma::cli {

std::string_view schema_text() {
  return {onoma_schema_begin, static_cast<std::size_t>(onoma_schema_end - onoma_schema_begin)};
}

}  // namespace onoma::cli
