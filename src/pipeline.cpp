#include "pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "link/dates/reference_date.hpp"
#include "text/windows.hpp"

namespace onoma {

namespace {

// How many points of margin multiply the odds by e: chosen so that confidence is calibrated (docs/accuracy.md has the table).
constexpr double kConfidenceScale = 60.0;
constexpr double kDateConfidenceScale = 26.0;  // patterns count on a smaller scale

double confidence(Label label, std::int32_t margin) {
  return 1.0 / (1.0 + std::exp(-margin / (label == Label::kDate ? kDateConfidenceScale : kConfidenceScale)));
}

EvidenceKind kind_of(std::string_view name) {
  if (name.starts_with("list:") || name.starts_with("in:")) return EvidenceKind::kGazetteer;
  if (name.starts_with("cue:") || name.starts_with("edge:") || name.starts_with("punct:")) return EvidenceKind::kContext;
  if (name.starts_with("doc.acronym")) return EvidenceKind::kAlias;
  if (name.starts_with("doc.")) return EvidenceKind::kDocument;
  return EvidenceKind::kShape;
}

bool is_word(text::Shape shape) {
  return shape == text::Shape::kLower || shape == text::Shape::kCapitalized || shape == text::Shape::kAllCaps ||
         shape == text::Shape::kMixed || shape == text::Shape::kUncased;
}

// What the options ask for besides the rules that are always tried.
std::vector<std::string> asked_for(const ExtractOptions& options) {
  std::vector<std::string> asked = options.date_languages;
  if (options.times) asked.emplace_back("times");
  if (options.vague_dates) asked.emplace_back("vague-dates");
  std::sort(asked.begin(), asked.end());
  return asked;
}

// Room for the entities of the text, which are large to move, by how many its first window has. What is not needed is never
// touched, so it takes no memory.
constexpr std::size_t kFarthestRoom = 16 * Extractor::kPiece;

void make_room(std::size_t found, std::size_t window, std::size_t text, std::vector<Entity>& entities) {
  const std::size_t rest = std::min(text - window, kFarthestRoom);
  const std::size_t expected = entities.size() + rest * (found + found / 8) / window;
  if (expected > entities.capacity()) entities.reserve(std::max(expected, 2 * entities.capacity()));
}

bool is_by_pattern_alone(Label label) { return static_cast<std::size_t>(label) >= kLabelCount; }

}  // namespace

Extractor::Pipeline::Pipeline(const Model::Data& model, ExtractOptions options)
    : model_(model),
      options_(std::move(options)),
      patterns_(model.patterns(asked_for(options_))),
      date_words_(model.date_words),
      analyzer_(model.abbreviations),
      lookup_(model.dictionary),
      tagger_(model.evidence),
      added_(options_.additions == nullptr ? nullptr : std::make_unique<AddedNames>(options_.additions->data())),
      context_(options_.additions == nullptr || options_.additions->data().context.empty()
                   ? nullptr
                   : std::make_unique<AddedContext>(options_.additions->data(), model)),
      resolver_(date_words_, options_.date_order) {}

void Extractor::Pipeline::begin(const std::string& reference_date, const std::string& name_date) {
  memory_.clear();
  language_.clear();
  dates_ = {};
  dates_.words = &date_words_;
  dates_.order = options_.date_order;
  resolver_.clear();
  is_first_window_ = true;
  reference_date_ = reference_date;
  name_date_ = name_date;
}

Extraction Extractor::Pipeline::extract(const Document& document) {
  Extraction out;
  begin(document.reference_date(), document.name_date());
  const std::string_view text = document.text();
  for (std::size_t at = 0; at < text.size() && !out.cancelled;) at += extract_piece(text.substr(at), at, out);
  finish(out);
  return out;
}

// Windows until there is enough for a piece.
std::size_t Extractor::Pipeline::extract_piece(std::string_view text, std::size_t offset, Extraction& out) {
  const std::size_t first = out.entities.size();
  piece_offset_ = offset;
  dated_.clear();
  Span window;
  while (window.end < kPiece && window.end < text.size()) {
    if (options_.cancel && options_.cancel()) {
      out.cancelled = true;
      break;
    }
    window = text::next_window(text, window.end);
    process_window(text.substr(window.begin, window.size()), offset + window.begin, out);
    if (window.begin == 0) make_room(out.entities.size() - first, window.size(), text.size(), out.entities);
  }
  resolve_dates(text.substr(0, window.end), first, out);
  return window.end;
}

// The pipeline: text -> gazetteer -> pattern -> tag -> link.
void Extractor::Pipeline::process_window(std::string_view window, std::size_t offset, Extraction& out) {
  analyzer_.analyze(window, analysis_);
  lookup_.run(analysis_, sightings_);
  vote_language();
  hits_.clear();
  patterns_.find(analysis_, hits_, [this](const auto& hit) { return names_date(hit); }, &triggers_);
  if (std::exchange(is_first_window_, false)) find_reference_date(window, out);
  find_proposals();
  if (added_) apply_additions();
  tag_window();
  if (context_ && context_->asks_for_labels()) ask_about_labels();
  add_entities(offset, out);
  if (options_.times) add_patterns_alone(offset, out);
  if (options_.explain) add_rejected(offset, out);
  if (options_.explain && context_) add_fired(offset, out);
  if (after_window_) after_window_(offset, window.size(), out);
}

void Extractor::Pipeline::tag_window() {
  tagged_.clear();
  readings_.clear();
  window_ = window_view();
  tagger_.tag(window_, memory_, tagged_, options_.explain ? &readings_ : nullptr);
}

void Extractor::Pipeline::find_proposals() {
  proposals_.clear();
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    const pattern::PatternRule& rule = patterns_.rules()[hits_[i].rule];
    if (is_by_pattern_alone(rule.label)) continue;
    if (rule.label == Label::kDate && !hits_[i].accepted && !names_date(hits_[i])) continue;
    proposals_.push_back({hits_[i].first, hits_[i].last, rule.label, rule.score * tag::kPatternPoint,
                          static_cast<std::uint32_t>(i)});
  }
  std::stable_sort(proposals_.begin(), proposals_.end(),
                   [](const tag::Proposal& a, const tag::Proposal& b) { return a.first < b.first; });
}

