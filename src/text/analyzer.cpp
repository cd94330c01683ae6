#include "text/analyzer.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <limits>

#include "text/lines.hpp"
#include "text/normalizer.hpp"
#include "text/tokenizer.hpp"
#include "text/utf8.hpp"

namespace onoma::text {
namespace {

// Does a token end inside of what one character of the original became?
bool splits_character(const OffsetMap& map, const std::vector<Token>& tokens) {
  auto token = tokens.begin();
  for (const OffsetMap::Edit& edit : map.edits()) {
    if (edit.normal_end - edit.normal_begin < 2) continue;
    token =
        std::partition_point(token, tokens.end(), [&](const Token& t) { return t.end <= edit.normal_begin; });
    if (token == tokens.end()) return false;
    const auto next = token + 1;
    if (token->end < edit.normal_end && next != tokens.end() && next->begin < edit.normal_end) return true;
  }
  return false;
}

// Joins tokens that share a character of the original, so that the originals of tokens never overlap. Rare:
// the normal form makes one token of nearly every character.
void join_within_characters(const OffsetMap& map, std::vector<Token>& tokens) {
  const auto& edits = map.edits();
  std::size_t edit = 0;
  std::size_t kept = 0;
  for (const Token& token : tokens) {
    while (edit < edits.size() && edits[edit].normal_end <= token.begin) ++edit;
    const bool begins_inside = edit < edits.size() && edits[edit].normal_begin < token.begin;
    if (begins_inside && kept > 0 && tokens[kept - 1].end > edits[edit].normal_begin) {
      tokens[kept - 1].end = token.end;
    } else {
      tokens[kept++] = token;
    }
  }
  tokens.resize(kept);
}

}  // namespace

Analyzer::Analyzer(const Abbreviations& abbreviations) : abbreviations_(abbreviations) {}

void Analyzer::analyze(std::string_view window, Analysis& out) const {
  assert(window.size() < std::numeric_limits<std::uint32_t>::max());
  out.clear();
  out.original = window;
  if (is_ascii(window)) {
    out.normal = window;
  } else {
    append_normal(window, out.buffer, &out.map);
    out.normal = out.buffer;
  }
  tokenize(out.normal, abbreviations_, out.tokens);
  if (splits_character(out.map, out.tokens)) join_within_characters(out.map, out.tokens);
  find_lines(out);
  out.forms.number(out.normal, out.tokens, out.form_of);
}

}  // namespace onoma::text
