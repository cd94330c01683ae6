// Fixture: a hand-made model of a few names and weights, and the stages up to the tagger run over one text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../gazetteer/gazetteer_fixture.hpp"
#include "model/evidence_builder.hpp"
#include "tag/evidence.hpp"
#include "tag/window.hpp"

namespace onoma::test {

inline text::Analysis analyze(std::string_view text) {
  const NoAbbreviations abbreviations;
  text::Analysis analysis;
  text::Analyzer(abbreviations).analyze(text, analysis);
  return analysis;
}

class TinyModel {
 public:
  // Adds names with an attribute; names of several tokens also give "in:<attribute>" to their tokens.
  void names(std::string_view attribute, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const std::uint16_t id = builder_.attribute(attribute);
      const std::uint16_t inside = builder_.attribute("in:" + std::string(attribute));
      dictionary_builder_.add_name(name_tokens(name), {id, inside, {}}, {1, 0, id});
    }
  }
  // Words that are used alike, as words/clusters.tsv says; apart without a capital.
  void uses(const std::string& attribute, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      dictionary_builder_.add_use(word, builder_.attribute(attribute), builder_.attribute(attribute + "@lower"));
    }
  }
  // Rows of "evidence PERSON ORG LOC DATE", parted by blanks.
  void weights(const std::vector<std::string>& rows) {
    std::string text = "#: columns evidence PERSON ORG LOC DATE\n";
    for (std::string row : rows) {
      std::replace(row.begin(), row.end(), ' ', '\t');
      text += row + '\n';
    }
    read(text);
    builder_.add_weights(list_, "weights", diagnostics);
  }
  // Rows of "attribute letter".
  void types(const std::vector<std::string>& rows) {
    std::string text = "#: columns attribute type\n";
    for (std::string row : rows) {
      std::replace(row.begin(), row.end(), ' ', '\t');
      text += row + '\n';
    }
    read(text);
    builder_.add_types(list_, "types", diagnostics);
  }
  void finish() {
    dictionary_builder_.finish(builder_);
    builder_.finish();
    dictionary_ = gazetteer::Dictionary(dictionary_builder_.tables());
    tables = {builder_.classes,         builder_.class_attributes, builder_.vectors, builder_.attribute_weights,
              builder_.attribute_names, builder_.features,         builder_.names};
  }
  const gazetteer::Dictionary& dictionary() const { return dictionary_; }
  std::string attribute_name(std::uint16_t id) const {
    return std::string(tables.name_at(tables.attribute_names[id]));
  }

  tag::EvidenceTables tables;
  std::vector<Diagnostic> diagnostics;

 private:
  void read(const std::string& text) {
    list_.columns.clear(), list_.rows.clear();
    model::read_list(text, "x", {.sorted = false, .header = false, .known_columns = {}}, list_, diagnostics);
  }

  model::EvidenceBuilder builder_;
  gazetteer::DictionaryBuilder dictionary_builder_;
  gazetteer::Dictionary dictionary_;
  model::List list_;
};

// One text, as the tagger is given it. The text and the model must outlive it.
class TinyWindow {
 public:
  TinyWindow(const TinyModel& model, std::string_view text, std::vector<tag::Proposal> given = {})
      : analysis(analyze(text)), proposals(std::move(given)) {
    gazetteer::Lookup(model.dictionary()).run(analysis, seen);
    window = {&analysis,   seen.hashes, seen.classes, seen.uses, seen.match_begins, seen.match_ends,
              seen.covers, seen.matches, proposals};
  }
  TinyWindow(const TinyWindow&) = delete;
  TinyWindow& operator=(const TinyWindow&) = delete;

  std::string text(std::uint32_t first, std::uint32_t last) const {
    const Span span = analysis.original_span(first, last);
    return std::string(analysis.original.substr(span.begin, span.size()));
  }

  text::Analysis analysis;
  gazetteer::Sightings seen;
  std::vector<tag::Proposal> proposals;
  tag::Window window;
};

}  // namespace onoma::test
