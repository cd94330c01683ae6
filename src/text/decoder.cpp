#include "text/decoder.hpp"

#include <utility>

#include "onoma/document.hpp"
#include "text/utf8.hpp"

namespace onoma {
namespace text {
bool begins_utf8_sequence(char c) noexcept {
  const unsigned lead = byte_at(&c);
  return lead >= 0xC2 && lead <= 0xF4;
}

// Table 3-7 of the Unicode Standard: the second byte's range depends on the first.
Utf8Sequence read_utf8_sequence(const char* p, const char* end) noexcept {
  const unsigned lead = byte_at(p);
  if (lead < 0x80) return {1, true};
  if (!begins_utf8_sequence(*p)) return {1, false};
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (end - p < 2 || byte_at(p + 1) < low || byte_at(p + 1) > high) return {1, false};
  for (std::size_t size = 2; size < wanted; ++size) {
    if (p + size == end || !is_continuation(p[size])) return {size, false};
  }
  return {wanted, true};
}

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

const char* skip_valid(const char* p, const char* end) noexcept {
  for (;;) {
    p = skip_ascii(p, end);
    if (p == end) return p;
    // Non-ASCII comes in runs: stay here until ASCII is back.
    while (p != end && byte_at(p) >= 0x80) {
      const Utf8Sequence sequence = read_utf8_sequence(p, end);
      if (!sequence.valid) return p;
      p += sequence.size;
    }
  }
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) noexcept {
  const char* end = bytes.data() + bytes.size();
  const char* p = skip_valid(bytes.data(), end);
  return p == end ? std::string_view::npos : static_cast<std::size_t>(p - bytes.data());
}

std::string repair_utf8(std::string bytes, std::size_t& replaced) {
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  const char* p = skip_valid(begin, end);
  if (p == end) return bytes;
  std::string out(begin, p);
  out.reserve(bytes.size() + bytes.size() / 8 + kReplacement.size());
  while (p != end) {
    p += read_utf8_sequence(p, end).size;
    out += kReplacement;
    ++replaced;
    const char* valid_end = skip_valid(p, end);
    out.append(p, valid_end);
    p = valid_end;
  }
  return out;
}

}  // namespace text

Document Document::from_bytes(std::string id, std::string bytes) {
  Document document;
  document.id_ = std::move(id);
  if (bytes.starts_with(text::kByteOrderMark)) {
    document.dropped_mark_ = text::kByteOrderMark.size();
    bytes.erase(0, document.dropped_mark_);
  }
  document.text_ = text::repair_utf8(std::move(bytes), document.replaced_);
  return document;
}

}  // namespace onoma
