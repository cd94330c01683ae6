// brat's standoff annotation: X.ann beside X.txt.
#include <charconv>
#include <optional>

#include "eval/gold_reader.hpp"
#include "eval/lines.hpp"
#include "eval/snippet.hpp"
#include "text/utf8.hpp"

namespace onoma::eval {
namespace {

// "T1<TAB>Location 0 5;16 23<TAB>North America"
struct TextBound {
  std::size_t line = 0;
  std::string_view type;
  std::vector<std::pair<std::size_t, std::size_t>> fragments;  // of offsets
  std::string_view text;
};

bool read_number(std::string_view& rest, std::size_t& number) {
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (error != std::errc()) return false;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return true;
}

bool take(std::string_view& rest, char c) {
  if (!rest.starts_with(c)) return false;
  rest.remove_prefix(1);
  return true;
}

bool read_fragments(std::string_view rest, TextBound& bound) {
  do {
    std::size_t begin = 0;
    std::size_t end = 0;
    if (!read_number(rest, begin) || !take(rest, ' ') || !read_number(rest, end) || begin > end) return false;
    bound.fragments.emplace_back(begin, end);
  } while (take(rest, ';'));
  return rest.empty();
}

Result<TextBound> read_text_bound(std::string_view line, std::size_t number, std::string_view name) {
  TextBound bound;
  bound.line = number;
  const std::size_t first = line.find('\t');
  const std::size_t second = line.find('\t', first == std::string_view::npos ? first : first + 1);
  const std::string_view middle =
      first == std::string_view::npos ? "" : line.substr(first + 1, second - first - 1);
  const std::size_t blank = middle.find(' ');
  if (blank == std::string_view::npos || !read_fragments(middle.substr(blank + 1), bound)) {
    return gold_error(name, number,
                      "expected an id, a tab, a type and its offsets: T1<TAB>Person 0 12<TAB>…");
  }
  bound.type = middle.substr(0, blank);
  if (second != std::string_view::npos) bound.text = line.substr(second + 1);
  return bound;
}

// The byte at which each character begins, and the end.
std::vector<std::size_t> character_edges(std::string_view text, bool crlf_is_one) {
  std::vector<std::size_t> edges;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text::is_continuation(text[i])) continue;
    if (crlf_is_one && text[i] == '\n' && i > 0 && text[i - 1] == '\r') continue;
    edges.push_back(i);
  }
  edges.push_back(text.size());
  return edges;
}

// Places the annotations in the document; an error when one does not fit.
std::optional<Error> place(const std::vector<TextBound>& bounds, const std::vector<std::size_t>& edges,
                           std::string_view name, GoldDocument& document) {
  for (const TextBound& bound : bounds) {
    std::string stands;
    std::vector<Span> spans;
    for (const auto& [begin, end] : bound.fragments) {
      if (end >= edges.size()) {
        return gold_error(name, bound.line,
                          "ends at " + std::to_string(end) + ", beyond the text, which has " +
                              std::to_string(edges.size() - 1) + " characters")
            .error;
      }
      spans.push_back({edges[begin], edges[end]});
      if (!stands.empty()) stands += ' ';
      stands += document.text.substr(spans.back().begin, spans.back().size());
    }
    if (!bound.text.empty() && one_line(stands) != one_line(bound.text)) {
      return gold_error(
                 name, bound.line,
                 "says \"" + one_line(bound.text) + "\" where the text has \"" + one_line(stands) + '"')
          .error;
    }
    const std::optional<Label> label = label_of_type(bound.type);
    if (label && spans.size() == 1)
      document.spans.push_back({spans.front(), *label});
    else
      document.ignore.insert(document.ignore.end(), spans.begin(), spans.end());
  }
  return std::nullopt;
}

}  // namespace

Result<GoldDocument> read_brat_gold(std::string_view annotation, std::string text, std::string_view name,
                                    std::string id) {
  if (std::optional<Error> bad = find_bad_utf8(annotation, name)) return Unexpected{*std::move(bad)};
  if (std::optional<Error> bad = find_bad_utf8(text, id)) return Unexpected{*std::move(bad)};
  std::vector<TextBound> bounds;
  for (Lines lines(annotation); lines.next();) {
    if (!lines.line().starts_with('T')) continue;
    Result<TextBound> bound = read_text_bound(lines.line(), lines.number(), name);
    if (!bound) return Unexpected{bound.error()};
    bounds.push_back(*std::move(bound));
  }
  GoldDocument document;
  document.id = std::move(id);
  document.text = std::move(text);
  GoldDocument as_one = document;
  const std::optional<Error> problem = place(bounds, character_edges(document.text, false), name, document);
  if (!problem) return document;
  // Some programs that write .ann files read the text with its line ends made one character.
  if (document.text.find("\r\n") != std::string::npos &&
      !place(bounds, character_edges(as_one.text, true), name, as_one)) {
    return as_one;
  }
  return Unexpected{*problem};
}

}  // namespace onoma::eval
