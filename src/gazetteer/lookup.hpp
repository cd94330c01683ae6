// The gazetteer stage: asks the dictionary about every token and every run of tokens of a window.
//
// All matches are given, not only the longest. A match must be written as its entry is: where every entry of a name has a
// capital the text must have one ("Reading", not "reading"); an entry all in capitals ("WHO") wants capitals. A
// name that has not one capital is a match all the same, of a class of its own, unless all its words are ordinary ones.
//
// Thread safety: run() is const; each thread brings its own Sightings.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "gazetteer/dictionary.hpp"
#include "match.hpp"
#include "text/token.hpp"

namespace onoma::gazetteer {

// A name of more tokens than this is not followed further: longer ones are cut when the model is compiled.
inline constexpr std::size_t kMaxNameTokens = 16;

// A hyphen inside a word, which names pass over.
inline bool is_joined_hyphen(const text::Analysis& analysis, std::size_t i) noexcept {
  const auto& tokens = analysis.tokens;
  return i + 1 < tokens.size() && tokens[i].size() == 1 && analysis.normal[tokens[i].begin] == '-' &&
         !tokens[i].has(text::kSpaceBefore) && !tokens[i + 1].has(text::kSpaceBefore);
}

// What a dictionary says of the forms of a text (text/forms.hpp), kept from window to window.
struct WordsKept {
  struct Word {
    std::uint64_t hash = 0;
    TermId term = 0;
    NodeId begins = 0;  // the node of the term where names of several tokens begin with it, else 0
    std::array<ClassId, kWrittenCount> classes{};
    std::array<ClassId, 2> uses{};
  };
  std::vector<Word> words;           // by the form's number
  std::uint64_t generation = 0;      // of these numbers
  const void* dictionary = nullptr;  // whose answers they are
};

// What the gazetteer saw in one window; all but `matches` have one element a token.
struct Sightings {
  std::vector<TermId> terms;
  std::vector<std::uint64_t> hashes;  // of the folded token, known or not
  std::vector<ClassId> classes;       // of the term, as it is written here
  std::vector<ClassId> uses;          // what words stand in its place
  std::vector<ClassId> match_begins;  // of the longest match of several tokens that begins here
  std::vector<ClassId> match_ends;    // … that ends here
  std::vector<ClassId> covers;        // what the longest match over this token makes of it
  std::vector<Match> matches;         // of two tokens or more, by first token, then by length

  // The folded tokens, where fold_words() was asked for them: those of ASCII where they stand in the normal form, the others
  // behind it.
  std::string folded;
  std::vector<std::string_view> words;

  WordsKept words_kept;

  std::vector<NodeId> begins;           // of each token its Word's
  std::vector<std::uint32_t> walks;     // tokens that may begin a match of several
  std::vector<std::uint32_t> longest_over, longest_to;  // tokens of the longest match over a token, and to it; 0 between windows
};

// Fills `words`. Nothing else here asks for them.
void fold_words(const text::Analysis& analysis, Sightings& out);

class Lookup {
 public:
  explicit Lookup(const Dictionary& dictionary) : dictionary_(dictionary) {}
  Lookup(Dictionary&&) = delete;

  void run(const text::Analysis& analysis, Sightings& out) const;

 private:
  void learn(const text::Forms& forms, WordsKept& kept) const;
  WordsKept::Word look_up(std::string_view folded, std::uint64_t hash) const;
  void find_terms(const text::Analysis& analysis, Sightings& out) const;
  void find_walks(const text::Analysis& analysis, Sightings& out) const;
  void find_matches(const text::Analysis& analysis, Sightings& out) const;
  void walk(const text::Analysis& analysis, std::size_t first, Sightings& out) const;

  const Dictionary& dictionary_;
};

}  // namespace onoma::gazetteer
