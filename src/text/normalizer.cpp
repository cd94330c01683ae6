#include "text/normalizer.hpp"

#include <unicode/uchar.h>

#include "text/analyzer.hpp"
#include "text/fold_table.hpp"
#include "text/utf8.hpp"

namespace onoma::text {
namespace {

bool is_ascii_upper(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}
char ascii_upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}
char ascii_lower(char c) noexcept {
  return is_ascii_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

class Normalization {
 public:
  Normalization(std::string_view text, std::string& out, OffsetMap* map)
      : begin_(text.data()), end_(text.data() + text.size()), out_(out), map_(map) {}

  void run() {
    for (const char* p = begin_;;) {
      const char* ascii_end = skip_ascii(p, end_);
      out_.append(p, ascii_end);
      p = ascii_end;
      if (p == end_) return;
      do p += step(p);
      while (p != end_ && byte_at(p) >= 0x80);
    }
  }

 private:
  std::uint32_t normal_at() const noexcept { return static_cast<std::uint32_t>(out_.size()); }
  std::uint32_t original_at(const char* p) const noexcept { return static_cast<std::uint32_t>(p - begin_); }

  // Takes one code point, or a few that join. Returns the bytes read.
  std::size_t step(const char* p) {
    const CodePoint c = decode(p);
    const Fold fold = table_.find(c.value);
    switch (fold.action) {
      case Fold::Action::kKeep:
        out_.append(p, c.size);
        return c.size;
      case Fold::Action::kReplace:
        replace(p, c.size, fold.bytes());
        return c.size;
      case Fold::Action::kDrop:
        add_edit(normal_at(), p, c.size);
        return c.size;
      case Fold::Action::kMark:
        attach(p, c.size);
        return c.size;
      case Fold::Action::kCompose:
        break;
    }
    return compose(p);
  }

  void replace(const char* p, std::size_t size, std::string_view bytes) {
    const std::uint32_t from = normal_at();
    out_.append(bytes);
    // Two letters for a capital: "Æthelred" is written Aethelred, "ÞÓR" is written THOR.
    if (bytes.size() == 2 && is_ascii_upper(bytes[0]) && p + size != end_) {
      const auto next = static_cast<UChar32>(decode(p + size).value);
      if (u_islower(next)) out_.back() = ascii_lower(out_.back());
      if (u_isupper(next)) out_.back() = ascii_upper(out_.back());
    }
    const bool in_step = bytes.size() == size && decode(bytes.data()).size == size;
    if (!in_step) add_edit(from, p, size);
  }

  std::size_t compose(const char* p) {
    const std::uint32_t from = normal_at();
    const std::size_t size = append_composed(p, end_, out_);
    if (std::string_view(out_).substr(from) != std::string_view(p, size)) add_edit(from, p, size);
    return size;
  }

  // A dropped diacritic goes with the character before it, so that a span that ends there covers it.
  void attach(const char* p, std::size_t size) {
    if (!map_) return;
    const std::uint32_t at = original_at(p);
    if (!map_->identity() && map_->edits().back().original_end == at) {
      map_->extend_last(at + static_cast<std::uint32_t>(size));
    } else if (out_.empty()) {
      add_edit(normal_at(), p, size);
    } else {
      const std::uint32_t base = decode_before(out_.data() + out_.size()).size;
      map_->add_edit(normal_at() - base, normal_at(), at - base, at + static_cast<std::uint32_t>(size));
    }
  }

  // normal[from, now) stands for the `size` bytes at `p`.
  void add_edit(std::uint32_t from, const char* p, std::size_t size) {
    if (!map_) return;
    const std::uint32_t at = original_at(p);
    map_->add_edit(from, normal_at(), at, at + static_cast<std::uint32_t>(size));
  }

  const FoldTable& table_ = FoldTable::instance();
  const char* const begin_;
  const char* const end_;
  std::string& out_;
  OffsetMap* const map_;
};

// Folds the case of out[from, …), which is in normal form. Simple folding is enough: what full folding would
// make longer is gone from a normal form.
void fold_case(std::string& out, std::size_t from) {
  std::size_t at = from;
  for (; at < out.size() && byte_at(&out[at]) < 0x80; ++at) out[at] = ascii_lower(out[at]);
  if (at == out.size()) return;
  const std::string rest = out.substr(at);
  out.resize(at);
  for (const char *p = rest.data(), *end = p + rest.size(); p != end;) {
    const CodePoint c = decode(p);
    if (c.value < 0x80) {
      out += ascii_lower(*p);
    } else {
      append_code_point(static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c.value), U_FOLD_CASE_DEFAULT)),
                        out);
    }
    p += c.size;
  }
}

}  // namespace

void append_normal(std::string_view text, std::string& out, OffsetMap* map) {
  out.reserve(out.size() + text.size());
  Normalization(text, out, map).run();
}

void fold_key(std::string_view text, std::string& out) {
  const std::size_t from = out.size();
  if (is_ascii(text)) {
    out.append(text);
  } else {
    append_normal(text, out, nullptr);
  }
  fold_case(out, from);
}

std::string fold_key(std::string_view text) {
  std::string out;
  fold_key(text, out);
  return out;
}

}  // namespace onoma::text
