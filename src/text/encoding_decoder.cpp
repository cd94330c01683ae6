// The Decoder: UTF-8 by our own tables, all else by ICU's converters, one character at a time, for only so do
// they tell which bytes a character came from.
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>

#include "text/decoder.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace onoma::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kLongestSequence = 32;  // bytes of one character with all its shifts, in any encoding

// ICU's own substitution writes U+001A for single bytes.
void substitute(const void* counter, UConverterToUnicodeArgs* arguments, const char*, int32_t,
                UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  const UChar mark = 0xFFFD;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &mark, 1, 0, status);
  ++*const_cast<std::size_t*>(static_cast<const std::size_t*>(counter));
}

}  // namespace

class Decoder::Way {
 public:
  explicit Way(std::size_t mark) : mark_(mark) {}
  virtual ~Way() = default;

  std::size_t decode(std::string_view bytes, bool last, std::string& text, SourceMap& map) {
    const std::size_t skipped = std::min(mark_, bytes.size());
    mark_ -= skipped;
    raw_ += skipped;
    const std::size_t before = text.size();
    const std::size_t taken = decode_rest(bytes.substr(skipped), last, text, before, map);
    text_ += text.size() - before;
    raw_ += taken;
    return skipped + taken;
  }
  std::size_t replaced = 0;

 protected:
  // `before`: where in `text` the new text begins, the offset of which is text_.
  virtual std::size_t decode_rest(std::string_view bytes, bool last, std::string& text, std::size_t before,
                                  SourceMap& map) = 0;
  std::uint64_t text_ = 0;
  std::uint64_t raw_ = 0;

 private:
  std::size_t mark_;  // still to be passed over
};

namespace {

class Utf8Way : public Decoder::Way {
 public:
  using Way::Way;

 private:
  std::size_t decode_rest(std::string_view bytes, bool last, std::string& text, std::size_t before,
                          SourceMap& map) override {
    std::size_t at = 0;
    const char* const end = bytes.data() + bytes.size();
    while (at < bytes.size()) {
      const std::string_view rest = bytes.substr(at);
      const std::size_t valid = std::min(find_invalid_utf8(rest), rest.size());
      map.add_same(text_ + text.size() - before, valid, raw_ + at);
      text += rest.substr(0, valid);
      at += valid;
      if (at == bytes.size()) break;
      const char* const p = bytes.data() + at;
      const std::size_t size = read_utf8_sequence(p, end).size;
      if (!last && at + size == bytes.size() && begins_utf8_sequence(*p)) break;
      map.add(text_ + text.size() - before, kReplacement.size(), raw_ + at, static_cast<std::uint32_t>(size));
      text += kReplacement;
      ++replaced;
      at += size;
    }
    return at;
  }
};

class ConverterWay : public Decoder::Way {
 public:
  explicit ConverterWay(const Encoding& encoding) : Way(encoding.mark), converter_(nullptr, &ucnv_close) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(encoding.name.c_str(), &status));
    ucnv_setToUCallBack(converter_.get(), substitute, &replaced, nullptr, nullptr, &status);
    if (ucnv_getMaxCharSize(converter_.get()) == 1) fill_table(encoding.name);
  }

 private:
  struct Unit {
    std::size_t text = 0, text_size = 0, raw = 0, raw_size = 0;
  };

  // Encodings of one byte for each character need not ask ICU each time.
  void fill_table(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status),
                                                                       &ucnv_close);
    std::size_t bad = 0;
    ucnv_setToUCallBack(converter.get(), substitute, &bad, nullptr, nullptr, &status);
    for (std::size_t byte = 0; byte < table_.size(); ++byte) {
      const char c = static_cast<char>(byte);
      const char* p = &c;
      const std::size_t bad_before = bad;
      const UChar32 point = ucnv_getNextUChar(converter.get(), &p, p + 1, &status);
      if (U_FAILURE(status)) return;
      table_[byte] = {static_cast<char32_t>(point), bad > bad_before};
    }
    has_table_ = true;
  }

  std::size_t decode_rest(std::string_view bytes, bool last, std::string& text, std::size_t before,
                          SourceMap& map) override {
    return has_table_ ? decode_by_table(bytes, text, before, map)
                      : decode_by_icu(bytes, last, text, before, map);
  }

  std::size_t decode_by_table(std::string_view bytes, std::string& text, std::size_t before, SourceMap& map) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      const Entry& entry = table_[byte_at(bytes.data() + at)];
      const std::size_t begin = text.size();
      append_code_point(entry.point, text);
      replaced += entry.invalid;
      map.add(text_ + begin - before, static_cast<std::uint32_t>(text.size() - begin), raw_ + at, 1);
    }
    return bytes.size();
  }

  std::size_t decode_by_icu(std::string_view bytes, bool last, std::string& text, std::size_t before,
                            SourceMap& map) {
    const char* const begin = bytes.data();
    const char* const end = begin + bytes.size();
    const char* p = begin;
    Unit unit;
    const auto flush = [&] {
      if (unit.text_size == 0) return;
      map.add(text_ + unit.text - before, static_cast<std::uint32_t>(unit.text_size), raw_ + unit.raw,
              static_cast<std::uint32_t>(unit.raw_size));
    };
    const char* taken = begin;
    while (last || end - p >= static_cast<std::ptrdiff_t>(kLongestSequence)) {
      const char* const from = p;
      UErrorCode status = U_ZERO_ERROR;
      UChar32 point = ucnv_getNextUChar(converter_.get(), &p, end, &status);
      if (status == U_INDEX_OUTOFBOUNDS_ERROR) {
        taken = end;
        break;
      }
      if (U_FAILURE(status) || U_IS_SURROGATE(point)) {
        point = 0xFFFD;
        ++replaced;
        if (p == from) p = std::min(from + 1, end);
      }
      const std::size_t text_begin = text.size();
      append_code_point(static_cast<char32_t>(point), text);
      const std::size_t text_size = text.size() - text_begin;
      if (p == from && unit.text_size > 0) {
        unit.text_size += text_size;  // a second character from the same bytes
      } else {
        flush();
        unit = {text_begin, text_size, static_cast<std::size_t>(from - begin),
                static_cast<std::size_t>(p - from)};
      }
      taken = p;
    }
    flush();
    return static_cast<std::size_t>(taken - begin);
  }

  struct Entry {
    char32_t point;
    bool invalid;
  };
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter_;
  std::array<Entry, 256> table_{};
  bool has_table_ = false;
};

}  // namespace

Decoder::Decoder(const Encoding& encoding) {
  if (encoding.name == "UTF-8") {
    way_ = std::make_unique<Utf8Way>(encoding.mark);
  } else {
    way_ = std::make_unique<ConverterWay>(encoding);
  }
}
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;
Decoder::~Decoder() = default;

std::size_t Decoder::decode(std::string_view bytes, bool last, std::string& text, SourceMap& map) {
  return way_->decode(bytes, last, text, map);
}

std::size_t Decoder::replaced() const noexcept {
  return way_->replaced;
}

}  // namespace onoma::text