// The caller's day first, then the document's own: its dateline or header stands in the first window.
void Extractor::Pipeline::find_reference_date(std::string_view window, Extraction& out) {
  if (!reference_date_.empty()) {
    out.reference_date = {reference_date_, "field", {}};
  } else {
    std::vector<link::DateMention> mentions;
    for (const pattern::PatternHit& hit : hits_) {
      if (patterns_.rules()[hit.rule].label != Label::kDate) continue;
      mentions.push_back({analysis_.original_span(hit.first, hit.last), hit.captures});
    }
    out.reference_date = link::find_reference_date(window, mentions, name_date_);
    if (out.reference_date.value.empty() && !name_date_.empty()) {
      out.reference_date = {name_date_, "filename", {}};
    }
  }
  if (!out.reference_date.value.empty()) dates_.reference = link::parse_iso_day(out.reference_date.value);
}

void Extractor::Pipeline::vote_language() {
  for (std::size_t i = 0; i < analysis_.tokens.size() && !language_.enough(); ++i) {
    if (is_word(analysis_.tokens[i].shape)) language_.add(model_.dictionary.extra(sightings_.terms[i]).languages);
  }
}

void Extractor::Pipeline::judge_language(Extraction& out) const {
  const auto english = std::find(model_.languages.begin(), model_.languages.end(), "en");
  const auto winner = language_.winner();
  out.language = "und";
  if (winner && *winner < model_.languages.size()) out.language = model_.languages[*winner];
  if (language_.words() < text::LanguageVote::kFewest || english == model_.languages.end()) return;
  const std::size_t votes = language_.votes(static_cast<std::size_t>(english - model_.languages.begin()));
  // English prose has one function word in three; lists and tables fewer. Another language must be clearly ahead.
  if (winner && out.language != "en" && language_.votes(*winner) > 2 * votes) {
    out.warnings.push_back({"W_LANGUAGE", "the text looks like '" + out.language + "'; onoma knows English"});
  } else if (!winner && votes * 50 < language_.words() && language_.words() >= 50) {
    out.warnings.push_back({"W_LANGUAGE", "the text does not look like English"});
  } else if (winner && language_.votes(*winner) <= 2 * votes) {
    out.language = "en";
  }
}

