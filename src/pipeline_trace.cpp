// Extractor::trace(): which lines of lists and which rules fired in a text, and whether they won.
#include <algorithm>
#include <set>
#include <utility>

#include "pipeline.hpp"

namespace onoma {

namespace {

// "list:LOC/cities.small?" speaks for LOC.
std::optional<Label> label_of_list(std::string_view attribute) {
  constexpr std::string_view kList = "list:";
  if (!attribute.starts_with(kList)) return std::nullopt;
  attribute.remove_prefix(kList.size());
  return label_from_name(attribute.substr(0, attribute.find('/')));
}

}  // namespace

struct Extractor::Pipeline::Trace {
  std::size_t offset;  // of the window in the text
  const Extraction& found;
  const std::function<void(const Firing&)>& tell;
  // Attributes of tokens that spoke for a chosen entity.
  std::set<std::pair<std::uint32_t, std::uint16_t>> helpful = {};
};

Extraction Extractor::Pipeline::trace(const Document& document, const std::function<void(const Firing&)>& tell) {
  const Observe observe(after_window_, [&](std::size_t offset, std::size_t, const Extraction& found) {
    Trace trace{offset, found, tell};
    find_helpful(trace);
    trace_lists(trace);
    trace_rules(trace);
    if (added_) trace_added(trace);
    if (context_) trace_context(trace);
  });
  return extract(document);
}

void Extractor::Pipeline::find_helpful(Trace& trace) const {
  tag::Scorer scorer(model_.evidence);
  scorer.begin(window_, &memory_, &tagger_.first_pass());
  for (const tag::Tagged& tagged : tagged_) {
    if (static_cast<std::size_t>(tagged.label) >= kLabelCount) continue;  // no list of the model speaks for it
    for (const tag::Observation& seen : scorer.list(tagged.first, tagged.last, tagged.label)) {
      if (!seen.feature.empty() || seen.weights[static_cast<std::size_t>(tagged.label)] <= 0) continue;
      trace.helpful.emplace(seen.position == tag::Position::kWhole ? tagged.first : seen.token, seen.attribute);
    }
  }
}

void Extractor::Pipeline::trace_lists(const Trace& trace) const {
  const auto attribute_name = [&](std::uint16_t attribute) {
    return model_.evidence.name_at(model_.evidence.attribute_names[attribute]);
  };
  const auto tell = [&](std::uint32_t first, std::uint32_t last, const gazetteer::Entry& entry) {
    Firing firing{FiringKind::kCue, span_at(first, last, trace.offset), attribute_name(entry.kind.attribute),
                  model_.files[entry.kind.file], entry.line, {}, {}, false};
    firing.label = label_of_list(firing.name);
    if (firing.label) firing.label_name = label_name(*firing.label);
    if (firing.label) {
      firing.kind = FiringKind::kEntry;
      firing.won = std::any_of(tagged_.begin(), tagged_.end(), [&](const tag::Tagged& tagged) {
        return tagged.label == *firing.label && tagged.first <= first && last <= tagged.last;
      });
    } else {
      for (std::uint32_t i = first; i < last; ++i) firing.won |= trace.helpful.contains({i, entry.kind.attribute});
    }
    trace.tell(firing);
  };
  const gazetteer::Dictionary& dictionary = model_.dictionary;
  for (std::uint32_t token = 0; token < analysis_.tokens.size(); ++token) {
    const gazetteer::NodeId node = dictionary.term(sightings_.terms[token]).node;
    for (std::uint32_t i = 0; node != 0 && i < dictionary.entry_count(node); ++i) {
      const gazetteer::Entry entry = dictionary.entry(node, i);
      if (counts_alone(token, entry.kind.attribute)) tell(token, token + 1, entry);
    }
  }
  for (const Match& match : sightings_.matches) {
    for (std::uint32_t i = 0; i < dictionary.entry_count(match.node); ++i) {
      tell(match.first, match.last, dictionary.entry(match.node, i));
    }
  }
}

void Extractor::Pipeline::trace_rules(const Trace& trace) const {
  for (const pattern::PatternHit& hit : hits_) {
    if (!has_value(hit)) continue;
    const pattern::PatternRule& rule = patterns_.rules()[hit.rule];
    Firing firing{FiringKind::kRule, span_at(hit.first, hit.last, trace.offset), rule.name, rule.file, rule.line,
                  rule.label, label_name(rule.label), false};
    firing.won = is_entity(firing.span, rule.label, trace.offset, trace.found);
    trace.tell(firing);
  }
}

void Extractor::Pipeline::trace_added(const Trace& trace) const {
  for (const additions::Hit& hit : added_->judged()) {
    const Evidence evidence = added_->evidence(hit);
    Firing firing{firing_kind(hit.kind, hit.origin), span_at(hit.first, hit.last, trace.offset), evidence.rule, evidence.file,
                  hit.line, {}, {}, added_->is_in_force(hit)};
    if (hit.kind == additions::Kind::kEntity || hit.labelled) {
      firing.label = hit.label;
      firing.label_name = added_->label_name(hit.label);
    }
    trace.tell(firing);
  }
}

// Context rules that weigh or relabel; those that find or forbid are among the additions that were judged.
void Extractor::Pipeline::trace_context(const Trace& trace) const {
  for (const additions::ContextHit& hit : context_->fired()) {
    const additions::ContextRule& rule = context_->rule(hit.rule);
    const auto action = rule.then.action;
    if (action != additions::Then::Action::kWeigh && action != additions::Then::Action::kRelabel) continue;
    const Label label = context_->label_of(hit.rule);
    trace.tell({FiringKind::kRule, span_at(hit.first, hit.last, trace.offset), rule.name, rule.file, rule.line, label,
                added_->label_name(label), has_won(hit)});
  }
}

// Of a weight: what was chosen is as it says. Of a relabelling: it was done.
bool Extractor::Pipeline::has_won(const additions::ContextHit& hit) const {
  const additions::ContextRule& rule = context_->rule(hit.rule);
  const auto found = std::find_if(tagged_.begin(), tagged_.end(), [&](const tag::Tagged& tagged) {
    return tagged.first == hit.first && tagged.last == hit.last;
  });
  if (rule.then.action == additions::Then::Action::kRelabel) {
    const additions::ContextHit* relabelling = found == tagged_.end() ? nullptr : relabelling_of(*found);
    return relabelling != nullptr && relabelling->rule == hit.rule;
  }
  const bool is_chosen = found != tagged_.end() && found->label == context_->label_of(hit.rule);
  return is_chosen == (rule.then.weight > 0);
}

}  // namespace onoma
