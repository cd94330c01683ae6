#include "gazetteer/lookup.hpp"

#include <array>

#include "text/analyzer.hpp"

namespace onoma::gazetteer {

namespace {

using text::LineCase;
using text::Shape;

// A name of more tokens than this is not followed further: longer ones are cut when the model is compiled.
constexpr std::size_t kMaxNameTokens = 16;

constexpr auto kLowerTable = [] {
  std::array<char, 128> table{};
  for (int c = 0; c < 128; ++c) table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return table;
}();

// The folded form of a token: by table while it is ASCII, by the text stage beyond.
std::string_view fold_token(std::string_view token, std::string& buffer) {
  buffer.resize(token.size());
  for (std::size_t i = 0; i < token.size(); ++i) {
    const auto byte = static_cast<unsigned char>(token[i]);
    if (byte >= 128) {
      buffer.clear();
      text::fold_key(token, buffer);
      return buffer;
    }
    buffer[i] = kLowerTable[byte];
  }
  return buffer;
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

bool joined_hyphen(const text::Analysis& analysis, std::size_t i) {
  const auto& tokens = analysis.tokens;
  return i + 1 < tokens.size() && tokens[i].size() == 1 && analysis.normal[tokens[i].begin] == '-' &&
         !tokens[i].has(text::kSpaceBefore) && !tokens[i + 1].has(text::kSpaceBefore);
}

// Not one capital, and not only ordinary words: "kings of leon", not "first of all".
bool written_without_capitals(const text::Analysis& analysis, std::size_t first, std::size_t last,
                              const Dictionary& dictionary, const std::vector<TermId>& terms) {
  bool telling = false;
  for (std::size_t i = first; i < last; ++i) {
    const Shape shape = analysis.tokens[i].shape;
    if (shape != Shape::kLower && shape != Shape::kPunctuation) return false;
    telling |= shape == Shape::kLower && (dictionary.term(terms[i]).flags & kOrdinaryWord) == 0;
  }
  return telling;
}

bool written_like_entry(const text::Analysis& analysis, std::size_t first, std::size_t last, const NodeRecord& node) {
  std::size_t position = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (joined_hyphen(analysis, i)) continue;
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
  std::string buffer;
  for (std::size_t i = 0; i < count; ++i) {
    const text::Token& token = analysis.tokens[i];
    const std::string_view folded = fold_token(analysis.token_text(i), buffer);
    out.hashes[i] = hash_term(folded);
    TermId term = dictionary_.find(folded, out.hashes[i]);
    if (term == 0) {
      if (const std::string_view word = contracted(folded); !word.empty()) term = dictionary_.find(word);
    }
    out.terms[i] = term;
    const LineCase line = analysis.lines[analysis.line_of[i]].letter_case;
    const Written written = how_written(token, line);
    const TermRecord& record = dictionary_.term(term);
    out.classes[i] = record.classes[static_cast<std::size_t>(written)];
    out.uses[i] = record.uses[written == Written::kLower ? 1 : 0];
    if (term == 0 && written != Written::kLower) out.uses[i] = dictionary_.affixes().class_of(folded);
  }
}

void Lookup::find_matches(const text::Analysis& analysis, Sightings& out) const {
  const std::size_t count = analysis.tokens.size();
  out.match_begins.assign(count, 0);
  out.match_ends.assign(count, 0);
  out.covers.assign(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const NodeId node = dictionary_.term(out.terms[i]).node;
    if (node != 0 && (dictionary_.node(node).flags & kContinues) != 0) walk(analysis, i, out);
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
      if (length > covered_by[i]) covered_by[i] = length, out.covers[i] = dictionary_.node(match.node).inside;
    }
  }
}

void Lookup::walk(const text::Analysis& analysis, std::size_t first, Sightings& out) const {
  NodeId node = dictionary_.term(out.terms[first]).node;
  std::size_t length = 1;
  for (std::size_t i = first + 1; i < analysis.tokens.size() && length < kMaxNameTokens; ++i) {
    if (joined_hyphen(analysis, i)) continue;
    if (out.terms[i] == 0 || analysis.tokens[i].has(text::kParagraphStart)) return;
    node = dictionary_.child(node, out.terms[i]);
    if (node == 0) return;
    ++length;
    const NodeRecord& record = dictionary_.node(node);
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