tag::Window Extractor::Pipeline::window_view() const {
  return {&analysis_,        sightings_.hashes,       sightings_.classes,    sightings_.uses,
          sightings_.match_begins, sightings_.match_ends, sightings_.covers, sightings_.matches, proposals_,
          added_ ? added_->fixed() : std::span<const tag::Fixed>{},
          added_ ? added_->barred() : std::span<const tag::Barred>{}};
}

std::string_view Extractor::Pipeline::language_of(const pattern::PatternHit& hit) const {
  const std::string& only = patterns_.rules()[hit.rule].only;
  return only == "times" || only == "vague-dates" ? std::string_view{} : std::string_view(only);
}

// By itself: what the rest of the document tells of it comes later.
std::optional<DateValue> Extractor::Pipeline::value_of(const pattern::PatternHit& hit) const {
  link::DateContext context = dates_;
  context.language = language_of(hit);
  return link::date_value(hit.captures, context);
}

// Whether it has a value by itself. Most do for sure, which is told without making one.
bool Extractor::Pipeline::names_date(const pattern::PatternHit& hit) const {
  return (language_of(hit).empty() && link::is_surely_date(hit.captures)) || value_of(hit).has_value();
}

void Extractor::Pipeline::remember_date(const Entity& entity, std::string_view language,
                                        const std::vector<Capture>& captures) {
  const Span in_piece{entity.span.begin - piece_offset_, entity.span.end - piece_offset_};
  resolver_.add(in_piece, entity.label, language, captures);
}

// TIME, DURATION and SET: the longest first, where no name or date stands.
void Extractor::Pipeline::add_patterns_alone(std::size_t offset, Extraction& out) {
  std::vector<const pattern::PatternHit*> chosen;
  std::vector<const pattern::PatternHit*> all;
  for (const pattern::PatternHit& hit : hits_) {
    if (is_by_pattern_alone(patterns_.rules()[hit.rule].label)) all.push_back(&hit);
  }
  std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->last - a->first > b->last - b->first; });
  const auto overlaps = [](const pattern::PatternHit* a, const auto& b) { return a->first < b.last && b.first < a->last; };
  for (const pattern::PatternHit* hit : all) {
    const bool forbidden = added_ && added_->is_taken(hit->first, hit->last, patterns_.rules()[hit->rule].label);
    const bool taken =
        forbidden || std::any_of(tagged_.begin(), tagged_.end(), [&](const tag::Tagged& t) { return overlaps(hit, t); }) ||
        std::any_of(chosen.begin(), chosen.end(), [&](const auto* other) { return overlaps(hit, *other); });
    if (!taken) chosen.push_back(hit);
  }
  std::sort(chosen.begin(), chosen.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  for (const pattern::PatternHit* hit : chosen) {
    const pattern::PatternRule& rule = patterns_.rules()[hit->rule];
    Entity entity;
    entity.span = span_at(hit->first, hit->last, offset);
    entity.label = rule.label;
    entity.score = rule.score * tag::kPatternPoint;
    entity.confidence = confidence(rule.label, entity.score);
    if (options_.explain) {
      entity.evidence.push_back({EvidenceKind::kRegex, rule.name, entity.score, {}, rule.file, rule.line});
    }
    out.entities.push_back(std::move(entity));
    dated_.push_back(out.entities.size() - 1);
    remember_date(out.entities.back(), language_of(*hit), hit->captures);
  }
}

