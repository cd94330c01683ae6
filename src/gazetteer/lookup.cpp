#include "gazetteer/lookup.hpp"

#include <algorithm>

#include "text/analyzer.hpp"

namespace onoma::gazetteer {

namespace {

using text::LineCase;
using text::Shape;

// How many tokens ahead memory is asked for: long enough for it to come, short enough to stay.
constexpr std::size_t kBlock = 32;
constexpr std::size_t kAhead = 12;
constexpr std::size_t kPadding = 8;  // bytes that hash_padded_term() may read behind a word

// All folded tokens of a window: by arithmetic while they are ASCII, by the text stage beyond.
void fold_tokens(const text::Analysis& analysis, Sightings& out) {
  const std::string_view normal = analysis.normal;
  out.folded.resize(normal.size());
  std::transform(normal.begin(), normal.end(), out.folded.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c); });
  const auto is_wide = [](char c) { return static_cast<unsigned char>(c) >= 128; };
  // Places first: the text grows, and may move.
  struct Wide {
    std::size_t token, begin;
  };
  std::vector<Wide> wide;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const std::string_view token = analysis.token_text(i);
    if (std::none_of(token.begin(), token.end(), is_wide)) continue;
    wide.push_back({i, out.folded.size()});
    text::fold_key(token, out.folded);
  }
  const std::size_t end = out.folded.size();
  out.folded.append(kPadding, '\0');
  const std::string_view all = out.folded;
  out.words.resize(analysis.tokens.size());
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    out.words[i] = all.substr(analysis.tokens[i].begin, analysis.tokens[i].size());
  }
  for (std::size_t w = 0; w < wide.size(); ++w) {
    const std::size_t word_end = w + 1 < wide.size() ? wide[w + 1].begin : end;
    out.words[wide[w].token] = all.substr(wide[w].begin, word_end - wide[w].begin);
  }
}

// The word that a contraction was made from ("we've" -> "we", "didn't" -> "did"); nothing for other words.
std::string_view contracted(std::string_view folded) {
  for (const std::string_view ending : {"n't", "'ve", "'re", "'ll", "'d", "'m"}) {
    if (folded.size() > ending.size() && folded.ends_with(ending)) return folded.substr(0, folded.size() - ending.size());
  }
  return {};
}

// Whether the case of this token says nothing because of where it stands.
bool case_is_forced(const text::Token& token, LineCase line) {
  if (line == LineCase::kAllCaps || line == LineCase::kTitleCase) return true;
  return token.has(text::kSentenceStart) && token.shape == Shape::kCapitalized;
}

Written how_written(const text::Token& token, LineCase line) {
  switch (token.shape) {
    case Shape::kLower: return Written::kLower;
    case Shape::kCapitalized:
    case Shape::kMixed:
    case Shape::kInitial: return case_is_forced(token, line) ? Written::kForced : Written::kCapital;
    case Shape::kAllCaps: return line == LineCase::kAllCaps ? Written::kForced : Written::kUpper;
    case Shape::kAcronym: return Written::kUpper;
    default: return Written::kCapital;  // digits, signs and letters without case: entries are taken as they stand
  }
}

// Not one capital, and not only ordinary words: "kings of leon", not "first of all".
bool written_without_capitals(const text::Analysis& analysis, std::size_t first, std::size_t last,
                              const Dictionary& dictionary, const std::vector<TermId>& terms) {
  bool telling = false;
  for (std::size_t i = first; i < last; ++i) {
    const Shape shape = analysis.tokens[i].shape;
    if (shape != Shape::kLower && shape != Shape::kPunctuation) return false;
    telling |= shape == Shape::kLower && (dictionary.kind_of_term(terms[i]).flags & kOrdinaryWord) == 0;
  }
  return telling;
}

bool written_like_entry(const text::Analysis& analysis, std::size_t first, std::size_t last, const NodeKind& node) {
  std::size_t position = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (is_joined_hyphen(analysis, i)) continue;
    const Shape shape = analysis.tokens[i].shape;
    const bool wants_capital = position < kMaxNameTokens && (node.capitals >> position & 1) != 0;
    if (wants_capital && shape == Shape::kLower) return false;
    if ((node.flags & kUpperOnly) != 0 && (shape == Shape::kCapitalized || shape == Shape::kLower)) return false;
    ++position;
  }
  return true;
}

}  // namespace

void Sightings::clear() {
  terms.clear(), hashes.clear(), classes.clear(), uses.clear(), match_begins.clear(), match_ends.clear(), covers.clear(), matches.clear();
}

