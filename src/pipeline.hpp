// Pipeline: the stages in order. The only file, with pipeline.cpp, that knows them all.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gazetteer/lookup.hpp"
#include "link/dates/date_value.hpp"
#include "link/dates/resolver.hpp"
#include "model/data.hpp"
#include "onoma/extractor.hpp"
#include "pipeline_additions.hpp"
#include "pipeline_context.hpp"
#include "tag/memory.hpp"
#include "tag/tagger.hpp"
#include "text/analyzer.hpp"
#include "text/language_vote.hpp"

namespace onoma {

class Extractor::Pipeline {
 public:
  Pipeline(const Model::Data& model, ExtractOptions options);

  Extraction extract(const Document& document);
  void explain(const Document& document, Span place, const std::function<void(const Explanation&)>& tell);
  Extraction trace(const Document& document, const std::function<void(const Firing&)>& tell);
  void begin(const std::string& reference_date, const std::string& name_date);
  // `offset`: of the text in the document, from where spans count.
  std::size_t extract_piece(std::string_view text, std::size_t offset, Extraction& out);
  void finish(Extraction& out) const { judge_language(out); }

 private:
  void process_window(std::string_view window, std::size_t offset, Extraction& out);
  void find_proposals();
  void apply_additions();
  void tag_window();
  void apply_weights();
  void ask_about_labels();
  const additions::ContextHit* relabelling_of(const tag::Tagged& tagged) const;
  void relabel(const tag::Tagged& tagged, Entity& entity) const;
  void explain_weights(const tag::Reading& reading, std::vector<Evidence>& evidence) const;
  void add_fired(std::size_t offset, Extraction& out) const;
  void add_entities(std::size_t offset, Extraction& out);
  void add_tagged(const tag::Tagged& tagged, Span place, Extraction& out);
  void add_added(const additions::Hit& hit, std::size_t offset, Extraction& out);
  void explain_overruled(const additions::Hit& hit, Entity& entity) const;
  void reject_overruled(std::size_t offset, Extraction& out) const;
  Span span_at(std::uint32_t first, std::uint32_t last, std::size_t offset) const;
  void add_patterns_alone(std::size_t offset, Extraction& out);
  void resolve_dates(std::string_view piece, std::size_t first, Extraction& out);
  void find_reference_date(std::string_view window, Extraction& out);
  void vote_language();
  void judge_language(Extraction& out) const;
  // All that a reading tells but the place.
  void fill(const tag::Reading& reading, std::int32_t margin, bool explain, Entity& entity) const;
  void explain_alternatives(const tag::Tagged& tagged, Entity& entity) const;
  void add_rejected(std::size_t offset, Extraction& out) const;
  std::vector<Evidence> evidence_for(const tag::Reading& reading) const;
  std::vector<Evidence> evidence_for(const tag::Reading& reading, const tag::Scorer& scorer) const;
  Evidence describe(const tag::Observation& seen, std::size_t label, const tag::Reading& reading) const;
  void locate_entry(const tag::Observation& seen, const tag::Reading& reading, Evidence& evidence) const;
  void remember_date(const Entity& entity, std::string_view language, const std::vector<Capture>& captures);
  std::string_view language_of(const pattern::PatternHit& hit) const;
  std::optional<DateValue> value_of(const pattern::PatternHit& hit) const;
  bool names_date(const pattern::PatternHit& hit) const;
  tag::Window window_view() const;
  // Has a function called after each window as long as it lives.
  using AfterWindow = std::function<void(std::size_t offset, std::size_t size, const Extraction& out)>;
  class Observe {
   public:
    Observe(AfterWindow& slot, AfterWindow called) : slot_(slot) { slot_ = std::move(called); }
    ~Observe() { slot_ = {}; }
    Observe(const Observe&) = delete;
    Observe& operator=(const Observe&) = delete;

   private:
    AfterWindow& slot_;
  };
  // pipeline_trace.cpp
  struct Trace;
  void find_helpful(Trace& trace) const;
  void trace_lists(const Trace& trace) const;
  void trace_rules(const Trace& trace) const;
  void trace_added(const Trace& trace) const;
  void trace_context(const Trace& trace) const;
  bool has_won(const additions::ContextHit& hit) const;
  // pipeline_explain.cpp
  struct Look;
  Explanation explain_token(std::uint32_t token, const Look& look);
  void add_candidates(std::uint32_t token, const tag::Considered& considered, const Look& look, Explanation& why) const;
  Candidate candidate_of(const tag::Reading& reading, const Look& look) const;
  Candidate winner_of(const tag::Tagged& tagged, const Look& look) const;
  std::string why_none_won(const std::vector<Candidate>& candidates, const Look& look) const;
  void add_known(std::uint32_t token, const Look& look, Explanation& why) const;
  void add_sightings(std::uint32_t token, const Look& look, Explanation& why) const;
  bool counts_alone(std::uint32_t token, std::uint16_t entry) const;
  bool has_value(const pattern::PatternHit& hit) const;
  static bool is_entity(Span span, Label label, std::size_t offset, const Extraction& found);
  void add_added_sightings(std::uint32_t token, const Look& look, Explanation& why) const;
  std::vector<std::string> facts_of(std::uint32_t token) const;

  const Model::Data& model_;
  ExtractOptions options_;
  const pattern::PatternSet& patterns_;
  link::DateWords date_words_;
  text::Analyzer analyzer_;
  gazetteer::Lookup lookup_;
  pattern::TriggerMemo triggers_;
  tag::Tagger tagger_;
  std::unique_ptr<AddedNames> added_;  // none where nothing was added
  std::unique_ptr<AddedContext> context_;  // none where no context rules were

  // Asked after each window, while its buffers hold it; mostly there is none.
  AfterWindow after_window_;

  // Buffers of one window.
  text::Analysis analysis_;
  gazetteer::Sightings sightings_;
  std::vector<pattern::PatternHit> hits_;
  std::vector<tag::Proposal> proposals_;
  tag::Window window_;
  std::vector<tag::Tagged> tagged_;
  std::vector<tag::Reading> readings_;
  // What goes from window to window of one document.
  bool is_first_window_ = true;
  std::size_t piece_offset_ = 0;
  std::string reference_date_;
  std::string name_date_;
  tag::Memory memory_;
  tag::Memory memory_before_;  // the window, where it may have to be tagged again
  text::LanguageVote language_;
  link::DateContext dates_;
  link::DateResolver resolver_;
  std::vector<std::size_t> dated_;  // which entities the resolver knows, in its order
};

}  // namespace onoma
