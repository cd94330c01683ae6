#include "learn/corpus.hpp"

#include <algorithm>

#include "tag/scorer.hpp"
#include "text/windows.hpp"

namespace onoma::learn {

namespace {

// An annotated name as tokens of the window, and how it fared.
struct TokenName {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Label label = Label::kPerson;
  bool usable = false;
};

std::vector<TokenName> names_on_tokens(const text::Analysis& analysis, std::size_t begin, const GoldText& document) {
  std::vector<TokenName> out;
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  std::vector<Span> places(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Span inside = analysis.original_span(i, i + 1);
    places[i] = {begin + inside.begin, begin + inside.end};
  }
  for (const GoldName& name : document.names) {
    const auto from = std::partition_point(places.begin(), places.end(),
                                           [&](Span place) { return place.end <= name.span.begin; });
    const auto to = std::partition_point(from, places.end(), [&](Span place) { return place.begin < name.span.end; });
    if (from == to) continue;
    TokenName found{static_cast<std::uint32_t>(from - places.begin()), static_cast<std::uint32_t>(to - places.begin()),
                    name.label, false};
    found.usable = from->begin == name.span.begin && (to - 1)->end == name.span.end;
    out.push_back(found);
  }
  return out;
}

std::vector<std::uint8_t> tokens_under(const text::Analysis& analysis, std::size_t begin,
                                       const std::vector<Span>& regions) {
  std::vector<std::uint8_t> under(analysis.tokens.size(), 0);
  if (regions.empty()) return under;
  for (std::size_t i = 0; i < under.size(); ++i) {
    const Span inside = analysis.original_span(i, i + 1);
    under[i] = std::any_of(regions.begin(), regions.end(), [&](Span region) {
      return region.overlaps({begin + inside.begin, begin + inside.end});
    });
  }
  return under;
}

}  // namespace

tag::Window Example::view() const {
  return {&analysis,           sightings.hashes, sightings.classes, sightings.uses, sightings.match_begins, sightings.match_ends,
          sightings.covers, sightings.matches, proposals};
}

Corpus::Corpus(const Model::Data& model)
    : model_(model),
      analyzer_(model.abbreviations),
      lookup_(model.dictionary),
      token_evidence_(static_cast<EvidenceId>(model.evidence.attribute_weights.size())) {
  for (const tag::FeatureRecord& record : model.evidence.features) {
    if (record.hash != 0) feature(model.evidence.name_at(record.name));
  }
}

EvidenceId Corpus::feature(std::string_view name) {
  const auto [found, added] =
      feature_ids_.try_emplace(std::string(name), token_evidence_ + static_cast<EvidenceId>(feature_names_.size()));
  if (added) feature_names_.emplace_back(name);
  return found->second;
}

std::string Corpus::name_of(EvidenceId id) const {
  if (id >= token_evidence_) return feature_names_[id - token_evidence_];
  const auto position = static_cast<tag::Position>(id % tag::kPositions);
  const std::uint32_t attribute = model_.evidence.attribute_names[id / tag::kPositions];
  return std::string(tag::position_name(position)) + '.' + std::string(model_.evidence.name_at(attribute));
}

void Corpus::number(const tag::Observed& observed, std::vector<EvidenceId>& out) {
  out.insert(out.end(), observed.attributes.begin(), observed.attributes.end());
  for (const std::string& name : observed.features) out.push_back(feature(name));
}

void Corpus::add(const GoldText& document) {
  const std::string_view text = document.text;
  for (Span window = text::next_window(text, 0); !window.empty(); window = text::next_window(text, window.end)) {
    add_window(text.substr(window.begin, window.size()), window.begin, document);
  }
}

void Corpus::add_window(std::string_view text, std::size_t begin, const GoldText& document) {
  auto example = std::make_unique<Example>();
  example->text = text;
  analyzer_.analyze(example->text, example->analysis);
  if (example->analysis.tokens.empty()) return;
  lookup_.run(example->analysis, example->sightings);
  std::vector<pattern::PatternHit> hits;
  model_.patterns.find(example->analysis, hits);
  for (const pattern::PatternHit& hit : hits) {
    const pattern::PatternRule& rule = model_.patterns.rules()[hit.rule];
    example->proposals.push_back({hit.first, hit.last, rule.label, rule.score * tag::kPatternPoint, 0});
  }
  std::stable_sort(example->proposals.begin(), example->proposals.end(),
                   [](const tag::Proposal& a, const tag::Proposal& b) { return a.first < b.first; });
  annotate(*example, begin, document);
  examples_.push_back(std::move(example));
}

void Corpus::annotate(Example& example, std::size_t begin, const GoldText& document) {
  const tag::Window window = example.view();
  std::vector<TokenName> names = names_on_tokens(example.analysis, begin, document);
  std::vector<std::uint8_t> open = tokens_under(example.analysis, begin, document.ignore);
  std::vector<std::uint8_t> roles;
  std::vector<tag::Region> regions;
  tag::assign_roles(model_.evidence, window, roles);
  tag::find_regions(roles, regions);
  std::vector<std::vector<tag::Candidate>> candidates(regions.size());
  unusable_.names += names.size();
  for (std::size_t r = 0; r < regions.size(); ++r) tag::find_candidates(window, roles, regions[r], candidates[r]);
  for (TokenName& name : names) {
    unusable_.not_on_tokens += !name.usable;
    if (name.usable) {
      name.usable = false;
      const auto region = std::partition_point(regions.begin(), regions.end(),
                                               [&](tag::Region place) { return place.last <= name.first; });
      if (region != regions.end()) {
        for (const tag::Candidate& c : candidates[static_cast<std::size_t>(region - regions.begin())]) {
          name.usable |= c.first == name.first && c.last == name.last && c.may_be(static_cast<std::size_t>(name.label));
        }
      }
      unusable_.no_candidate += !name.usable;
    }
    // Of words that hold a name which cannot be learnt nothing is known.
    if (!name.usable) std::fill(open.begin() + name.first, open.begin() + name.last, std::uint8_t{1});
    example.names += name.usable;
    unusable_.learnt[static_cast<std::size_t>(name.label)] += name.usable;
  }
  std::vector<const TokenName*> over(example.analysis.tokens.size(), nullptr);
  for (const TokenName& name : names) {
    if (name.usable) std::fill(over.begin() + name.first, over.begin() + name.last, &name);
  }
  tag::Scorer scorer(model_.evidence);
  scorer.begin(window, nullptr, nullptr);
  tag::Observed observed;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    const tag::Region region = regions[r];
    LearnedRegion learned{region.first, region.last - region.first, static_cast<std::uint32_t>(example.spans.size()), 0,
                          static_cast<std::uint32_t>(example.must_cover.size())};
    for (std::uint32_t i = region.first; i < region.last; ++i) example.must_cover.push_back(over[i] != nullptr);
    for (const tag::Candidate& candidate : candidates[r]) {
      LearnedSpan span{candidate.first - region.first, candidate.last - region.first,
                       static_cast<std::uint32_t>(example.evidence.size()), 0, {}, 0, 0};
      bool touches = false, ignored = false;
      const TokenName* name = over[candidate.first];
      for (std::uint32_t i = candidate.first; i < candidate.last; ++i) {
        touches |= over[i] != nullptr, ignored |= open[i] != 0;
      }
      const bool exact = name != nullptr && name->first == candidate.first && name->last == candidate.last;
      for (std::size_t label = 0; label < kLabelCount; ++label) {
        if (!candidate.may_be(label)) continue;
        span.possible |= static_cast<std::uint8_t>(1u << label);
        const bool free = !touches && (ignored || (document.annotated >> label & 1) == 0);
        if (free || (exact && static_cast<std::size_t>(name->label) == label)) {
          span.right |= static_cast<std::uint8_t>(1u << label);
        }
        if (candidate.proposals[label] != tag::kNoProposal) {
          span.said[label] = window.proposals[candidate.proposals[label]].score;
        }
      }
      observed.clear();
      scorer.observe(candidate.first, candidate.last, observed);
      number(observed, example.evidence);
      example.spans.push_back(span);
    }
    learned.last_span = static_cast<std::uint32_t>(example.spans.size());
    example.regions.push_back(learned);
  }
  example.spans.push_back({0, 0, static_cast<std::uint32_t>(example.evidence.size()), 0, {}, 0, 0});
}

void Corpus::remember(Example& example, tag::Tagger& tagger, const tag::EvidenceTables& tables) {
  const tag::Window window = example.view();
  tag::Memory memory;
  std::vector<tag::Tagged> found;
  tagger.tag(window, memory, found);
  tag::Scorer scorer(tables);
  scorer.begin(window, &memory, &tagger.first_pass());
  tag::Observed observed;
  example.memory.clear();
  for (const LearnedRegion& region : example.regions) {
    for (std::uint32_t s = region.first_span; s < region.last_span; ++s) {
      LearnedSpan& span = example.spans[s];
      span.memory = static_cast<std::uint32_t>(example.memory.size());
      observed.clear();
      scorer.observe_memory(region.first_token + span.first, region.first_token + span.last, observed);
      number(observed, example.memory);
    }
  }
  example.spans.back().memory = static_cast<std::uint32_t>(example.memory.size());
}

}  // namespace onoma::learn
