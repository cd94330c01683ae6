#include "text/encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>

#include "text/decoder.hpp"
#include "text/icu_i18n.hpp"
#include "text/utf8.hpp"

namespace onoma::text {
namespace {

struct Mark {
  std::string_view bytes;
  const char* name;
};
using namespace std::string_view_literals;
// Longer ones first: that of UTF-32LE begins with that of UTF-16LE.
constexpr std::array<Mark, 5> kMarks = {{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                         {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                         {"\xEF\xBB\xBF"sv, "UTF-8"},
                                         {"\xFF\xFE"sv, "UTF-16LE"},
                                         {"\xFE\xFF"sv, "UTF-16BE"}}};

// What ICU's detector may answer; its other answers are EBCDIC, escapes and guesses at Unicode.
constexpr auto kLegacy = std::to_array<std::string_view>(
    {"Big5",         "EUC-JP",       "EUC-KR",       "GB18030",      "ISO-8859-1",
     "ISO-8859-2",   "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",
     "ISO-8859-9",   "KOI8-R",       "Shift_JIS",    "windows-1250", "windows-1251",
     "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256"});
constexpr auto kWide = std::to_array<std::string_view>({"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"});

constexpr int kLeastConfidence = 30;  // of 100; less is what ICU says of bytes that mean nothing
// ICU looks at 8,000 bytes only: it is shown those around what is not ASCII.
constexpr std::size_t kSampleSize = 8000;
constexpr std::size_t kAround = 24;

bool is_one_of(std::string_view name, const auto& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// ICU's first answer, if it is sure enough.
std::string ask_icu(std::string_view sample) {
  auto* const open = ONOMA_ICU_I18N(ucsdet_open);
  auto* const close = ONOMA_ICU_I18N(ucsdet_close);
  auto* const set_text = ONOMA_ICU_I18N(ucsdet_setText);
  auto* const detect = ONOMA_ICU_I18N(ucsdet_detect);
  auto* const confidence_of = ONOMA_ICU_I18N(ucsdet_getConfidence);
  auto* const name_of = ONOMA_ICU_I18N(ucsdet_getName);
  if (!open || !close || !set_text || !detect || !confidence_of || !name_of) return "";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(close)> detector(open(&status), close);
  set_text(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "";
  if (confidence_of(match, &status) < kLeastConfidence) return "";
  const char* name = name_of(match, &status);
  return U_FAILURE(status) || name == nullptr ? "" : name;
}

// UTF-16 and UTF-32 of most texts have zeros, at most three of four bytes, and other texts none.
std::string detect_wide(std::string_view head) {
  const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  if (zeros == 0 || zeros * 32 < head.size() || zeros * 8 > head.size() * 7) return "";
  std::string name = ask_icu(head.substr(0, kSampleSize));
  return is_one_of(name, kWide) ? name : "";
}

struct Sequences {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  std::string sample;
};

// Multi-byte sequences of UTF-8. One that the end cuts counts as neither.
Sequences count_sequences(std::string_view head) {
  Sequences counts;
  const char* const begin = head.data();
  const char* const end = begin + head.size();
  const char* sampled = begin;
  for (const char* p = skip_ascii(begin, end); p != end; p = skip_ascii(p, end)) {
    const Utf8Sequence sequence = read_utf8_sequence(p, end);
    const bool cut = !sequence.valid && p + sequence.size == end && begins_utf8_sequence(*p);
    counts.valid += sequence.valid;
    counts.invalid += !sequence.valid && !cut;
    const char* from = std::max(sampled, p - std::min<std::ptrdiff_t>(p - begin, kAround));
    const char* to = p + std::min<std::ptrdiff_t>(end - p, kAround);
    if (counts.sample.size() < kSampleSize) counts.sample.append(from, to), sampled = to;
    p += sequence.size;
  }
  return counts;
}

}  // namespace

std::string_view encoding_from_name(EncodingFrom from) noexcept {
  switch (from) {
    case EncodingFrom::kOption:
      return "option";
    case EncodingFrom::kMark:
      return "bom";
    case EncodingFrom::kDetected:
      return "detected";
    case EncodingFrom::kDefault:
      break;
  }
  return "default";
}

std::optional<std::string> encoding_name(const std::string& alias) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(alias.c_str(), &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status) || alias.empty()) return std::nullopt;
  for (const char* standard : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(alias.c_str(), standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  status = U_ZERO_ERROR;
  return ucnv_getName(converter.get(), &status);
}

bool may_become_mark(std::string_view head) {
  return std::any_of(kMarks.begin(), kMarks.end(), [head](const Mark& mark) {
    return head.size() < mark.bytes.size() && mark.bytes.starts_with(head);
  });
}

Encoding marked_encoding(std::string_view head) {
  for (const Mark& mark : kMarks) {
    if (head.starts_with(mark.bytes)) return {mark.name, EncodingFrom::kMark, mark.bytes.size()};
  }
  return {};
}

Encoding detect_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDetectionReach);
  Encoding encoding = marked_encoding(head);
  if (encoding.from == EncodingFrom::kMark) return encoding;
  std::string name = detect_wide(head);
  if (name.empty()) {
    const Sequences counts = count_sequences(head);
    if (counts.valid >= counts.invalid) return encoding;
    name = ask_icu(counts.sample);
    if (!is_one_of(name, kLegacy)) return encoding;
    // The same letters, and quotes where ISO 8859-1 has control characters, which are in no text.
    if (name == "ISO-8859-1") name = "windows-1252";
  }
  return {std::move(name), EncodingFrom::kDetected, 0};
}

Encoding forced_encoding(const std::string& name, std::string_view head) {
  const Encoding marked = marked_encoding(head);
  const bool any_order = name == "UTF-16" || name == "UTF-32";
  if (marked.from == EncodingFrom::kMark &&
      (marked.name == name || (any_order && marked.name.starts_with(name)))) {
    return {marked.name, EncodingFrom::kOption, marked.mark};
  }
  if (!any_order) return {name, EncodingFrom::kOption, 0};
  const std::string seen = detect_wide(head.substr(0, kDetectionReach));
  return {seen.starts_with(name) ? seen : name + "LE", EncodingFrom::kOption, 0};
}

std::string line_end_in(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status),
                                                                     &ucnv_close);
  std::array<char, 16> bytes{};
  const UChar line_feed = u'\n';
  const int32_t size = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<int32_t>(bytes.size()),
                                       &line_feed, 1, &status);
  return U_FAILURE(status) ? "\n" : std::string(bytes.data(), static_cast<std::size_t>(size));
}

Decoded decode_all(std::string bytes, const Encoding& encoding) {
  Decoded decoded;
  if (encoding.name == "UTF-8" && encoding.mark == 0 && find_invalid_utf8(bytes) == std::string_view::npos) {
    decoded.text = std::move(bytes);
    return decoded;
  }
  Decoder decoder(encoding);
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  decoder.decode(bytes, true, decoded.text, decoded.map);
  decoded.replaced = decoder.replaced();
  return decoded;
}

}  // namespace onoma::text
