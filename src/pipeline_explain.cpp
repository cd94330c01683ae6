// Extractor::explain(): what the stages thought of a place, from the buffers of its window.
#include <algorithm>

#include "gazetteer/names_over.hpp"
#include "pipeline.hpp"
#include "tag/shape_class.hpp"

namespace onoma {

namespace {

using text::Shape;

// The token that holds byte `place` of the window, else the next one of its line, else the one before. There is one at least.
std::uint32_t token_at(const text::Analysis& analysis, std::size_t place) {
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  std::uint32_t low = 0, high = count;  // the first token that ends after the place
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (analysis.original_span(middle, middle + 1).end > place) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  if (low == count) return count - 1;
  const std::size_t begin = analysis.original_span(low, low + 1).begin;
  if (begin <= place || low == 0) return low;
  const bool next_line = analysis.original.substr(place, begin - place).find('\n') != std::string_view::npos;
  return next_line && !analysis.tokens[low].has(text::kParagraphStart) ? low - 1 : low;
}

std::string place_of(const Evidence& evidence) { return evidence.file + ':' + std::to_string(evidence.line); }

const char* role_of(additions::Kind kind) {
  switch (kind) {
    case additions::Kind::kBlock: return "block";
    case additions::Kind::kAllow: return "allow";
    case additions::Kind::kCue: return "cue";
    case additions::Kind::kEntity: break;
  }
  return "name";
}

// Why a token with this role, which no candidate holds, is in none.
std::string no_candidate(const text::Analysis& analysis, std::uint32_t token, std::uint8_t role) {
  const Shape shape = analysis.tokens[token].shape;
  if (shape == Shape::kUrl) return "an address is no part of a name";
  if ((role & tag::kDated) != 0 && (role & tag::kBegin) == 0) return "only a date may stand here, and no pattern gives one whole";
  if (shape == Shape::kPunctuation && role == 0) return "a sign that is no part of names";
  if (shape == Shape::kNumber || shape == Shape::kAlnum) return "a number begins no name, and none goes on over it";
  if (shape == Shape::kUncased) return "letters without case are a name only where a list has them";
  if (role == 0) return "no capital, and in no list of names as it is written";
  return "it only joins the parts of a name, and none stands on both sides";
}

}  // namespace

// What explanations need of a window, made once for all its words.
struct Extractor::Pipeline::Look {
  std::size_t offset;  // of the window in the text
  const Extraction& found;
  tag::Scorer scorer;
  std::vector<pattern::PatternHit> matches;  // of all rules, also those without a value
};

void Extractor::Pipeline::explain(const Document& document, Span place,
                                  const std::function<void(const Explanation&)>& tell) {
  const std::string_view text = document.text();
  bool told = false;
  const auto look_at_window = [&](std::size_t offset, std::size_t size, const Extraction& found) {
    const bool is_last = offset + size == text.size();
    const std::size_t end = place.empty() ? place.begin + 1 : place.end;
    if ((place.begin >= offset + size && !is_last) || end <= offset || analysis_.tokens.empty()) return;
    Look look{offset, found, tag::Scorer(model_.evidence), {}};
    look.scorer.begin(window_, &memory_, &tagger_.first_pass());
    patterns_.find(analysis_, look.matches);
    std::uint32_t token = token_at(analysis_, place.begin > offset ? place.begin - offset : 0);
    const auto begin = [&] { return span_at(token, token + 1, offset).begin; };
    if (!place.empty() && begin() < place.begin) ++token;
    for (; token < analysis_.tokens.size() && (place.empty() || begin() < end); ++token) {
      Explanation why = explain_token(token, look);
      if (place.empty() && (place.begin < why.word.begin || place.begin >= why.word.end))
        why.remarks.insert(why.remarks.begin(), "no word stands at the place itself: this is the nearest");
      tell(why);
      told = true;
      if (place.empty()) break;
    }
  };
  const Observe observe(after_window_, look_at_window);
  begin(document.reference_date(), document.name_date());
  Extraction found;
  for (std::size_t at = 0; at < text.size() && (at < place.end || (place.empty() && !told)) && !found.cancelled;) {
    at += extract_piece(text.substr(at), at, found);
  }
  if (told || !place.empty()) return;
  Explanation nothing;
  nothing.remarks.emplace_back("there is no word here");
  tell(nothing);
}

Explanation Extractor::Pipeline::explain_token(std::uint32_t token, const Look& look) {
  Explanation why;
  why.word = span_at(token, token + 1, look.offset);
  why.facts = facts_of(token);
  const tag::Considered considered = tagger_.consider(window_, token);
  add_candidates(token, considered, look, why);
  add_known(token, look, why);
  add_sightings(token, look, why);
  if (added_) add_added_sightings(token, look, why);
  const auto any = [](const auto& list, auto is_so) { return std::any_of(list.begin(), list.end(), is_so); };
  if (any(why.patterns, [](const PatternSighting& seen) { return seen.won; })) return why;
  if (any(why.added, [](const AddedSighting& seen) { return seen.counts && seen.role == "name"; })) return why;
  if (why.candidates.empty()) {
    why.remarks.push_back(no_candidate(analysis_, token, considered.role));
    if (why.known.empty()) why.remarks.emplace_back("no list has it");
    if (!why.known.empty() && !any(why.known, [](const KnownName& name) { return name.counts; }))
      why.remarks.emplace_back("lists have it, but not as it is written here");
    if (why.patterns.empty()) why.remarks.emplace_back("no pattern matches here");
  } else if (!why.candidates.front().won) {
    why.remarks.push_back(why_none_won(why.candidates, look));
  }
  return why;
}

// Of candidates that all lost, the nearest first.
std::string Extractor::Pipeline::why_none_won(const std::vector<Candidate>& candidates, const Look& look) const {
  const auto nearest = std::find_if(candidates.begin(), candidates.end(),
                                    [](const Candidate& candidate) { return candidate.score > 0; });
  if (nearest == candidates.end()) return "no candidate scores above 0, so the word has no label";
  if (!nearest->blocked_by.empty()) return "the nearest is blocked by " + nearest->blocked_by;
  if (!nearest->overruled_by.empty()) return "the nearest is overruled by " + nearest->overruled_by;
  std::string winners;
  for (const tag::Tagged& tagged : tagged_) {
    const Span span = span_at(tagged.first, tagged.last, look.offset);
    if (!span.overlaps(nearest->span)) continue;
    const std::string_view words = analysis_.original.substr(span.begin - look.offset, span.size());
    winners.append(winners.empty() ? "" : ", ").append(label_name(tagged.label)).append(" [").append(words).append("]");
  }
  return "the nearest lost to " + (winners.empty() ? "no label at all" : winners);
}

void Extractor::Pipeline::add_candidates(std::uint32_t token, const tag::Considered& considered, const Look& look,
                                         Explanation& why) const {
  const auto winner = std::find_if(tagged_.begin(), tagged_.end(), [token](const tag::Tagged& tagged) {
    return tagged.first <= token && token < tagged.last;
  });
  // It need not be among the candidates: a user may want any text kept.
  if (winner != tagged_.end()) why.candidates.push_back(winner_of(*winner, look));
  for (const tag::Considered::Weighed& weighed : considered.readings) {
    const tag::Reading& reading = weighed.reading;
    const bool won = winner != tagged_.end() && winner->first == reading.first && winner->last == reading.last &&
                     winner->label == reading.label;
    if (won) continue;
    Candidate candidate = candidate_of(reading, look);
    candidate.margin = weighed.missing;
    if (const additions::Hit* block = added_ ? added_->block_of(reading.first, reading.last, reading.label) : nullptr) {
      candidate.blocked_by = place_of(added_->evidence(*block));
    } else if (const additions::Hit* owner = added_ ? added_->owner_of(reading.first, reading.last) : nullptr) {
      candidate.overruled_by = place_of(added_->evidence(*owner));
    }
    why.candidates.push_back(std::move(candidate));
  }
  std::stable_sort(why.candidates.begin(), why.candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.won != b.won ? a.won : a.margin != b.margin ? a.margin < b.margin : a.score > b.score;
  });
}

