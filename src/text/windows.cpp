#include "text/windows.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace onoma::text {
namespace {

bool is_line_end(char c) noexcept {
  return c == '\n' || c == '\r';
}
bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}
bool is_stop(char c) noexcept {
  return c == '.' || c == '!' || c == '?';
}

// One past the line end at `at`; CR LF is one line end.
std::size_t after_line_end(std::string_view text, std::size_t at) noexcept {
  return at + (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1);
}

// One past the first blank line that begins in [from, to), or npos.
std::size_t after_blank_line(std::string_view text, std::size_t from, std::size_t to) noexcept {
  for (std::size_t at = from; at < to;) {
    while (at < to && !is_line_end(text[at])) ++at;
    if (at >= to) break;
    at = after_line_end(text, at);
    // Blanks up to `to` only, so that a long run of them is not read again and again.
    while (at < to && is_blank(text[at])) ++at;
    if (at < to && is_line_end(text[at])) return after_line_end(text, at);
  }
  return std::string_view::npos;
}

// The last cut in (from, to] that leaves something of the wanted kind before it, or npos.
template <typename IsCut>
std::size_t last_cut(std::size_t from, std::size_t to, IsCut is_cut) noexcept {
  for (std::size_t cut = to; cut > from; --cut) {
    if (is_cut(cut)) return cut;
  }
  return std::string_view::npos;
}

std::size_t forced_cut(std::string_view text, std::size_t from, std::size_t to) noexcept {
  const auto splits_line_end = [text](std::size_t cut) { return text[cut - 1] == '\r' && text[cut] == '\n'; };
  const auto after_line = [&](std::size_t cut) {
    return is_line_end(text[cut - 1]) && !splits_line_end(cut);
  };
  const auto after_space = [text](std::size_t cut) { return is_blank(text[cut - 1]); };
  const auto between_characters = [&](std::size_t cut) {
    return !is_continuation(text[cut]) && !splits_line_end(cut);
  };
  const auto after_sentence = [&](std::size_t cut) {
    return cut >= 2 && after_space(cut) && is_stop(text[cut - 2]);
  };
  std::size_t cut = last_cut(from, to, after_line);
  if (cut == std::string_view::npos) cut = last_cut(from, to, after_sentence);
  if (cut == std::string_view::npos) cut = last_cut(from, to, after_space);
  if (cut == std::string_view::npos) cut = last_cut(from, to, between_characters);
  return cut;
}

}  // namespace

Span next_window(std::string_view text, std::size_t begin) noexcept {
  begin = std::min(begin, text.size());
  if (text.size() - begin <= kWindowTarget) return {begin, text.size()};
  const std::size_t from = begin + kWindowTarget;
  const std::size_t to = begin + std::min(kWindowLimit, text.size() - begin);
  const std::size_t blank = after_blank_line(text, from, to);
  if (blank != std::string_view::npos) return {begin, blank};
  if (to == text.size()) return {begin, to};
  return {begin, forced_cut(text, from, to)};
}

}  // namespace onoma::text
