// Document: one text with an id. It owns its bytes, which are valid UTF-8 and never change.
//
// Thread safety: const operations may run at the same time. Lifetime: views from text() live as long as the Document.
//
//   auto document = onoma::Document::from_bytes("report", bytes);   // repairs what is not UTF-8 and counts it
//   std::string_view name = document.text(entity.span);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "onoma/span.hpp"

namespace onoma {

class Document {
 public:
  Document() = default;

  // Takes any bytes. A byte order mark at the start is dropped; each maximal invalid part becomes one U+FFFD and is
  // counted in replaced(). Offsets index text(), the repaired text.
  static Document from_bytes(std::string id, std::string bytes);

  const std::string& id() const noexcept { return id_; }
  std::string_view text() const& noexcept { return text_; }
  std::string_view text() const&& = delete;
  // The bytes of a span that lies inside the text; both ends must be at code-point edges.
  std::string_view text(Span span) const& { return std::string_view(text_).substr(span.begin, span.size()); }
  std::string_view text(Span) const&& = delete;

  // How many invalid byte sequences became U+FFFD.
  std::size_t replaced() const noexcept { return replaced_; }
  // Bytes of a byte order mark that were dropped before text() begins (0 or 3).
  std::size_t dropped_mark() const noexcept { return dropped_mark_; }

  // ISO 8601 calendar day against which dates are resolved, if the caller knows it; empty otherwise.
  const std::string& reference_date() const noexcept { return reference_date_; }
  void set_reference_date(std::string date) { reference_date_ = std::move(date); }
  // The day that the document's name tells ("report-2025-10-26.txt"), for a text that does not tell its own; empty otherwise.
  const std::string& name_date() const noexcept { return name_date_; }
  void set_name_date(std::string date) { name_date_ = std::move(date); }

 private:
  std::string id_;
  std::string text_;
  std::string reference_date_;
  std::string name_date_;
  std::size_t replaced_ = 0;
  std::size_t dropped_mark_ = 0;
};

}  // namespace onoma