Candidate Extractor::Pipeline::candidate_of(const tag::Reading& reading, const Look& look) const {
  Candidate candidate;
  candidate.span = span_at(reading.first, reading.last, look.offset);
  candidate.label = reading.label;
  if (added_) candidate.added_label = added_->added_label(reading.label);
  candidate.score = reading.score;
  candidate.evidence = evidence_for(reading, look.scorer);
  return candidate;
}

// As add_tagged() makes an entity of it.
Candidate Extractor::Pipeline::winner_of(const tag::Tagged& tagged, const Look& look) const {
  Candidate winner = candidate_of({tagged.first, tagged.last, tagged.label, tagged.score, tagged.proposal}, look);
  winner.won = true;
  winner.margin = tagged.margin;
  if (const additions::ContextHit* rule = relabelling_of(tagged)) {
    winner.relabelled_from = added_->label_name(tagged.label);
    winner.label = context_->label_of(rule->rule);
    winner.added_label = added_->added_label(winner.label);
    winner.evidence.push_back(context_->evidence(rule->rule, 0));
    winner.relabelled_by = place_of(winner.evidence.back());
  }
  if (const additions::Hit* allow = added_ ? added_->allow_of(tagged.first, tagged.last) : nullptr) {
    winner.evidence.push_back(added_->evidence(*allow));
  }
  return winner;
}

