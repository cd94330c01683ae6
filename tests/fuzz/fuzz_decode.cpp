// Any bytes in the encoding that they tell, and in one that they are said to be in: the text is valid and leads back.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "text/decoder.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace {

void check(const std::string& bytes, const onoma::text::Encoding& encoding) {
  const onoma::text::Decoded decoded = onoma::text::decode_all(bytes, encoding);
  if (onoma::text::find_invalid_utf8(decoded.text) != std::string::npos) std::abort();
  std::size_t last_end = 0;
  for (std::size_t begin = 0; begin < decoded.text.size();) {
    const std::size_t end = begin + onoma::text::decode(decoded.text.data() + begin).size;
    const onoma::Span raw = decoded.map.raw({begin, end});
    if (raw.begin > raw.end || raw.end > bytes.size() || raw.end < last_end) std::abort();
    last_end = raw.end;
    begin = end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array<const char*, 10> kNames = {"UTF-8",   "UTF-16LE", "UTF-32BE",    "windows-1252", "Shift_JIS",
                                                         "GB18030", "KOI8-R",   "ISO-2022-JP", "UTF-7",        "Big5-HKSCS"};
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  check(bytes, onoma::text::detect_encoding(bytes));
  check(bytes, onoma::text::forced_encoding(kNames[data[0] % kNames.size()], bytes));
  return 0;
}