// One date tells what another means, so their values come when all of a piece are known; entities from `first` on are of it.
void Extractor::Pipeline::resolve_dates(std::string_view piece, std::size_t first, Extraction& out) {
  std::vector<std::optional<DateValue>> values = resolver_.resolve(piece, dates_.reference);
  resolver_.clear_mentions();
  out.date_order_votes = resolver_.votes();
  std::vector<bool> impossible(out.entities.size() - first, false);
  for (std::size_t i = 0; i < values.size(); ++i) {
    Entity& entity = out.entities[dated_[i]];
    if (!values[i] && is_by_pattern_alone(entity.label)) impossible[dated_[i] - first] = true;
    // A date that is none in the year its story tells of (29 February) stays one without a value.
    values[i] ? entity.date.emplace(std::move(*values[i])) : entity.date.emplace();
  }
  if (!options_.times) return;
  std::size_t kept = first;
  for (std::size_t i = first; i < out.entities.size(); ++i) {
    if (!impossible[i - first] && kept != i) out.entities[kept] = std::move(out.entities[i]);
    kept += impossible[i - first] ? 0 : 1;
  }
  out.entities.resize(kept);
  std::stable_sort(out.entities.begin() + static_cast<std::ptrdiff_t>(first), out.entities.end(),
                   [](const Entity& a, const Entity& b) { return a.span.begin < b.span.begin; });
}

void Extractor::Pipeline::fill(const tag::Reading& reading, std::int32_t margin, bool explain, Entity& entity) const {
  entity.label = reading.label;
  if (added_) entity.added_label = added_->added_label(reading.label);
  entity.score = reading.score;
  entity.confidence = confidence(reading.label, margin);
  if (explain) entity.evidence = evidence_for(reading);
}

Span Extractor::Pipeline::span_at(std::uint32_t first, std::uint32_t last, std::size_t offset) const {
  const Span inside = analysis_.original_span(first, last);
  return {offset + inside.begin, offset + inside.end};
}

// The other readings of exactly this text, best first.
void Extractor::Pipeline::explain_alternatives(const tag::Tagged& tagged, Entity& entity) const {
  for (const tag::Reading& reading : readings_) {
    if (reading.first != tagged.first || reading.last != tagged.last || reading.label == tagged.label) continue;
    entity.alternatives.push_back({reading.label, reading.score, tagged.score - reading.score, evidence_for(reading),
                                   added_ ? added_->added_label(reading.label) : std::string()});
  }
  std::stable_sort(entity.alternatives.begin(), entity.alternatives.end(),
                   [](const Alternative& a, const Alternative& b) { return a.score > b.score; });
}

// Readings that scored above nothing and overlap no chosen name.
void Extractor::Pipeline::add_rejected(std::size_t offset, Extraction& out) const {
  for (const tag::Reading& reading : readings_) {
    const bool overlaps = std::any_of(tagged_.begin(), tagged_.end(), [&](const tag::Tagged& chosen) {
      return reading.first < chosen.last && chosen.first < reading.last;
    });
    if (overlaps || (added_ && added_->overlaps_chosen(reading.first, reading.last))) continue;
    Entity& entity = out.rejected.emplace_back();
    entity.span = span_at(reading.first, reading.last, offset);
    fill(reading, 0, true, entity);
    const additions::Hit* block = added_ ? added_->block_of(reading.first, reading.last, reading.label) : nullptr;
    if (block != nullptr) entity.evidence.push_back(added_->evidence(*block));
  }
  if (added_) reject_overruled(offset, out);
}

std::vector<Evidence> Extractor::Pipeline::evidence_for(const tag::Reading& reading) const {
  const tag::Window window = window_view();
  tag::Scorer scorer(model_.evidence);
  scorer.begin(window, &memory_, &tagger_.first_pass());
  return evidence_for(reading, scorer);
}

