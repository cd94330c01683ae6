#include "learn/suggestion.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "text/analyzer.hpp"
#include "text/char_class.hpp"
#include "text/utf8.hpp"

namespace onoma::learn {
namespace {

// The longest name, in words, that a weight is suggested for.
constexpr std::size_t kLongestName = 4;

bool overlap(const Span& a, const Span& b) {
  return a.begin < b.end && b.begin < a.end;
}

bool touches_any(const Span& span, const std::vector<Span>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Span& other) { return overlap(span, other); });
}

bool counts(const CorrectedDocument& document, const Marked& marked) {
  if (marked.label == "DATE" || marked.label == "TIME" || marked.label == "DURATION" || marked.label == "SET") return false;
  return document.labels.empty() ||
         std::find(document.labels.begin(), document.labels.end(), marked.label) != document.labels.end();
}

std::string_view text_of(const CorrectedDocument& document, const Span& span) {
  return std::string_view(document.text).substr(span.begin, span.size());
}

// Fit for a line of a list: on one line, without what is special there.
bool can_be_listed(std::string_view text) {
  return text.size() <= 200 && text.find_first_of("\n\r\t|\"") == std::string_view::npos && text.front() != '#' &&
         text.front() != '{' && text.front() != ' ' && text.back() != ' ';
}

bool is_capital_at(std::string_view text, std::size_t at) {
  return (text::word_bits_at(text.data() + at, text.data() + text.size()) & text::kUpperBit) != 0;
}

// How many words a name has that are all written with a capital; 0 where one is not.
std::size_t capital_words(std::string_view name) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end == at || !is_capital_at(name, at) || name.substr(at, end - at).find_first_of("-'\n.,&/") != std::string_view::npos) return 0;
    ++words;
    at = end + 1;
  }
  return words;
}

// The word that stands directly before or after, folded; empty where there is none, or one with a capital, which may be a
// name itself.
std::string word_beside(std::string_view text, const Span& span, bool before) {
  std::size_t begin = span.begin, end = span.end;
  if (before) {
    if (begin < 2 || text[begin - 1] != ' ') return {};
    end = begin - 1;
    for (begin = end; begin > 0 && text[begin - 1] > ' ';) --begin;
  } else {
    if (end + 1 >= text.size() || text[end] != ' ') return {};
    begin = end + 1;
    for (end = begin; end < text.size() && text[end] > ' ';) ++end;
  }
  const std::string_view word = text.substr(begin, end - begin);
  const bool letters = !word.empty() && word.size() <= 30 &&
                       std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters ? std::string(word) : std::string();
}

// The name with a little of what stands around it, as an example of a rule; empty where it would not be one line.
std::string example_of(std::string_view text, const Span& span, bool before) {
  std::size_t begin = span.begin, end = span.end;
  if (before) {
    for (--begin; begin > 0 && text[begin - 1] > ' ';) --begin;
  } else {
    for (++end; end < text.size() && text[end] > ' ';) ++end;
  }
  std::string example(text.substr(begin, span.begin - begin));
  example += '[';
  example += text.substr(span.begin, span.size());
  example += ']';
  example += text.substr(span.end, end - span.end);
  return example;
}

void sort_by_strength(std::vector<Suggestion>& suggestions) {
  std::sort(suggestions.begin(), suggestions.end(), [](const Suggestion& a, const Suggestion& b) {
    return std::tuple(b.seen, a.text, a.word, a.label, b.before) < std::tuple(a.seen, b.text, b.word, b.label, a.before);
  });
}

struct Beside {
  std::set<std::string_view> names;
  std::size_t seen = 0;
  std::size_t longest = 0;
  std::string example;
};
using BesideWords = std::map<std::tuple<std::string, bool, std::string>, Beside>;  // label, before, word

void collect_beside(const CorrectedDocument& document, const std::vector<Marked>& marked, BesideWords& words) {
  for (const Marked& name : marked) {
    const std::size_t length = capital_words(text_of(document, name.span));
    if (length == 0 || length > kLongestName) continue;
    for (const bool before : {true, false}) {
      std::string word = word_beside(document.text, name.span, before);
      if (word.empty()) continue;
      Beside& beside = words[{name.label, before, std::move(word)}];
      beside.names.insert(text_of(document, name.span));
      beside.longest = std::max(beside.longest, length);
      if (beside.seen++ == 0) beside.example = example_of(document.text, name.span, before);
    }
  }
}

}  // namespace

