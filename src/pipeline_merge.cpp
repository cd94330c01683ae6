// The pipeline's last step: names of the tagger and names that were added become one list of entities.
#include <algorithm>
#include <iterator>
#include <utility>

#include "link/dates/date_value.hpp"
#include "pipeline.hpp"
#include "text/offset_walk.hpp"

namespace onoma {

// The names that the tagger found and those that were added, in text order.
void Extractor::Pipeline::add_entities(std::size_t offset, Extraction& out) {
  static const std::vector<additions::Hit> kNone;
  const std::vector<additions::Hit>& chosen = added_ ? added_->verdict().chosen : kNone;
  auto next = chosen.begin();
  text::OffsetWalk places(analysis_.map);
  for (const tag::Tagged& tagged : tagged_) {
    for (; next != chosen.end() && next->first < tagged.first; ++next) add_added(*next, offset, out);
    const std::size_t begin = offset + places.to_original_begin(analysis_.tokens[tagged.first].begin);
    const std::size_t end = offset + places.to_original_end(analysis_.tokens[tagged.last - 1].end);
    add_tagged(tagged, {begin, end}, out);
  }
  for (; next != chosen.end(); ++next) add_added(*next, offset, out);
}

void Extractor::Pipeline::add_tagged(const tag::Tagged& tagged, Span place, Extraction& out) {
  const tag::Reading reading{tagged.first, tagged.last, tagged.label, tagged.score, tagged.proposal};
  Entity& entity = out.entities.emplace_back();
  entity.span = place;
  fill(reading, tagged.margin, options_.explain, entity);
  if (options_.explain) explain_alternatives(tagged, entity);
  relabel(tagged, entity);
  if (const additions::Hit* allow = added_ ? added_->allow_of(tagged.first, tagged.last) : nullptr) {
    entity.confidence = 1;
    if (options_.explain) entity.evidence.push_back(added_->evidence(*allow));
  }
  if (entity.label != Label::kDate) return;
  const std::uint32_t source = tagged.proposal == tag::kNoProposal ? tag::kNoProposal : proposals_[tagged.proposal].source;
  if (source == tag::kNoProposal) {
    entity.date.emplace();  // a date that nothing more is known of
    return;
  }
  dated_.push_back(out.entities.size() - 1);
  remember_date(entity, language_of(hits_[source]), hits_[source].captures);
}

void Extractor::Pipeline::add_added(const additions::Hit& hit, std::size_t offset, Extraction& out) {
  Entity entity = added_->to_entity(hit, options_.explain);
  entity.span = span_at(hit.first, hit.last, offset);
  if (options_.explain) explain_overruled(hit, entity);
  const std::vector<Capture>* captures = added_->captures(hit);
  const bool dates = hit.label >= Label::kDate && static_cast<std::size_t>(hit.label) < kAllLabelCount;
  const bool valued = dates && captures != nullptr && (entity.date = link::date_value(*captures, dates_)).has_value();
  if (hit.label == Label::kDate && !valued) entity.date.emplace();  // a date that nothing more is known of
  out.entities.push_back(std::move(entity));
  if (!valued) return;
  dated_.push_back(out.entities.size() - 1);
  remember_date(out.entities.back(), {}, *captures);
}

// What else was said of exactly this text: by other additions, in their order, then by the model.
void Extractor::Pipeline::explain_overruled(const additions::Hit& hit, Entity& entity) const {
  for (const additions::Overruled& lost : added_->verdict().overruled) {
    const bool of_text = lost.hit.first == hit.first && lost.hit.last == hit.last;
    const bool of_entry = lost.hit.source == hit.source && lost.hit.line == hit.line;  // an alias that differs in accents alone
    if (!of_text || of_entry || lost.by.kind == additions::Kind::kBlock) continue;
    entity.alternatives.push_back({lost.hit.label, lost.hit.priority, 0, {added_->evidence(lost.hit)},
                                   added_->added_label(lost.hit.label)});
  }
  std::vector<Alternative> by_model;
  for (const tag::Reading& reading : readings_) {
    if (reading.first != hit.first || reading.last != hit.last) continue;
    by_model.push_back({reading.label, reading.score, 0, evidence_for(reading)});
  }
  std::stable_sort(by_model.begin(), by_model.end(),
                   [](const Alternative& a, const Alternative& b) { return a.score > b.score; });
  std::move(by_model.begin(), by_model.end(), std::back_inserter(entity.alternatives));
}

// Additions that lost to a block, or to another that covers other text.
void Extractor::Pipeline::reject_overruled(std::size_t offset, Extraction& out) const {
  for (const additions::Overruled& lost : added_->verdict().overruled) {
    const bool blocked = lost.by.kind == additions::Kind::kBlock;
    if (!blocked && lost.hit.first == lost.by.first && lost.hit.last == lost.by.last) continue;
    Entity entity = added_->to_entity(lost.hit, true);
    entity.span = span_at(lost.hit.first, lost.hit.last, offset);
    if (blocked) entity.evidence.push_back(added_->evidence(lost.by));
    out.rejected.push_back(std::move(entity));
  }
}

}  // namespace onoma
