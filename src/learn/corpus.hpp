// Corpus: annotated documents as the learner sees them. Every span that the tagger would weigh, with all evidence about it as
// numbers, and what the annotation says of it.
//
// Evidence on tokens has fixed numbers (attribute * kPositions + position); features of spans are numbered as they are met.
// Not thread-safe while documents are added; read-only afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/lookup.hpp"
#include "model/data.hpp"
#include "tag/tagger.hpp"
#include "text/analyzer.hpp"

namespace onoma::learn {

struct GoldName {
  Span span;  // bytes of the text
  Label label = Label::kPerson;
};

struct GoldText {
  std::string_view text;
  std::vector<GoldName> names;
  std::vector<Span> ignore;    // stretches of which the annotation says nothing
  std::uint8_t annotated = 0;  // bit l: the document annotates label l
};

using EvidenceId = std::uint32_t;

// A candidate of a region. Its evidence is ids [evidence, evidence_end) of the example, and memory ids likewise.
struct LearnedSpan {
  std::uint32_t first = 0;  // token of the region
  std::uint32_t last = 0;
  std::uint32_t evidence = 0;
  std::uint32_t memory = 0;
  std::array<std::int32_t, kLabelCount> said{};  // what patterns add, in points
  std::uint8_t possible = 0;                     // bit l: may be label l
  std::uint8_t right = 0;                        // bit l: label l agrees with the annotation
};

struct LearnedRegion {
  std::uint32_t first_token = 0;
  std::uint32_t tokens = 0;
  std::uint32_t first_span = 0;
  std::uint32_t last_span = 0;
  std::uint32_t cover = 0;  // first of its tokens in Example::must_cover
};

// One window of a document.
struct Example {
  std::string text;
  text::Analysis analysis;
  gazetteer::Sightings sightings;
  std::vector<tag::Proposal> proposals;
  std::vector<LearnedRegion> regions;
  std::vector<LearnedSpan> spans;          // one more at the end, as the end of the last one's evidence
  std::vector<EvidenceId> evidence;
  std::vector<EvidenceId> memory;          // evidence of the document memory
  std::vector<std::uint8_t> must_cover;    // for each token of each region: the annotation has a name over it
  std::size_t names = 0;                   // annotated names that are candidates
  tag::Window view() const;
};

// Why annotated names teach nothing.
struct Unusable {
  std::size_t names = 0;         // all annotated names
  std::size_t not_on_tokens = 0;  // do not begin and end with tokens
  std::size_t no_candidate = 0;   // the tagger would not weigh them
  std::array<std::size_t, kLabelCount> learnt{};  // for each label, those that do teach
};

class Corpus {
 public:
  explicit Corpus(const Model::Data& model);

  void add(const GoldText& document);

  // Fills the memory's evidence of an example with what `tagger`'s first pass over it remembers.
  void remember(Example& example, tag::Tagger& tagger, const tag::EvidenceTables& tables);

  std::vector<std::unique_ptr<Example>>& examples() noexcept { return examples_; }
  const std::vector<std::unique_ptr<Example>>& examples() const noexcept { return examples_; }
  const Unusable& unusable() const noexcept { return unusable_; }
  std::size_t evidence_count() const noexcept { return token_evidence_ + feature_names_.size(); }
  EvidenceId token_evidence() const noexcept { return token_evidence_; }
  const std::vector<std::string>& feature_names() const noexcept { return feature_names_; }
  std::string name_of(EvidenceId id) const;
  EvidenceId feature(std::string_view name);

 private:
  void add_window(std::string_view text, std::size_t begin, const GoldText& document);
  void annotate(Example& example, std::size_t begin, const GoldText& document);
  void number(const tag::Observed& observed, std::vector<EvidenceId>& out);

  const Model::Data& model_;
  const pattern::PatternSet& patterns_;
  text::Analyzer analyzer_;
  gazetteer::Lookup lookup_;
  text::Forms forms_;
  gazetteer::WordsKept words_kept_;
  std::vector<std::unique_ptr<Example>> examples_;
  Unusable unusable_;
  EvidenceId token_evidence_ = 0;
  std::vector<std::string> feature_names_;
  std::unordered_map<std::string, EvidenceId> feature_ids_;
};

}  // namespace onoma::learn