void Lookup::run(const text::Analysis& analysis, Sightings& out) const {
  out.clear();
  find_terms(analysis, out);
  find_matches(analysis, out);
}

void Lookup::find_terms(const text::Analysis& analysis, Sightings& out) const {
  const std::size_t count = analysis.tokens.size();
  out.terms.resize(count);
  out.hashes.resize(count);
  out.classes.resize(count);
  out.uses.resize(count);
  fold_tokens(analysis, out);
  for (std::size_t block = 0; block < count; block += kBlock) {
    const std::size_t end = std::min(count, block + kBlock);
    for (std::size_t i = block; i < end; ++i) {
      out.hashes[i] = hash_padded_term(out.words[i]);
      dictionary_.expect_slot(out.hashes[i]);
    }
    for (std::size_t i = block; i < end; ++i) dictionary_.expect_term(out.hashes[i]);
    for (std::size_t i = block; i < end; ++i) dictionary_.expect_text(out.hashes[i]);
    for (std::size_t i = block; i < end; ++i) find_term(analysis, i, out);
  }
}

void Lookup::find_term(const text::Analysis& analysis, std::size_t i, Sightings& out) const {
  const text::Token& token = analysis.tokens[i];
  const std::string_view folded = out.words[i];
  TermId term = dictionary_.find(folded, out.hashes[i]);
  if (term == 0) {
    if (const std::string_view word = contracted(folded); !word.empty()) term = dictionary_.find(word);
  }
  out.terms[i] = term;
  const LineCase line = analysis.lines[analysis.line_of[i]].letter_case;
  const Written written = how_written(token, line);
  const TermKind& kind = dictionary_.kind_of_term(term);
  out.classes[i] = kind.classes[static_cast<std::size_t>(written)];
  out.uses[i] = kind.uses[written == Written::kLower ? 1 : 0];
  if (term == 0 && written != Written::kLower) out.uses[i] = dictionary_.affixes().class_of(folded);
}

void Lookup::find_matches(const text::Analysis& analysis, Sightings& out) const {
  const std::size_t count = analysis.tokens.size();
  out.match_begins.assign(count, 0);
  out.match_ends.assign(count, 0);
  out.covers.assign(count, 0);
  const auto begins = [&](std::size_t i) -> const TermRecord* {
    const TermRecord& record = dictionary_.term(out.terms[i]);
    return record.begins_longer() ? &record : nullptr;
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (i + kAhead + 1 < count) {
      if (const TermRecord* ahead = begins(i + kAhead)) dictionary_.expect_child(ahead->node, out.terms[i + kAhead + 1]);
    }
    if (begins(i) != nullptr) walk(analysis, i, out);
  }
  // The longest match over a token decides what it is part of; of equal ones the first.
  std::vector<std::uint32_t> covered_by(count, 0), ends_with(count, 0);
  for (const Match& match : out.matches) {
    const std::uint32_t length = match.last - match.first;
    out.match_begins[match.first] = match.klass;  // matches of one begin come by rising length
    if (length > ends_with[match.last - 1]) {
      ends_with[match.last - 1] = length;
      out.match_ends[match.last - 1] = match.klass;
    }
    for (std::uint32_t i = match.first; i < match.last; ++i) {
      if (length > covered_by[i]) covered_by[i] = length, out.covers[i] = dictionary_.kind_of_node(match.node).inside;
    }
  }
}

void Lookup::walk(const text::Analysis& analysis, std::size_t first, Sightings& out) const {
  NodeId node = dictionary_.term(out.terms[first]).node;
  std::size_t length = 1;
  for (std::size_t i = first + 1; i < analysis.tokens.size() && length < kMaxNameTokens; ++i) {
    if (is_joined_hyphen(analysis, i)) continue;
    if (out.terms[i] == 0 || analysis.tokens[i].has(text::kParagraphStart)) return;
    node = dictionary_.child(node, out.terms[i]);
    if (node == 0) return;
    ++length;
    const NodeKind& record = dictionary_.kind_of_node(node);
    ClassId klass = 0;
    if (record.klass != 0 && written_like_entry(analysis, first, i + 1, record)) {
      klass = record.klass;
    } else if (record.lower != 0 && written_without_capitals(analysis, first, i + 1, dictionary_, out.terms)) {
      klass = record.lower;
    }
    if (klass != 0) {
      out.matches.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(i + 1), node, klass});
    }
    if ((record.flags & kContinues) == 0) return;
  }
}

}  // namespace onoma::gazetteer
