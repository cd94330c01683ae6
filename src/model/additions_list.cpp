// Additions::list(): all that a user added, by file and line.
#include <algorithm>
#include <tuple>

#include "model/additions_data.hpp"
#include "text/decoder.hpp"

namespace onoma {

namespace {

using additions::EntryRecord;
using additions::Kind;
using additions::Origin;
using additions::Table;

// Something that was added. Of a million names each takes little.
struct Place {
  std::uint32_t source = 0;
  std::uint32_t line = 0;
  std::uint32_t part = 0;   // of a list's entry: its table; of a pattern: which of the files; of a context rule: nothing
  std::uint32_t index = 0;  // there
  Origin origin = Origin::kList;
};

void add_entries(const Additions::Data& data, std::uint32_t part, std::vector<Place>& places) {
  const Table& table = data.lists.tables[part];
  const std::size_t from = places.size();
  for (std::uint32_t i = 0; i < table.entries.size(); ++i) {
    const EntryRecord& entry = table.entries[i];
    if (entry.source < table.source_numbers.size()) places.push_back({table.source_numbers[entry.source], entry.line, part, i});
  }
  const auto begin = places.begin() + static_cast<std::ptrdiff_t>(from);
  // Of a line with aliases the name was read first.
  std::sort(begin, places.end(), [&](const Place& a, const Place& b) {
    const auto rank = [&](const Place& p) { return std::tuple(p.source, p.line, table.entries[p.index].written, p.index); };
    return rank(a) < rank(b);
  });
  places.erase(std::unique(begin, places.end(), [](const Place& a, const Place& b) {
    return a.source == b.source && a.line == b.line;
  }), places.end());
}

std::vector<Place> places_of(const Additions::Data& data) {
  std::vector<Place> places;
  for (std::uint32_t part = 0; part < data.lists.tables.size(); ++part) add_entries(data, part, places);
  for (std::uint32_t part = 0; part < data.patterns.size(); ++part) {
    const auto& rules = data.patterns[part].set.rules();
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      places.push_back({data.patterns[part].sources[i], rules[i].line, part, i, Origin::kPattern});
    }
  }
  for (std::uint32_t i = 0; i < data.context.rules().size(); ++i) {
    places.push_back({data.context_sources[i], data.context.rules()[i].line, 0, i, Origin::kContext});
  }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tuple(a.source, a.line) < std::tuple(b.source, b.line);
  });
  return places;
}

void tell_entry(const Additions::Data& data, const Place& place, Firing& firing,
                const std::function<void(const Firing&, std::string_view)>& tell) {
  const Table& table = data.lists.tables[place.part];
  const EntryRecord& entry = table.entries[place.index];
  firing.kind = firing_kind(entry.kind, Origin::kList);
  if (entry.label < table.labels.size()) firing.label = table.labels[entry.label];
  if (firing.label) firing.label_name = data.labels.name(*firing.label);
  tell(firing, valid_text(table.text(entry.written)));
}

}  // namespace

FiringKind firing_kind(Kind kind, Origin origin) noexcept {
  switch (kind) {
    case Kind::kCue: return FiringKind::kCue;
    case Kind::kBlock: return FiringKind::kBlock;
    case Kind::kAllow: return FiringKind::kAllow;
    case Kind::kEntity: break;
  }
  return origin == Origin::kList ? FiringKind::kEntry : FiringKind::kRule;
}

std::string valid_text(std::string_view text) {
  std::size_t unused = 0;
  return text::repair_utf8(std::string(text), unused);
}

void Additions::list(const std::function<void(const Firing&, std::string_view)>& tell) const {
  for (const Place& place : places_of(*data_)) {
    const additions::Source& source = data_->lists.sources[place.source];
    const std::string file = valid_text(source.file);
    Firing firing{FiringKind::kRule, {}, {}, file, place.line, {}, {}, false};
    if (place.origin == Origin::kList) {
      const std::string name = valid_text(source.name);
      firing.name = name;
      tell_entry(*data_, place, firing, tell);
    } else if (place.origin == Origin::kPattern) {
      const pattern::PatternRule& rule = data_->patterns[place.part].set.rules()[place.index];
      firing.name = rule.name;
      firing.kind = firing_kind(rule.veto ? Kind::kBlock : Kind::kEntity, Origin::kPattern);
      firing.label = rule.label;
      firing.label_name = data_->labels.name(rule.label);
      tell(firing, {});
    } else {
      const additions::ContextRule& rule = data_->context.rules()[place.index];
      firing.name = rule.name;
      const bool veto = rule.then.action == additions::Then::Action::kVeto;
      firing.kind = firing_kind(veto ? Kind::kBlock : Kind::kEntity, Origin::kContext);
      if (!rule.then.label.empty()) firing.label = data_->context_labels[place.index];
      if (firing.label) firing.label_name = data_->labels.name(*firing.label);
      tell(firing, {});
    }
  }
}

}  // namespace onoma
