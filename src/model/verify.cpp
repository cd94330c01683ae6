#include "model/verify.hpp"

#include <algorithm>
#include <bit>

#include "tag/shape_class.hpp"

namespace onoma::model {

namespace {

using gazetteer::DictionaryTables;
using tag::EvidenceTables;

// An open-addressing table must have a free place, or a search might never end.
template <typename Table, typename IsFree>
bool sound_table(const Table& table, IsFree is_free) {
  return !table.empty() && std::any_of(table.begin(), table.end(), is_free);
}
// One whose size has to be a power of two.
template <typename Table, typename IsFree>
bool sound_binary_table(const Table& table, IsFree is_free) {
  return std::has_single_bit(table.size()) && sound_table(table, is_free);
}

std::string verify_terms(const DictionaryTables& t, std::size_t classes) {
  if (t.terms.empty() || t.nodes.empty() || t.extras.empty()) return "a table is missing";
  if (!sound_table(t.slots, [](std::uint32_t slot) { return slot == 0; })) return "damaged table of slots";
  const std::uint64_t id_bits = (std::uint64_t{1} << gazetteer::bits_for(t.terms.size())) - 1;
  for (const std::uint32_t slot : t.slots) {
    if ((slot & id_bits) >= t.terms.size()) return "damaged table of slots";
  }
  for (const gazetteer::TermRecord& term : t.terms) {
    const bool text = term.text <= t.strings.size() && term.length() <= t.strings.size() - term.text;
    if (!text || term.kind() >= t.term_kinds.size() || term.node >= t.nodes.size()) return "damaged table of terms";
  }
  const auto exists = [&](ClassId id) { return id < classes; };
  for (const gazetteer::TermKind& kind : t.term_kinds) {
    const bool known = std::all_of(kind.classes.begin(), kind.classes.end(), exists) &&
                       std::all_of(kind.uses.begin(), kind.uses.end(), exists);
    if (!known || kind.extra >= t.extras.size()) return "damaged kinds of terms";
  }
  for (const gazetteer::ExtraRecord& extra : t.extras) {
    if (extra.abbreviation > 2) return "damaged table of abbreviations";
  }
  return {};
}

std::string verify_names(const DictionaryTables& t, std::size_t classes, std::size_t attributes, std::size_t files) {
  for (const gazetteer::NodeRecord& node : t.nodes) {
    const bool entries = node.entries <= t.entries.size() && node.entry_count() <= t.entries.size() - node.entries;
    if (!entries || node.kind() >= t.node_kinds.size()) return "damaged table of names";
  }
  for (const gazetteer::NodeKind& kind : t.node_kinds) {
    if (kind.klass >= classes || kind.inside >= classes || kind.lower >= classes) return "damaged kinds of names";
  }
  if (!sound_table(t.edges, [](const gazetteer::EdgeRecord& edge) { return edge.parent == 0; })) {
    return "damaged table of edges";
  }
  if (!t.edge_filter.empty() && t.edge_filter.size() != gazetteer::kEdgeFilterWords) return "damaged filter of edges";
  for (const gazetteer::EdgeRecord& edge : t.edges) {
    if (edge.child >= t.nodes.size()) return "damaged table of edges";
  }
  const std::uint64_t kind_bits = (std::uint64_t{1} << gazetteer::bits_for(t.entry_kinds.size())) - 1;
  for (const std::uint32_t entry : t.entries) {
    if ((entry & kind_bits) >= t.entry_kinds.size()) return "damaged table of entries";
  }
  for (const gazetteer::EntryKind& kind : t.entry_kinds) {
    if (kind.file >= files || kind.attribute >= attributes) return "damaged kinds of entries";
  }
  return {};
}

// Both tables may be missing, and then no word looks like anything.
std::string verify_affixes(const DictionaryTables& t, std::size_t classes) {
  const auto is_free = [](const gazetteer::AffixRecord& affix) { return affix.hash == 0; };
  if (!t.affixes.empty() && !sound_binary_table(t.affixes, is_free)) return "damaged table of affixes";
  const bool whole = t.looks.empty() || t.looks.size() == gazetteer::kLooksCount;
  const bool known = std::all_of(t.looks.begin(), t.looks.end(), [&](ClassId id) { return id < classes; });
  return whole && known ? "" : "damaged table of looks";
}

std::string verify_evidence(const EvidenceTables& e) {
  const std::size_t attributes = e.attribute_names.size();
  // Shapes have classes of their own, which the stages name by number.
  const bool shapes = e.classes.size() > tag::shape_classes().size();
  if (!shapes || e.vectors.size() != e.classes.size() * tag::kPositions) return "damaged table of classes";
  if (e.attribute_weights.size() != attributes * tag::kPositions) return "damaged table of weights";
  if (e.strings.empty() || e.strings.back() != '\0') return "damaged names";
  for (const tag::ClassRecord& klass : e.classes) {
    const bool inside = klass.attributes <= e.class_attributes.size() &&
                        klass.count <= e.class_attributes.size() - klass.attributes;
    if (!inside || klass.type >= tag::kTypeLetters.size()) return "damaged table of classes";
  }
  for (const std::uint16_t attribute : e.class_attributes) {
    if (attribute >= attributes) return "damaged table of classes";
  }
  for (const std::uint32_t name : e.attribute_names) {
    if (name >= e.strings.size()) return "damaged names";
  }
  if (!e.feature_filter.empty() && e.feature_filter.size() != tag::kFilterWords) return "damaged filter of features";
  if (!sound_binary_table(e.features, [](const tag::FeatureRecord& feature) { return feature.hash == 0; })) {
    return "damaged table of features";
  }
  for (const tag::FeatureRecord& feature : e.features) {
    if (feature.name >= e.strings.size()) return "damaged table of features";
  }
  return {};
}

}  // namespace

std::string verify(const DictionaryTables& dictionary, const EvidenceTables& evidence, std::size_t file_count) {
  std::string problem = verify_evidence(evidence);
  if (problem.empty()) problem = verify_terms(dictionary, evidence.classes.size());
  if (problem.empty()) problem = verify_affixes(dictionary, evidence.classes.size());
  if (problem.empty()) {
    problem = verify_names(dictionary, evidence.classes.size(), evidence.attribute_names.size(), file_count);
  }
  return problem;
}

}  // namespace onoma::model
