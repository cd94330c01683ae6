// Turns the rows of the lists into dictionary entries and evidence attributes.
#pragma once

#include <string>
#include <vector>

#include "gazetteer/builder.hpp"
#include "model/evidence_builder.hpp"
#include "model/folder.hpp"
#include "text/analyzer.hpp"

namespace onoma::model {

// The abbreviations of cues/abbreviations.tsv, known before anything is tokenised.
class AbbreviationList final : public text::Abbreviations {
 public:
  void add(std::string_view folded, Kind kind) { kinds_[std::string(folded)] = kind; }
  Kind find(std::string_view folded) const noexcept override {
    const auto found = kinds_.find(folded);
    return found == kinds_.end() ? Kind::kNone : found->second;
  }
  const std::map<std::string, Kind, std::less<>>& all() const noexcept { return kinds_; }

 private:
  std::map<std::string, Kind, std::less<>> kinds_;
};

AbbreviationList read_abbreviations(const Folder& folder);

class LexiconBuilder {
 public:
  LexiconBuilder(EvidenceBuilder& evidence, gazetteer::DictionaryBuilder& dictionary,
                 const AbbreviationList& abbreviations, std::vector<Diagnostic>& diagnostics);

  // The words of a list of ordinary words, the commonest first, so that what texts hold most lies together. Before all else.
  void add_common_terms(const SourceList& source);
  // The evidence of what unknown words look like. Before all lists.
  void add_looks();
  // Adds every row of a list of names, cues, words or function words; others are passed over.
  void add(const SourceList& source, std::uint16_t file);

  std::uint64_t entries() const noexcept { return entries_; }
  const std::vector<std::string>& languages() const noexcept { return languages_; }

 private:
  void add_names(const SourceList& source, std::uint16_t file);
  void add_cues(const SourceList& source, std::uint16_t file);
  void add_words(const SourceList& source);
  void add_clusters(const SourceList& source);
  void add_languages(const SourceList& source);
  void add_entry(const SourceList& source, const Row& row, std::string_view name, const std::string& attribute,
                 std::uint16_t file);
  std::vector<gazetteer::NameToken> tokens_of(std::string_view name);

  EvidenceBuilder& evidence_;
  gazetteer::DictionaryBuilder& dictionary_;
  std::vector<Diagnostic>& diagnostics_;
  text::Analyzer analyzer_;
  text::Analysis analysis_;
  std::vector<std::string> languages_;
  std::uint64_t entries_ = 0;
};

}  // namespace onoma::model
