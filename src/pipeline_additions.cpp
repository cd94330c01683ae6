#include "pipeline_additions.hpp"

#include <algorithm>

namespace onoma {

namespace {

constexpr std::uint32_t kReach = 256;  // no hit has more tokens
constexpr std::uint8_t kAllOfThem = (1u << kLabelCount) - 1;

}  // namespace

void AddedNames::find(const text::Analysis& analysis, std::span<const std::string_view> folded, bool all) {
  tokens_ = analysis.tokens.size();
  all_ = all;
  hits_.clear();
  finder_.look(analysis, folded);
  if (all) finder_.find_all(hits_);
  else finder_.find_strongest(hits_);
  find_patterns(analysis);
}

void AddedNames::decide(std::span<const additions::Hit> by_context) {
  additions::Finder* const more = all_ ? nullptr : &finder_;
  if (by_context.empty()) {
    judged_ = hits_;
    additions::judge(hits_, tokens_, more, verdict_);
  } else {
    all_hits_ = hits_;
    all_hits_.insert(all_hits_.end(), by_context.begin(), by_context.end());
    judged_ = all_hits_;
    additions::judge(all_hits_, tokens_, more, verdict_);
  }
  bind();
}

void AddedNames::find_patterns(const text::Analysis& analysis) {
  pattern_finds_.clear();
  for (const AddedPatterns& patterns : data_.patterns) {
    pattern_hits_.clear();
    patterns.set.find_all(analysis, pattern_hits_);
    for (pattern::PatternHit& found : pattern_hits_) {
      const pattern::PatternRule& rule = patterns.set.rules()[found.rule];
      additions::Hit hit{found.first, found.last, rule.veto ? additions::Kind::kBlock : additions::Kind::kEntity,
                         additions::Origin::kPattern, true, rule.label};
      hit.priority = rule.score;
      hit.source = patterns.sources[found.rule];
      hit.line = rule.line;
      hit.index = static_cast<std::uint32_t>(pattern_finds_.size());
      pattern_finds_.push_back({std::move(found), &rule});
      hits_.push_back(hit);
    }
  }
}

// The verdict as the tagger takes it.
void AddedNames::bind() {
  fixed_.clear(), barred_.clear();
  for (const additions::Hit& hit : verdict_.chosen) fixed_.push_back({hit.first, hit.last, hit.label});
  for (const additions::Hit& hit : verdict_.allows) fixed_.push_back({hit.first, hit.last, hit.label, true, hit.labelled});
  std::sort(fixed_.begin(), fixed_.end(), [](const tag::Fixed& a, const tag::Fixed& b) { return a.first < b.first; });
  for (const additions::Hit& hit : verdict_.blocks) {
    const auto label = static_cast<std::size_t>(hit.label);
    if (hit.labelled && label >= kLabelCount) continue;  // of a label that only additions and patterns have
    const auto labels = hit.labelled ? static_cast<std::uint8_t>(1u << label) : kAllOfThem;
    barred_.push_back({hit.first, hit.last, labels});
  }
}

const std::vector<Capture>* AddedNames::captures(const additions::Hit& hit) const {
  return hit.origin == additions::Origin::kPattern ? &pattern_finds_[hit.index].hit.captures : nullptr;
}

const additions::Hit* AddedNames::block_of(std::uint32_t first, std::uint32_t last, Label label) const {
  const auto& blocks = verdict_.blocks;
  auto block = std::lower_bound(blocks.begin(), blocks.end(), first > kReach ? first - kReach : 0,
                                [](const additions::Hit& hit, std::uint32_t token) { return hit.first < token; });
  for (; block != blocks.end() && block->first < last; ++block) {
    if (additions::forbids(*block, first, last) && (!block->labelled || block->label == label)) return &*block;
  }
  return nullptr;
}

namespace {

// Of hits in text order without overlap the last that overlaps the tokens, or null.
const additions::Hit* last_over(const std::vector<additions::Hit>& hits, std::uint32_t first, std::uint32_t last) {
  const auto next = std::lower_bound(hits.begin(), hits.end(), last,
                                     [](const additions::Hit& hit, std::uint32_t token) { return hit.first < token; });
  return next != hits.begin() && (next - 1)->last > first ? &*(next - 1) : nullptr;
}

}  // namespace

bool AddedNames::overlaps_chosen(std::uint32_t first, std::uint32_t last) const {
  return last_over(verdict_.chosen, first, last) != nullptr;
}

const additions::Hit* AddedNames::owner_of(std::uint32_t first, std::uint32_t last) const {
  if (const additions::Hit* name = last_over(verdict_.chosen, first, last)) return name;
  const additions::Hit* allow = last_over(verdict_.allows, first, last);
  return allow != nullptr && (allow->first != first || allow->last != last) ? allow : nullptr;
}

const additions::Hit* AddedNames::allow_of(std::uint32_t first, std::uint32_t last) const {
  const auto& allows = verdict_.allows;
  const auto found = std::lower_bound(allows.begin(), allows.end(), first,
                                      [](const additions::Hit& hit, std::uint32_t token) { return hit.first < token; });
  return found != allows.end() && found->first == first && found->last == last ? &*found : nullptr;
}

namespace {

bool is_same(const additions::Hit& a, const additions::Hit& b) {
  return a.first == b.first && a.last == b.last && a.kind == b.kind && a.origin == b.origin && a.label == b.label &&
         a.source == b.source && a.line == b.line;
}

}  // namespace

bool AddedNames::is_in_force(const additions::Hit& hit) const {
  const auto has = [&](const std::vector<additions::Hit>& hits) {
    return std::any_of(hits.begin(), hits.end(), [&](const additions::Hit& other) { return is_same(hit, other); });
  };
  return hit.kind == additions::Kind::kCue || has(verdict_.chosen) || has(verdict_.blocks) || has(verdict_.allows);
}

const additions::Hit* AddedNames::overruled_by(const additions::Hit& hit) const {
  const auto& overruled = verdict_.overruled;
  const auto found = std::find_if(overruled.begin(), overruled.end(),
                                  [&](const additions::Overruled& lost) { return is_same(hit, lost.hit); });
  return found == overruled.end() ? nullptr : &found->by;
}

std::string AddedNames::added_label(Label label) const {
  return static_cast<std::size_t>(label) < kAllLabelCount ? std::string() : std::string(data_.labels.name(label));
}

Entity AddedNames::to_entity(const additions::Hit& hit, bool explain) const {
  Entity entity;
  entity.label = hit.label;
  entity.added_label = added_label(hit.label);
  entity.score = hit.priority;
  entity.confidence = 1;
  if (hit.origin == additions::Origin::kList) {
    const auto details = additions::details_of(data_.lists.tables[hit.table], additions::entry_of(data_.lists, hit));
    entity.entry_id = valid_text(details.id);
    for (const auto& [column, value] : details.data) entity.data.emplace_back(valid_text(column), valid_text(value));
  }
  if (explain) entity.evidence.push_back(evidence(hit));
  return entity;
}

Evidence AddedNames::evidence(const additions::Hit& hit) const {
  const additions::Source& source = data_.lists.sources[hit.source];
  Evidence out;
  out.kind = hit.kind == additions::Kind::kBlock ? EvidenceKind::kVeto : EvidenceKind::kUser;
  switch (hit.origin) {
    case additions::Origin::kList: out.rule = valid_text(source.name); break;
    case additions::Origin::kPattern: out.rule = pattern_finds_[hit.index].rule->name; break;
    case additions::Origin::kContext: out.rule = data_.context.rules()[hit.index].name; break;
  }
  // A block and an allow have no points: they are in force or not.
  out.weight = hit.kind == additions::Kind::kEntity ? hit.priority : 0;
  out.file = valid_text(source.file);
  out.line = hit.line;
  return out;
}

}  // namespace onoma
