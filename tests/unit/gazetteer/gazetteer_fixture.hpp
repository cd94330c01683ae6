// Fixture: a dictionary made by hand and the look-up of one text in it.
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/builder.hpp"
#include "gazetteer/lookup.hpp"
#include "text/analyzer.hpp"

namespace onoma::test {

class NoAbbreviations final : public text::Abbreviations {
 public:
  Kind find(std::string_view) const noexcept override { return Kind::kNone; }
};

class SetInterner final : public gazetteer::ClassInterner {
 public:
  ClassId intern(const std::vector<std::uint16_t>& attributes) override {
    return ids_.try_emplace(attributes, static_cast<ClassId>(ids_.size())).first->second;
  }
  std::vector<std::uint16_t> attributes(ClassId id) const {
    for (const auto& [set, known] : ids_) {
      if (known == id) return set;
    }
    return {};
  }

 private:
  std::map<std::vector<std::uint16_t>, ClassId> ids_{{{}, 0}};
};

// The tokens of a name in plain letters; blanks and hyphens separate them.
inline std::vector<gazetteer::NameToken> name_tokens(std::string_view name) {
  std::vector<gazetteer::NameToken> tokens;
  std::string word;
  const auto upper = [](unsigned char c) { return std::isupper(c) != 0; };
  const auto flush = [&] {
    if (word.empty()) return;
    const bool all = word.size() > 1 && std::all_of(word.begin(), word.end(), upper);
    tokens.push_back({text::fold_key(word), upper(static_cast<unsigned char>(word[0])), all});
    word.clear();
  };
  for (const char c : name) {
    if (c == ' ' || c == '-') flush();
    else word += c;
  }
  flush();
  return tokens;
}

using Attributes = std::vector<std::uint16_t>;

// Names carry the attribute they are given, that plus 100 for their inner tokens, and that plus 200 without capitals.
class TinyGazetteer {
 public:
  static std::uint16_t lower(std::uint16_t attribute) { return static_cast<std::uint16_t>(attribute + 200); }
  void name(std::string_view text, std::uint16_t attribute) {
    builder_.add_name(name_tokens(text), {attribute, static_cast<std::uint16_t>(attribute + 100), lower(attribute)},
                      {++line_, 0, attribute});
  }
  void word(std::string_view folded, std::uint16_t plain, std::uint16_t forced) {
    builder_.add_word(folded, plain, forced);
  }
  gazetteer::DictionaryBuilder& builder() { return builder_; }

  void finish() {
    builder_.finish(interner_);
    dictionary_ = gazetteer::Dictionary(builder_.tables());
  }
  const gazetteer::Dictionary& dictionary() const { return dictionary_; }
  Attributes attributes(ClassId id) const { return interner_.attributes(id); }

  // Looks the text up; `analysis` and `seen` hold the answer.
  void look(std::string_view text) {
    text::Analyzer(abbreviations_).analyze(text, analysis);
    gazetteer::Lookup(dictionary_).run(analysis, seen);
  }
  // What the first token written so means here.
  Attributes meaning(std::string_view text, std::string_view token) {
    look(text);
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
      if (analysis.token_text(i) == token) return attributes(seen.classes[i]);
    }
    return {9999};
  }
  // The texts of all matches, in their order.
  std::vector<std::string> matches(std::string_view text) {
    look(text);
    std::vector<std::string> found;
    for (const Match& match : seen.matches) {
      const Span span = analysis.original_span(match.first, match.last);
      found.emplace_back(analysis.original.substr(span.begin, span.size()));
    }
    return found;
  }

  text::Analysis analysis;
  gazetteer::Sightings seen;

 private:
  NoAbbreviations abbreviations_;
  gazetteer::DictionaryBuilder builder_;
  SetInterner interner_;
  gazetteer::Dictionary dictionary_;
  std::uint32_t line_ = 0;
};

}  // namespace onoma::test
