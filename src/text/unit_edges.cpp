#include "text/unit_edges.hpp"

#include "text/utf8.hpp"

namespace onoma::text {

UnitEdges::UnitEdges(std::string_view text, OffsetUnit unit) {
  bytes_.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool edge = !is_continuation(text[i]);
    if (edge) bytes_.push_back(i);
    if (unit == OffsetUnit::kByte && !edge) bytes_.push_back(kInside);
    if (unit == OffsetUnit::kUtf16 && byte_at(text.data() + i) >= 0xF0) bytes_.push_back(kInside);
  }
  bytes_.push_back(text.size());
}

}  // namespace onoma::text
