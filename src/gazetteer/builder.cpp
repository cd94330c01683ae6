#include "gazetteer/builder.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace onoma::gazetteer {

namespace {

void insert_sorted(std::vector<std::uint16_t>& set, std::uint16_t value) {
  const auto at = std::lower_bound(set.begin(), set.end(), value);
  if (at == set.end() || *at != value) set.insert(at, value);
}

// A power of two that leaves a table at most 70 % full.
std::size_t table_size(std::size_t count) { return std::bit_ceil(std::max<std::size_t>(count * 10 / 7, 16)); }

std::size_t at(Written written) { return static_cast<std::size_t>(written); }

}  // namespace

DictionaryBuilder::DictionaryBuilder() : terms_(1), nodes_(1) {}

TermId DictionaryBuilder::term_of(std::string_view folded) {
  const auto [found, added] = ids_.try_emplace(std::string(folded), static_cast<TermId>(terms_.size()));
  if (added) terms_.emplace_back().text = folded;
  return found->second;
}

NodeId DictionaryBuilder::child_of(NodeId parent, TermId term) {
  NodeId& child = parent == 0 ? terms_[term].node : children_[{parent, term}];
  if (child == 0) {
    child = static_cast<NodeId>(nodes_.size());
    nodes_.emplace_back();
  }
  return child;
}

void DictionaryBuilder::add_single(Term& term, const NameToken& token, const NameAttributes& attributes) {
  const std::uint16_t attribute = attributes.whole;
  if (attributes.lower && (token.capital || token.all_capitals)) insert_sorted(term.lower_names, *attributes.lower);
  if (token.all_capitals) {
    insert_sorted(term.attributes[at(Written::kUpper)], attribute);
    // In a capital line "WHO" may be the word; acronyms that are no words stay names there (settled in lay_terms).
    insert_sorted(term.attributes[at(Written::kForced)], attribute);
    return;
  }
  if (!token.capital) insert_sorted(term.attributes[at(Written::kLower)], attribute);
  insert_sorted(term.attributes[at(Written::kCapital)], attribute);
  insert_sorted(term.attributes[at(Written::kUpper)], attribute);
  insert_sorted(term.attributes[at(Written::kForced)], attribute);
}

