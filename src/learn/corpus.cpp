#include "learn/corpus.hpp"

#include <algorithm>
#include <utility>

#include "link/dates/date_value.hpp"
#include "tag/scorer.hpp"
#include "text/windows.hpp"

namespace onoma::learn {

namespace {

// An annotated name as tokens of the window, and how it fared.
struct TokenName {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Label label = Label::kPerson;
  bool on_tokens = false;  // begins and ends with tokens
  bool usable = false;     // and the tagger would weigh it
};

// What the annotation says of a window.
struct Annotation {
  std::vector<TokenName> names;
  std::vector<const TokenName*> over;  // the usable name over each token, or null; views `names`
  std::vector<std::uint8_t> open;      // whether nothing is known of a token
};

// The candidates of a window, region by region.
struct Candidates {
  std::vector<tag::Region> regions;
  std::vector<std::vector<tag::Candidate>> of_region;

  // The one of exactly these tokens, or null.
  const tag::Candidate* find(std::uint32_t first, std::uint32_t last) const {
    const auto region =
        std::partition_point(regions.begin(), regions.end(), [&](tag::Region place) { return place.last <= first; });
    if (region == regions.end()) return nullptr;
    const auto& candidates = of_region[static_cast<std::size_t>(region - regions.begin())];
    const auto at = std::partition_point(candidates.begin(), candidates.end(), [&](const tag::Candidate& c) {
      return c.first < first || (c.first == first && c.last < last);
    });
    return at != candidates.end() && at->first == first && at->last == last ? &*at : nullptr;
  }
};

Candidates find_candidates(const tag::EvidenceTables& tables, const tag::Window& window) {
  Candidates out;
  std::vector<std::uint8_t> roles;
  tag::assign_roles(tables, window, roles);
  tag::find_regions(roles, out.regions);
  out.of_region.resize(out.regions.size());
  for (std::size_t r = 0; r < out.regions.size(); ++r) tag::find_candidates(window, roles, out.regions[r], out.of_region[r]);
  return out;
}

// Where the tokens of a window that begins at byte `begin` stand in the document.
std::vector<Span> token_places(const text::Analysis& analysis, std::size_t begin) {
  std::vector<Span> places(analysis.tokens.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Span inside = analysis.original_span(i, i + 1);
    places[i] = {begin + inside.begin, begin + inside.end};
  }
  return places;
}

// The tokens [first, last) that touch a stretch of the document.
std::pair<std::uint32_t, std::uint32_t> tokens_at(const std::vector<Span>& places, Span stretch) {
  const auto from =
      std::partition_point(places.begin(), places.end(), [&](Span place) { return place.end <= stretch.begin; });
  const auto to = std::partition_point(from, places.end(), [&](Span place) { return place.begin < stretch.end; });
  return {static_cast<std::uint32_t>(from - places.begin()), static_cast<std::uint32_t>(to - places.begin())};
}

Annotation read_annotation(const std::vector<Span>& places, const GoldText& document, const Candidates& candidates) {
  Annotation out;
  out.open.assign(places.size(), 0);
  out.over.assign(places.size(), nullptr);
  for (const Span stretch : document.ignore) {
    const auto [first, last] = tokens_at(places, stretch);
    std::fill(out.open.begin() + first, out.open.begin() + last, std::uint8_t{1});
  }
  for (const GoldName& gold : document.names) {
    const auto [first, last] = tokens_at(places, gold.span);
    if (first == last) continue;
    TokenName name{first, last, gold.label, false, false};
    name.on_tokens = places[first].begin == gold.span.begin && places[last - 1].end == gold.span.end;
    const tag::Candidate* candidate = name.on_tokens ? candidates.find(first, last) : nullptr;
    name.usable = candidate != nullptr && candidate->may_be(static_cast<std::size_t>(gold.label));
    // Of words that hold a name which cannot be learnt nothing is known.
    if (!name.usable) std::fill(out.open.begin() + first, out.open.begin() + last, std::uint8_t{1});
    out.names.push_back(name);
  }
  for (const TokenName& name : out.names) {
    if (name.usable) std::fill(out.over.begin() + name.first, out.over.begin() + name.last, &name);
  }
  return out;
}

// What the annotation says of a candidate, and what patterns do.
LearnedSpan learned_span(const tag::Candidate& candidate, const tag::Window& window, const Annotation& annotation,
                         std::uint8_t annotated) {
  LearnedSpan span;
  bool touches = false, open = false;
  for (std::uint32_t i = candidate.first; i < candidate.last; ++i) {
    touches |= annotation.over[i] != nullptr, open |= annotation.open[i] != 0;
  }
  const TokenName* name = annotation.over[candidate.first];
  const bool exact = name != nullptr && name->first == candidate.first && name->last == candidate.last;
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (!candidate.may_be(label)) continue;
    span.possible |= static_cast<std::uint8_t>(1u << label);
    const bool free = !touches && (open || (annotated >> label & 1) == 0);
    if (free || (exact && static_cast<std::size_t>(name->label) == label)) {
      span.right |= static_cast<std::uint8_t>(1u << label);
    }
    if (candidate.proposals[label] != tag::kNoProposal) {
      span.said[label] = window.proposals[candidate.proposals[label]].score;
    }
  }
  return span;
}

}  // namespace

