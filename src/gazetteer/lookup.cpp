#include "gazetteer/lookup.hpp"

#include <algorithm>
#include <array>

#include "text/analyzer.hpp"

namespace onoma::gazetteer {

namespace {

using text::LineCase;
using text::Shape;

// How many tokens ahead memory is asked for what is kept of their forms, and for the first edge of a walk.
constexpr std::size_t kAhead = 8;
// For how many forms memory is asked at a time: enough for it to come, few enough for it to stay.
constexpr std::size_t kBlock = 32;
constexpr std::size_t kPadding = 8;  // bytes that hash_padded_term() may read behind a word

// The word that a contraction was made from ("we've" -> "we", "didn't" -> "did"); nothing for other words.
std::string_view contracted(std::string_view folded) {
  for (const std::string_view ending : {"n't", "'ve", "'re", "'ll", "'d", "'m"}) {
    if (folded.size() > ending.size() && folded.ends_with(ending)) return folded.substr(0, folded.size() - ending.size());
  }
  return {};
}

constexpr std::size_t index_of(Shape shape) { return static_cast<std::size_t>(shape); }

// How a word of each shape counts as written in a line of each case. Digits, signs and letters without case are taken as they
// stand.
using WrittenByShape = std::array<Written, text::kShapeCount>;
constexpr WrittenByShape written_in(LineCase line) {
  WrittenByShape written{};
  written.fill(Written::kCapital);
  written[index_of(Shape::kLower)] = Written::kLower;
  const bool says_nothing = line == LineCase::kAllCaps || line == LineCase::kTitleCase;
  for (const Shape shape : {Shape::kCapitalized, Shape::kMixed, Shape::kInitial}) {
    written[index_of(shape)] = says_nothing ? Written::kForced : Written::kCapital;
  }
  written[index_of(Shape::kAllCaps)] = line == LineCase::kAllCaps ? Written::kForced : Written::kUpper;
  written[index_of(Shape::kAcronym)] = Written::kUpper;
  return written;
}
constexpr std::array<WrittenByShape, 4> kWritten = {written_in(LineCase::kMixedCase), written_in(LineCase::kAllCaps),
                                                    written_in(LineCase::kTitleCase), written_in(LineCase::kLowerOnly)};

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

// What a word is where it stands, written like this.
inline void note(const WordsKept::Word& word, Written written, std::size_t i, Sightings& out) {
  out.terms[i] = word.term;
  out.hashes[i] = word.hash;
  out.begins[i] = word.begins;
  out.classes[i] = word.classes[static_cast<std::size_t>(written)];
  out.uses[i] = word.uses[written == Written::kLower ? 1 : 0];
}

}  // namespace

// By arithmetic while they are ASCII, by the text stage beyond.
void fold_words(const text::Analysis& analysis, Sightings& out) {
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

void Lookup::run(const text::Analysis& analysis, Sightings& out) const {
  out.matches.clear();  // the others are written anew as they are: emptied first they would be filled with zeros
  learn(analysis.forms, out.words_kept);
  find_terms(analysis, out);
  find_matches(analysis, out);
}

// Asks for the forms that are new, many at a time: the memory of one comes while the others are looked up.
void Lookup::learn(const text::Forms& forms, WordsKept& kept) const {
  if (kept.generation != forms.generation() || kept.dictionary != &dictionary_) kept.words.clear();
  kept.generation = forms.generation(), kept.dictionary = &dictionary_;
  std::string folded;
  std::array<std::size_t, kBlock + 1> ends{};
  std::array<std::uint64_t, kBlock> hashes{};
  while (kept.words.size() < forms.size()) {
    const std::size_t first = kept.words.size(), count = std::min(kBlock, forms.size() - first);
    folded.clear();
    for (std::size_t i = 0; i < count; ++i) {
      text::fold_key(forms.text(static_cast<std::uint32_t>(first + i)), folded);
      ends[i + 1] = folded.size();
    }
    folded.append(kPadding, '\0');
    const auto word = [&](std::size_t i) { return std::string_view(folded).substr(ends[i], ends[i + 1] - ends[i]); };
    for (std::size_t i = 0; i < count; ++i) {
      hashes[i] = hash_padded_term(word(i));
      dictionary_.expect_slot(hashes[i]);
    }
    for (std::size_t i = 0; i < count; ++i) dictionary_.expect_term(hashes[i]);
    for (std::size_t i = 0; i < count; ++i) dictionary_.expect_text(hashes[i]);
    for (std::size_t i = 0; i < count; ++i) kept.words.push_back(look_up(word(i), hashes[i]));
  }
}

WordsKept::Word Lookup::look_up(std::string_view folded, std::uint64_t hash) const {
  WordsKept::Word word;
  word.hash = hash;
  word.term = dictionary_.find(folded, hash);
  if (word.term == 0) {
    if (const std::string_view made_from = contracted(folded); !made_from.empty()) word.term = dictionary_.find(made_from);
  }
  const TermRecord& record = dictionary_.term(word.term);
  word.begins = record.begins_longer() ? record.node : 0;
  const TermKind& kind = dictionary_.kind_of_term(word.term);
  word.classes = kind.classes, word.uses = kind.uses;
  if (word.term == 0) word.uses[0] = dictionary_.affixes().class_of(folded);
  return word;
}

void Lookup::find_terms(const text::Analysis& analysis, Sightings& out) const {
  const std::size_t count = analysis.tokens.size();
  out.terms.resize(count), out.hashes.resize(count), out.classes.resize(count), out.uses.resize(count), out.begins.resize(count);
  const text::Token* const tokens = analysis.tokens.data();
  const WordsKept::Word* const known = out.words_kept.words.data();
  const std::uint32_t* const forms = analysis.form_of.data();
  for (const text::Line& line : analysis.lines) {
    const WrittenByShape& by_shape = kWritten[static_cast<std::size_t>(line.letter_case)];
    for (std::uint32_t i = line.first_token; i < line.last_token; ++i) {
      Written written = by_shape[index_of(tokens[i].shape)];
      if (tokens[i].shape == Shape::kCapitalized && tokens[i].has(text::kSentenceStart)) written = Written::kForced;
      if (i + kAhead < count && forms[i + kAhead] != text::Forms::kNone) __builtin_prefetch(&known[forms[i + kAhead]]);
      const std::uint32_t form = forms[i];
      if (form != text::Forms::kNone) [[likely]] {
        note(known[form], written, i, out);
      } else {
        const std::string folded = text::fold_key(analysis.token_text(i));
        note(look_up(folded, hash_term(folded)), written, i, out);
      }
    }
  }
}

// The tokens from which a walk may get further than one step.
void Lookup::find_walks(const text::Analysis& analysis, Sightings& out) const {
  out.walks.clear();
  const text::Token* const tokens = analysis.tokens.data();
  const NodeId* const begins = out.begins.data();
  const TermId* const terms = out.terms.data();
  for (std::size_t i = 0, count = analysis.tokens.size(); i + 1 < count; ++i) {
    if (begins[i] == 0) continue;
    if (tokens[i + 1].shape != Shape::kPunctuation) {
      if (!dictionary_.may_have_child(begins[i], terms[i + 1])) continue;
    }
    out.walks.push_back(static_cast<std::uint32_t>(i));
  }
}

void Lookup::find_matches(const text::Analysis& analysis, Sightings& out) const {
  const std::size_t count = analysis.tokens.size();
  out.match_begins.assign(count, 0);
  out.match_ends.assign(count, 0);
  out.covers.assign(count, 0);
  find_walks(analysis, out);
  for (std::size_t w = 0; w < out.walks.size(); ++w) {
    if (w + kAhead < out.walks.size()) {
      const std::uint32_t ahead = out.walks[w + kAhead];
      dictionary_.expect_child(out.begins[ahead], out.terms[ahead + 1]);
    }
    walk(analysis, out.walks[w], out);
  }
  // The longest match over a token decides what it is part of; of equal ones the first.
  if (out.longest_over.size() < count) out.longest_over.resize(count, 0), out.longest_to.resize(count, 0);
  for (const Match& match : out.matches) {
    const std::uint32_t length = match.last - match.first;
    out.match_begins[match.first] = match.klass;  // matches of one begin come by rising length
    if (length > out.longest_to[match.last - 1]) {
      out.longest_to[match.last - 1] = length;
      out.match_ends[match.last - 1] = match.klass;
    }
    for (std::uint32_t i = match.first; i < match.last; ++i) {
      if (length > out.longest_over[i]) out.longest_over[i] = length, out.covers[i] = dictionary_.kind_of_node(match.node).inside;
    }
  }
  for (const Match& match : out.matches) {
    out.longest_to[match.last - 1] = 0;
    std::fill(out.longest_over.begin() + match.first, out.longest_over.begin() + match.last, 0);
  }
}

void Lookup::walk(const text::Analysis& analysis, std::size_t first, Sightings& out) const {
  NodeId node = out.begins[first];
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