void DictionaryBuilder::add_name(const std::vector<NameToken>& tokens, const NameAttributes& attributes,
                                 EntryRecord entry) {
  NodeId node = 0;
  for (const NameToken& token : tokens) {
    if (node != 0) nodes_[node].continues = true;
    node = child_of(node, term_of(token.folded));
  }
  nodes_[node].entries.push_back(static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back(entry);
  if (tokens.size() == 1) return add_single(terms_[term_of(tokens[0].folded)], tokens[0], attributes);
  insert_sorted(nodes_[node].attributes, attributes.whole);
  insert_sorted(nodes_[node].inside, attributes.inside);
  if (attributes.lower) insert_sorted(nodes_[node].lower, *attributes.lower);
  std::uint32_t capitals = 0;
  bool upper = true;
  for (std::size_t i = 0; i < tokens.size() && i < 16; ++i) {
    if (tokens[i].capital) capitals |= 1u << i;
    upper = upper && (tokens[i].all_capitals || !tokens[i].capital);
  }
  nodes_[node].capitals &= capitals;
  nodes_[node].upper_only = nodes_[node].upper_only && upper && capitals != 0;
}

void DictionaryBuilder::add_word(std::string_view folded, std::uint16_t plain, std::uint16_t forced) {
  Term& term = terms_[term_of(folded)];
  term.word = true;
  for (const Written written : {Written::kLower, Written::kCapital, Written::kUpper}) {
    insert_sorted(term.attributes[at(written)], plain);
  }
  insert_sorted(term.attributes[at(Written::kForced)], forced);
}

void DictionaryBuilder::add_use(std::string_view folded, std::uint16_t capital, std::uint16_t lower) {
  Term& term = terms_[term_of(folded)];
  insert_sorted(term.uses[0], capital);
  insert_sorted(term.uses[1], lower);
}

void DictionaryBuilder::add_function_word(std::string_view folded, std::uint64_t languages) {
  terms_[term_of(folded)].extra.languages |= languages;
}

void DictionaryBuilder::add_abbreviation(std::string_view folded, std::uint32_t kind) {
  terms_[term_of(folded)].extra.abbreviation = kind;
}

void DictionaryBuilder::finish(ClassInterner& interner) {
  lay_affixes(interner);
  lay_nodes(interner);
  lay_terms(interner);
  lay_slots();
  lay_edges();
}

void DictionaryBuilder::lay_affixes(ClassInterner& interner) {
  affix_records_ = affixes_.records();
  for (const std::uint16_t attribute : looks_attributes_) looks_.push_back(interner.intern({attribute}));
}

void DictionaryBuilder::lay_terms(ClassInterner& interner) {
  term_records_.assign(terms_.size(), {});
  extra_records_.assign(1, {});
  for (std::size_t i = 1; i < terms_.size(); ++i) {
    Term& term = terms_[i];
    TermRecord& record = term_records_[i];
    record.text = static_cast<std::uint32_t>(strings_.size());
    record.length = static_cast<std::uint16_t>(std::min<std::size_t>(term.text.size(), 0xFFFF));
    record.node = term.node;
    strings_ += term.text;
    record.flags = static_cast<std::uint16_t>((term.word ? kOrdinaryWord : 0) | (nodes_[term.node].continues ? kBeginsLonger : 0));
    if (!term.word) {
      for (const std::uint16_t attribute : term.lower_names) insert_sorted(term.attributes[at(Written::kLower)], attribute);
    }
    if (term.word) {
      auto& forced = term.attributes[at(Written::kForced)];
      const auto& capital = term.attributes[at(Written::kCapital)];
      const auto& upper = term.attributes[at(Written::kUpper)];
      std::erase_if(forced, [&](std::uint16_t attribute) {
        return std::binary_search(upper.begin(), upper.end(), attribute) &&
               !std::binary_search(capital.begin(), capital.end(), attribute);
      });
    }
    for (std::size_t w = 0; w < kWrittenCount; ++w) record.classes[w] = interner.intern(term.attributes[w]);
    for (std::size_t u = 0; u < record.uses.size(); ++u) record.uses[u] = interner.intern(term.uses[u]);
    // A word without a cluster counts as what it looks like.
    if (term.uses[0].empty()) record.uses[0] = Affixes(affix_records_, looks_).class_of(term.text);
    if (term.extra.languages != 0 || term.extra.abbreviation != 0) {
      record.extra = static_cast<std::uint16_t>(extra_records_.size());
      extra_records_.push_back(term.extra);
    }
  }
}

void DictionaryBuilder::lay_nodes(ClassInterner& interner) {
  node_records_.assign(nodes_.size(), {});
  for (std::size_t i = 1; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    NodeRecord& record = node_records_[i];
    record.entries = static_cast<std::uint32_t>(node_entries_.size());
    record.entry_count = static_cast<std::uint16_t>(std::min<std::size_t>(node.entries.size(), 0xFFFF));
    node_entries_.insert(node_entries_.end(), node.entries.begin(), node.entries.begin() + record.entry_count);
    record.klass = interner.intern(node.attributes);
    record.inside = interner.intern(node.inside);
    record.lower = interner.intern(node.lower);
    record.capitals = static_cast<std::uint16_t>(node.attributes.empty() ? 0 : node.capitals);
    record.flags = static_cast<std::uint16_t>((node.continues ? kContinues : 0) |
                                              (!node.attributes.empty() && node.upper_only ? kUpperOnly : 0));
  }
}

void DictionaryBuilder::lay_slots() {
  slots_.assign(table_size(terms_.size()), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t id = 1; id < terms_.size(); ++id) {
    const std::uint64_t hash = hash_term(terms_[id].text);
    std::size_t place = hash & mask;
    while (slots_[place] != 0) place = (place + 1) & mask;
    slots_[place] = (hash >> 32 << 32) | id;
  }
}

void DictionaryBuilder::lay_edges() {
  edge_records_.assign(table_size(children_.size()), {});
  const std::size_t mask = edge_records_.size() - 1;
  for (const auto& [edge, child] : children_) {
    std::size_t place = hash_edge(edge.first, edge.second) & mask;
    while (edge_records_[place].parent != 0) place = (place + 1) & mask;
    edge_records_[place] = {edge.first, edge.second, child};
  }
}

DictionaryTables DictionaryBuilder::tables() const noexcept {
  return {slots_, term_records_, extra_records_, node_records_, edge_records_, node_entries_, entries_, strings_,
          affix_records_, looks_};
}

}  // namespace onoma::gazetteer