// `scorer`: of this window and memory.
std::vector<Evidence> Extractor::Pipeline::evidence_for(const tag::Reading& reading, const tag::Scorer& scorer) const {
  std::vector<Evidence> out;
  if (reading.proposal != tag::kNoProposal && proposals_[reading.proposal].source != tag::kNoProposal) {
    const pattern::PatternRule& rule = patterns_.rules()[hits_[proposals_[reading.proposal].source].rule];
    out.push_back({EvidenceKind::kRegex, rule.name, rule.score * tag::kPatternPoint, {}, rule.file, rule.line});
  }
  if (context_) explain_weights(reading, out);
  if (static_cast<std::size_t>(reading.label) >= kLabelCount) return out;  // the model knows nothing of it
  for (const tag::Observation& seen : scorer.list(reading.first, reading.last, reading.label)) {
    out.push_back(describe(seen, static_cast<std::size_t>(reading.label), reading));
  }
  return out;
}

Evidence Extractor::Pipeline::describe(const tag::Observation& seen, std::size_t label,
                                       const tag::Reading& reading) const {
  Evidence evidence;
  evidence.weight = seen.weights[label];
  if (!seen.feature.empty()) {
    evidence.kind = kind_of(seen.feature);
    evidence.rule = seen.feature;
    return evidence;
  }
  const std::string_view attribute = model_.evidence.name_at(model_.evidence.attribute_names[seen.attribute]);
  evidence.kind = kind_of(attribute);
  evidence.rule = std::string(tag::position_name(seen.position)) + '.' + std::string(attribute);
  if (seen.position != tag::Position::kWhole) {
    const Span inside = analysis_.original_span(seen.token, seen.token + 1);
    evidence.text = std::string(analysis_.original.substr(inside.begin, inside.size()));
  }
  locate_entry(seen, reading, evidence);
  return evidence;
}

// The first line of the list that gives this attribute.
void Extractor::Pipeline::locate_entry(const tag::Observation& seen, const tag::Reading& reading,
                                       Evidence& evidence) const {
  const auto look = [&](gazetteer::NodeId node) {
    for (std::uint32_t i = 0; i < model_.dictionary.entry_count(node); ++i) {
      const gazetteer::Entry entry = model_.dictionary.entry(node, i);
      if (entry.kind.attribute != seen.attribute || !evidence.file.empty()) continue;
      evidence.file = std::string(model_.files[entry.kind.file]);
      evidence.line = entry.line;
    }
  };
  if (seen.position == tag::Position::kWhole) {
    for (const Match& match : sightings_.matches) {
      if (match.first == reading.first && match.last == reading.last) look(match.node);
    }
    return;
  }
  look(model_.dictionary.term(sightings_.terms[seen.token]).node);
}

Extractor::Extractor(const Model& model, ExtractOptions options)
    : pipeline_(std::make_unique<Pipeline>(model.data(), std::move(options))) {}

std::vector<std::string> Extractor::date_languages(const Model& model) {
  std::vector<std::string> languages;
  for (const pattern::PatternRule& rule : model.data().rules()) {
    if (!rule.only.empty() && rule.only != "times" && rule.only != "vague-dates") languages.push_back(rule.only);
  }
  std::sort(languages.begin(), languages.end());
  languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
  return languages;
}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Extraction Extractor::extract(const Document& document) { return pipeline_->extract(document); }
Extraction Extractor::trace(const Document& document, const std::function<void(const Firing&)>& tell) {
  return pipeline_->trace(document, tell);
}
void Extractor::explain(const Document& document, Span place, const std::function<void(const Explanation&)>& tell) {
  pipeline_->explain(document, place, tell);
}
void Extractor::begin(const std::string& reference_date, const std::string& name_date) {
  pipeline_->begin(reference_date, name_date);
}
std::size_t Extractor::extract_next(std::string_view text, Extraction& found) {
  return pipeline_->extract_piece(text, 0, found);
}
void Extractor::finish(Extraction& found) { pipeline_->finish(found); }

static_assert(Extractor::kLookAhead == Extractor::kPiece + text::kWindowLimit + 4);

}  // namespace onoma
