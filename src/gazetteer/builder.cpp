#include "gazetteer/builder.hpp"

#include <algorithm>
#include <limits>

namespace onoma::gazetteer {

namespace {

void insert_sorted(std::vector<std::uint16_t>& set, std::uint16_t value) {
  const auto at = std::lower_bound(set.begin(), set.end(), value);
  if (at == set.end() || *at != value) set.insert(at, value);
}

// A table is at most three quarters full.
std::size_t table_size(std::size_t count) { return std::max<std::size_t>(count * 4 / 3 + 1, 16); }

// Gives each distinct value a number, in the order in which they come.
template <typename Value>
class Numbers {
 public:
  explicit Numbers(std::vector<Value>& values) : values_(values) {}
  std::uint32_t of(const Value& value) {
    const auto [known, is_new] = numbers_.try_emplace(value, static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.push_back(value);
    return known->second;
  }

 private:
  std::vector<Value>& values_;
  std::map<Value, std::uint32_t> numbers_;
};

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
                                 const Entry& entry) {
  NodeId node = 0;
  for (const NameToken& token : tokens) {
    if (node != 0) nodes_[node].continues = true;
    node = child_of(node, term_of(token.folded));
  }
  nodes_[node].entries.push_back(entry);
  last_line_ = std::max(last_line_, entry.line);
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

std::string DictionaryBuilder::finish(ClassInterner& interner) {
  lay_affixes(interner);
  lay_nodes(interner);
  lay_entries();
  lay_terms(interner);
  lay_slots();
  lay_edges();
  constexpr std::size_t kMostKinds = std::size_t{1} << TermRecord::kKindBits;
  if (term_kinds_.size() > kMostKinds || node_kinds_.size() > kMostKinds) return "the lists overlap in too many ways";
  if (bits_for(entry_kinds_.size()) + bits_for(std::size_t{last_line_} + 1) > 32) {
    return "there are more lists, or longer ones, than lines can be told of";
  }
  return {};
}

void DictionaryBuilder::lay_affixes(ClassInterner& interner) {
  affix_records_ = affixes_.records();
  for (const std::uint16_t attribute : looks_attributes_) looks_.push_back(interner.intern({attribute}));
}

void DictionaryBuilder::lay_terms(ClassInterner& interner) {
  term_records_.assign(terms_.size(), {});
  extra_records_.assign(1, {});
  Numbers<TermKind> kinds(term_kinds_);
  kinds.of({});
  for (std::size_t i = 1; i < terms_.size(); ++i) {
    Term& term = terms_[i];
    TermKind kind;
    if (term.word) kind.flags = kOrdinaryWord;
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
    for (std::size_t w = 0; w < kWrittenCount; ++w) kind.classes[w] = interner.intern(term.attributes[w]);
    for (std::size_t u = 0; u < kind.uses.size(); ++u) kind.uses[u] = interner.intern(term.uses[u]);
    // A word without a cluster counts as what it looks like.
    if (term.uses[0].empty()) kind.uses[0] = Affixes(affix_records_, looks_).class_of(term.text);
    if (term.extra.languages != 0 || term.extra.abbreviation != 0) {
      kind.extra = static_cast<std::uint16_t>(extra_records_.size());
      extra_records_.push_back(term.extra);
    }
    // A longer term is cut short, and then never found: no word of a text is as long.
    const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(term.text.size(), TermRecord::kMostLength));
    term_records_[i] = {static_cast<std::uint32_t>(strings_.size()), term.node,
                        TermRecord::pack(kinds.of(kind), nodes_[term.node].continues, length)};
    strings_ += term.text;
  }
}

void DictionaryBuilder::lay_nodes(ClassInterner& interner) {
  node_records_.assign(nodes_.size(), {});
  Numbers<NodeKind> kinds(node_kinds_);
  kinds.of({});
  std::uint32_t entries = 0;
  for (std::size_t i = 1; i < nodes_.size(); ++i) {
    Node& node = nodes_[i];
    NodeKind kind;
    kind.klass = interner.intern(node.attributes);
    kind.inside = interner.intern(node.inside);
    kind.lower = interner.intern(node.lower);
    kind.capitals = static_cast<std::uint16_t>(node.attributes.empty() ? 0 : node.capitals);
    kind.flags = static_cast<std::uint16_t>((node.continues ? kContinues : 0) |
                                            (!node.attributes.empty() && node.upper_only ? kUpperOnly : 0));
    if (node.entries.size() > NodeRecord::kMostEntries) node.entries.resize(NodeRecord::kMostEntries);
    const auto count = static_cast<std::uint32_t>(node.entries.size());
    node_records_[i] = {entries, NodeRecord::pack(kinds.of(kind), count)};
    entries += count;
  }
}

void DictionaryBuilder::lay_entries() {
  Numbers<EntryKind> kinds(entry_kinds_);
  for (const Node& node : nodes_) {
    for (const Entry& entry : node.entries) kinds.of(entry.kind);
  }
  const unsigned bits = bits_for(entry_kinds_.size());
  for (const Node& node : nodes_) {
    for (const Entry& entry : node.entries) entries_.push_back(entry.line << bits | kinds.of(entry.kind));
  }
}

void DictionaryBuilder::lay_slots() {
  slots_.assign(table_size(terms_.size()), 0);
  const std::uint64_t tag_bits = ~std::uint64_t{0} << bits_for(terms_.size());
  for (std::size_t id = 1; id < terms_.size(); ++id) {
    const std::uint64_t hash = hash_term(terms_[id].text);
    std::size_t place = first_place(hash, slots_.size());
    while (slots_[place] != 0) place = place_after(place, slots_.size());
    slots_[place] = static_cast<std::uint32_t>((hash >> 32 & tag_bits) | id);
  }
}

void DictionaryBuilder::lay_edges() {
  edge_records_.assign(table_size(children_.size()), {});
  edge_filter_.assign(kEdgeFilterWords, 0);
  for (const auto& [edge, child] : children_) {
    const std::uint64_t hash = hash_edge(edge.first, edge.second);
    edge_filter_[edge_bit(hash) / 64] |= std::uint64_t{1} << edge_bit(hash) % 64;
    std::size_t place = first_place(hash, edge_records_.size());
    while (edge_records_[place].parent != 0) place = place_after(place, edge_records_.size());
    edge_records_[place] = {edge.first, edge.second, child};
  }
}

DictionaryTables DictionaryBuilder::tables() const noexcept {
  return {slots_,       term_records_, term_kinds_,  extra_records_, node_records_,  node_kinds_,
          edge_records_, edge_filter_,  entries_,      entry_kinds_, strings_,       affix_records_, looks_};
}

}  // namespace onoma::gazetteer