tag::Window Example::view() const {
  return {&analysis,           sightings.hashes, sightings.classes, sightings.uses, sightings.match_begins, sightings.match_ends,
          sightings.covers, sightings.matches, proposals};
}

Corpus::Corpus(const Model::Data& model)
    : model_(model),
      patterns_(model.patterns({})),
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
  // Texts have the same words: what is known of them goes from one to the next, and no example keeps it.
  example->analysis.forms = std::move(forms_), example->sightings.words_kept = std::move(words_kept_);
  analyzer_.analyze(example->text, example->analysis);
  lookup_.run(example->analysis, example->sightings);
  forms_ = std::move(example->analysis.forms), words_kept_ = std::move(example->sightings.words_kept);
  if (example->analysis.tokens.empty()) return;
  std::vector<pattern::PatternHit> hits;
  // As the pipeline does, but for the day of writing.
  const link::DateWords words(model_.date_words);
  link::DateContext context;
  context.words = &words;
  patterns_.find(example->analysis, hits, [&](const pattern::PatternHit& hit) {
    return link::date_value(hit.captures, context).has_value();
  });
  for (const pattern::PatternHit& hit : hits) {
    const pattern::PatternRule& rule = patterns_.rules()[hit.rule];
    example->proposals.push_back({hit.first, hit.last, rule.label, rule.score * tag::kPatternPoint, 0});
  }
  std::stable_sort(example->proposals.begin(), example->proposals.end(),
                   [](const tag::Proposal& a, const tag::Proposal& b) { return a.first < b.first; });
  annotate(*example, begin, document);
  examples_.push_back(std::move(example));
}

void Corpus::annotate(Example& example, std::size_t begin, const GoldText& document) {
  const tag::Window window = example.view();
  const Candidates candidates = find_candidates(model_.evidence, window);
  const Annotation annotation = read_annotation(token_places(example.analysis, begin), document, candidates);
  for (const TokenName& name : annotation.names) {
    ++unusable_.names;
    unusable_.not_on_tokens += !name.on_tokens;
    unusable_.no_candidate += name.on_tokens && !name.usable;
    unusable_.learnt[static_cast<std::size_t>(name.label)] += name.usable;
    example.names += name.usable;
  }
  tag::Scorer scorer(model_.evidence);
  scorer.begin(window, nullptr, nullptr);
  tag::Observed observed;
  for (std::size_t r = 0; r < candidates.regions.size(); ++r) {
    const tag::Region region = candidates.regions[r];
    LearnedRegion learned{region.first, region.last - region.first, static_cast<std::uint32_t>(example.spans.size()), 0,
                          static_cast<std::uint32_t>(example.must_cover.size())};
    for (std::uint32_t i = region.first; i < region.last; ++i) example.must_cover.push_back(annotation.over[i] != nullptr);
    for (const tag::Candidate& candidate : candidates.of_region[r]) {
      LearnedSpan span = learned_span(candidate, window, annotation, document.annotated);
      span.first = candidate.first - region.first, span.last = candidate.last - region.first;
      span.evidence = static_cast<std::uint32_t>(example.evidence.size());
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