void Extractor::Pipeline::add_known(std::uint32_t token, const Look& look, Explanation& why) const {
  const gazetteer::Dictionary& dictionary = model_.dictionary;
  std::vector<gazetteer::NameOver> names = gazetteer::names_over(dictionary, analysis_, sightings_, token);
  std::stable_sort(names.begin(), names.end(), [](const gazetteer::NameOver& a, const gazetteer::NameOver& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  const auto attribute_name = [&](std::uint16_t attribute) {
    return model_.evidence.name_at(model_.evidence.attribute_names[attribute]);
  };
  for (const gazetteer::NameOver& name : names) {
    for (std::uint32_t i = 0; i < dictionary.entry_count(name.node); ++i) {
      const gazetteer::Entry entry = dictionary.entry(name.node, i);
      const std::string_view list = attribute_name(entry.kind.attribute);
      bool counts = name.matches;
      if (name.last - name.first == 1) counts = counts_alone(name.first, entry.kind.attribute);
      why.known.push_back({span_at(name.first, name.last, look.offset), std::string(list),
                           std::string(model_.files[entry.kind.file]), entry.line, counts});
    }
  }
}

// Also what matches and has no value, which no other stage hears of.
void Extractor::Pipeline::add_sightings(std::uint32_t token, const Look& look, Explanation& why) const {
  const auto holds = [token](const pattern::PatternHit& hit) { return hit.first <= token && token < hit.last; };
  const auto add = [&](const pattern::PatternHit& hit, bool counts) {
    const pattern::PatternRule& rule = patterns_.rules()[hit.rule];
    PatternSighting seen{span_at(hit.first, hit.last, look.offset), rule.label, rule.name, rule.file, rule.line, counts, false};
    seen.won = is_entity(seen.span, rule.label, look.offset, look.found);
    why.patterns.push_back(std::move(seen));
  };
  for (const pattern::PatternHit& hit : hits_) {
    if (holds(hit)) add(hit, has_value(hit));
  }
  for (const pattern::PatternHit& hit : look.matches) {
    const bool is_hit = std::any_of(hits_.begin(), hits_.end(), [&](const pattern::PatternHit& other) {
      return other.first == hit.first && other.last == hit.last && other.rule == hit.rule;
    });
    if (holds(hit) && !is_hit) add(hit, false);
  }
}

void Extractor::Pipeline::add_added_sightings(std::uint32_t token, const Look& look, Explanation& why) const {
  std::vector<additions::Hit> hits;
  for (const additions::Hit& hit : added_->judged()) {
    if (hit.first <= token && token < hit.last) hits.push_back(hit);
  }
  std::stable_sort(hits.begin(), hits.end(), additions::outranks);
  for (const additions::Hit& hit : hits) {
    const Evidence evidence = added_->evidence(hit);
    AddedSighting seen{span_at(hit.first, hit.last, look.offset), role_of(hit.kind), "", hit.priority, evidence.rule,
                       evidence.file, evidence.line, added_->is_in_force(hit), ""};
    if (hit.kind == additions::Kind::kEntity || hit.labelled) seen.label = added_->label_name(hit.label);
    if (const additions::Hit* by = added_->overruled_by(hit)) seen.overruled_by = place_of(added_->evidence(*by));
    why.added.push_back(std::move(seen));
  }
}

// Whether the entry of that list counts for the token, as it is written here.
bool Extractor::Pipeline::counts_alone(std::uint32_t token, std::uint16_t entry) const {
  const auto name = [&](std::uint16_t attribute) {
    return model_.evidence.name_at(model_.evidence.attribute_names[attribute]);
  };
  const auto attributes = model_.evidence.attributes_of(sightings_.classes[token]);
  return std::any_of(attributes.begin(), attributes.end(), [&](std::uint16_t attribute) {
    // "@lower" marks what is in lower case; it is the same entry all the same.
    const std::string_view written = name(attribute), list = name(entry);
    return attribute == entry || (written.starts_with(list) && written[list.size()] == '@');
  });
}

// Whether a date, time, duration or set can be what it says; names need no value.
bool Extractor::Pipeline::has_value(const pattern::PatternHit& hit) const {
  const Label label = patterns_.rules()[hit.rule].label;
  return label == Label::kPerson || label == Label::kOrg || label == Label::kLoc || value_of(hit).has_value();
}

// `found`: what was found up to the window at `offset`, whose entities come last.
bool Extractor::Pipeline::is_entity(Span span, Label label, std::size_t offset, const Extraction& found) {
  for (std::size_t i = found.entities.size(); i-- > 0 && found.entities[i].span.begin >= offset;) {
    if (found.entities[i].span == span && found.entities[i].label == label) return true;
  }
  return false;
}

std::vector<std::string> Extractor::Pipeline::facts_of(std::uint32_t token) const {
  std::vector<std::string> facts;
  const ClassId shape = tag::shape_class(analysis_, token);
  for (const ClassId klass : {shape, sightings_.classes[token], sightings_.uses[token]}) {
    for (const std::uint16_t attribute : model_.evidence.attributes_of(klass)) {
      facts.emplace_back(model_.evidence.name_at(model_.evidence.attribute_names[attribute]));
    }
  }
  return facts;
}

}  // namespace onoma
