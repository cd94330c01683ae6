// Which encoding bytes are in, and the way from it to UTF-8 with every offset kept.
//
//   const Encoding encoding = detect_encoding(bytes);
//   std::string text;
//   SourceMap map;
//   Decoder decoder(encoding);
//   decoder.decode(bytes, true, text, map);
//
// Functions are pure and for any thread; a Decoder is for one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "text/source_map.hpp"

namespace onoma::text {

// How an encoding was found; the names are those of the output schema.
enum class EncodingFrom : unsigned char { kDefault, kOption, kMark, kDetected };

// "default", "option", "bom", "detected".
std::string_view encoding_from_name(EncodingFrom from) noexcept;

struct Encoding {
  std::string name = "UTF-8";
  EncodingFrom from = EncodingFrom::kDefault;
  std::size_t mark = 0;  // bytes of a byte order mark at the start, which is no text
};

// How many bytes are looked at to tell an encoding: a rule that sees only the input, never block sizes.
inline constexpr std::size_t kDetectionReach = 1024 * 1024;

// The preferred name of an encoding that ICU knows under this name; nothing when it knows none.
std::optional<std::string> encoding_name(const std::string& alias);

inline constexpr std::size_t kLongestMark = 4;

// True when more bytes after these could make a byte order mark of them, or other than the one they are.
bool may_become_mark(std::string_view head);

// By a byte order mark alone; UTF-8 without one.
Encoding marked_encoding(std::string_view head);

// A byte order mark, else the pattern of zeros that UTF-16 and UTF-32 have, else UTF-8; where fewer
// multi-byte sequences are valid UTF-8 than are not, ICU is asked for a legacy encoding. Looks at
// kDetectionReach bytes.
Encoding detect_encoding(std::string_view bytes);

// The encoding somebody asked for by its preferred name. "UTF-16" and "UTF-32" ask the mark and the zeros for
// the byte order (little-endian without them).
Encoding forced_encoding(const std::string& name, std::string_view head);

// The bytes of a line feed in an encoding: "\n", "\n\0", …
std::string line_end_in(const std::string& encoding);

class Decoder {
 public:
  // Of a known encoding (the name as encoding_name() gives it, or found by detect_encoding()).
  explicit Decoder(const Encoding& encoding);
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;
  ~Decoder();

  // Appends the text of the bytes, which follow those taken by the calls before, and says in `map` where it
  // came from: offsets count from the first call on. What is no text in the encoding becomes U+FFFD, one for
  // each part that the encoding's own rules tell apart (of UTF-8, each maximal invalid part). Returns how
  // many bytes were taken; unless they are the `last`, a few at the end may be left for the next call.
  std::size_t decode(std::string_view bytes, bool last, std::string& text, SourceMap& map);

  // How many invalid parts became U+FFFD.
  std::size_t replaced() const noexcept;

  class Way;  // one for each kind of encoding

 private:
  std::unique_ptr<Way> way_;
};

// All of it at once. The text of plain UTF-8 is the string itself, untouched, and the map is empty.
struct Decoded {
  std::string text;
  SourceMap map;
  std::size_t replaced = 0;
};
Decoded decode_all(std::string bytes, const Encoding& encoding);

}  // namespace onoma::text
