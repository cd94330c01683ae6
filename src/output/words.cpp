#include "output/words.hpp"

#include <algorithm>

#include "text/windows.hpp"

namespace onoma::output {
namespace {

// Takes tokens in text order and cuts them at the edges of entities.
class WordCutter {
 public:
  explicit WordCutter(const std::vector<Entity>& entities) : entities_(entities) {}

  void add(Span token, bool begins_sentence) {
    // Two tokens can come from one character ("½" is read as "1/2"): the first of them has it.
    token.begin = std::max(token.begin, end_);
    starts_ = starts_ || begins_sentence;
    while (token.begin < token.end) {
      while (next_ < entities_.size() && entities_[next_].span.end <= token.begin) ++next_;
      const std::size_t edge = next_edge(token.begin);
      push({token.begin, std::min(edge, token.end)});
      token.begin = words_.back().span.end;
    }
    end_ = std::max(end_, token.end);
  }

  std::vector<Word> take() { return std::move(words_); }

 private:
  // The first begin or end of an entity behind that place.
  std::size_t next_edge(std::size_t place) const {
    if (next_ == entities_.size()) return static_cast<std::size_t>(-1);
    const Span entity = entities_[next_].span;
    return place < entity.begin ? entity.begin : entity.end;
  }

  void push(Span span) {
    Word word;
    word.span = span;
    const bool inside = next_ < entities_.size() && entities_[next_].span.contains(span);
    if (inside) word.entity = next_;
    const bool goes_on = inside && !words_.empty() && words_.back().entity == next_;
    word.begins_sentence = starts_ && !goes_on;
    starts_ = false;
    words_.push_back(word);
  }

  const std::vector<Entity>& entities_;
  std::size_t next_ = 0;  // the first entity that does not end before the next word
  std::size_t end_ = 0;
  bool starts_ = true;
  std::vector<Word> words_;
};

}  // namespace

std::vector<Word> words_of(const Document& document, const std::vector<Entity>& entities,
                           const text::Abbreviations& abbreviations) {
  const text::Analyzer analyzer(abbreviations);
  text::Analysis analysis;
  WordCutter cutter(entities);
  for (Span window = text::next_window(document.text(), 0); !window.empty();
       window = text::next_window(document.text(), window.end)) {
    analysis.clear();
    analyzer.analyze(document.text(window), analysis);
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
      const Span inside = analysis.original_span(i, i + 1);
      cutter.add({window.begin + inside.begin, window.begin + inside.end},
                 analysis.tokens[i].has(text::kSentenceStart));
    }
  }
  return cutter.take();
}

std::vector<Word> with_gaps(std::string_view text, const std::vector<Word>& words) {
  std::vector<Word> all;
  std::size_t done = 0;
  const auto add_gap = [&](std::size_t end, std::size_t next_entity) {
    if (done >= end) return;
    const bool inside = !all.empty() && all.back().entity == next_entity;
    all.push_back({{done, end}, false, inside ? next_entity : kNoEntity});
  };
  for (const Word& word : words) {
    add_gap(word.span.begin, word.entity);
    all.push_back(word);
    done = word.span.end;
    if (done < text.size() && text[done] == ' ') ++done;
  }
  add_gap(text.size(), kNoEntity);
  return all;
}

}  // namespace onoma::output