Errors errors_of(const CorrectedDocument& document, const std::vector<Marked>& found) {
  Errors errors;
  for (const Marked& wanted : document.wanted) {
    if (!counts(document, wanted)) continue;
    if (std::find(found.begin(), found.end(), wanted) != found.end()) {
      ++errors.right;
    } else {
      errors.missed.push_back(wanted);
    }
  }
  for (const Marked& hit : found) {
    if (!counts(document, hit) || std::find(document.wanted.begin(), document.wanted.end(), hit) != document.wanted.end()) continue;
    const bool near_wanted = std::any_of(document.wanted.begin(), document.wanted.end(),
                                         [&](const Marked& wanted) { return overlap(wanted.span, hit.span); });
    if (near_wanted || !touches_any(hit.span, document.ignore)) errors.false_hits.push_back(hit);
  }
  return errors;
}

std::vector<Suggestion> suggest_entries(const std::vector<CorrectedDocument>& documents, const std::vector<Errors>& errors) {
  std::map<std::string_view, std::map<std::string_view, std::size_t>> missed;  // text, label
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const Marked& name : errors[i].missed) ++missed[text_of(documents[i], name.span)][name.label];
  }
  std::vector<Suggestion> suggestions;
  for (const auto& [text, labels] : missed) {
    if (!can_be_listed(text)) continue;
    const auto most = std::max_element(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    Suggestion entry{Suggestion::Kind::kEntry, std::string(most->first)};
    entry.text = text;
    entry.seen = most->second;
    suggestions.push_back(std::move(entry));
  }
  sort_by_strength(suggestions);
  return suggestions;
}

std::vector<Suggestion> suggest_blocks(const std::vector<CorrectedDocument>& documents, const std::vector<Errors>& errors) {
  std::map<std::string_view, std::size_t> false_hits;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto& wanted = documents[i].wanted;
    for (const Marked& hit : errors[i].false_hits) {
      const bool near_wanted = std::any_of(wanted.begin(), wanted.end(), [&](const Marked& w) { return overlap(w.span, hit.span); });
      if (!near_wanted) ++false_hits[text_of(documents[i], hit.span)];
    }
  }
  std::vector<Suggestion> suggestions;
  for (const auto& [text, seen] : false_hits) {
    if (!can_be_listed(text)) continue;
    Suggestion block{Suggestion::Kind::kBlock, {}};
    block.text = text;
    block.seen = seen;
    suggestions.push_back(std::move(block));
  }
  sort_by_strength(suggestions);
  return suggestions;
}

std::vector<Suggestion> suggest_weights(const std::vector<CorrectedDocument>& documents, const std::vector<Errors>& errors) {
  BesideWords missed, false_hits;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    collect_beside(documents[i], errors[i].missed, missed);
    collect_beside(documents[i], errors[i].false_hits, false_hits);
  }
  std::vector<Suggestion> suggestions;
  for (const BesideWords* words : {&missed, &false_hits}) {
    for (const auto& [key, beside] : *words) {
      if (beside.names.size() < 2) continue;
      Suggestion weight{Suggestion::Kind::kWeight, std::get<0>(key)};
      weight.before = std::get<1>(key);
      weight.word = std::get<2>(key);
      weight.longest = beside.longest;
      weight.weight = words == &missed ? 1 : -1;
      weight.example = beside.example;
      weight.seen = beside.seen;
      suggestions.push_back(std::move(weight));
    }
  }
  sort_by_strength(suggestions);
  return suggestions;
}

std::string needed_text(const Suggestion& suggestion) {
  if (suggestion.kind == Suggestion::Kind::kChange) return {};
  return text::fold_key(suggestion.kind == Suggestion::Kind::kWeight ? suggestion.word : suggestion.text);
}

}  // namespace onoma::learn
