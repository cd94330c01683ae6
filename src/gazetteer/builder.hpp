// Builds the dictionary's tables in memory. The result depends only on what was added and in which order.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/dictionary.hpp"

namespace onoma::gazetteer {

// Attributes are numbers here; classes are interned sets of them. The interner is shared with the tag stage's tables.
class ClassInterner {
 public:
  virtual ~ClassInterner() = default;
  // The class of a sorted set without repetition.
  virtual ClassId intern(const std::vector<std::uint16_t>& attributes) = 0;
};

// One token of a name as the list writes it.
struct NameToken {
  std::string folded;
  bool capital = false;     // begins with a capital
  bool all_capitals = false;  // two letters or more, all capitals
};

class DictionaryBuilder {
 public:
  DictionaryBuilder();

  // A name or cue with the attributes that its list gives it: to the whole, to the tokens inside it, and, if it has any there,
  // to the whole where the text has none of the entry's capitals. `entry` is where it is written.
  struct NameAttributes {
    std::uint16_t whole = 0;
    std::uint16_t inside = 0;
    std::optional<std::uint16_t> lower;
  };
  void add_name(const std::vector<NameToken>& tokens, const NameAttributes& attributes, const Entry& entry);
  // Terms lie in the order in which they are first added: those that texts hold most should come first, to lie together.
  void add_term(std::string_view folded) { term_of(folded); }
  // An ordinary word: `plain` in running prose, `forced` where its capital had to be. Called again, it adds attributes.
  void add_word(std::string_view folded, std::uint16_t plain, std::uint16_t forced);
  // What is known of a word's use, whatever it names: `capital` where it has a capital, `lower` where it has none.
  void add_use(std::string_view folded, std::uint16_t capital, std::uint16_t lower);
  // A word of whose kind others are known by their beginnings and endings.
  void add_example(std::string_view folded, Kind kind) { affixes_.count(folded, kind); }
  // The attributes of what an unknown word can look like: kLooksCount of them.
  void set_looks(std::vector<std::uint16_t> attributes) { looks_attributes_ = std::move(attributes); }
  void add_function_word(std::string_view folded, std::uint64_t languages);
  void add_abbreviation(std::string_view folded, std::uint32_t kind);

  // Lays the tables out. `tables()` views what the builder holds.
  // Nothing, or what the tables have no room for.
  std::string finish(ClassInterner& interner);
  DictionaryTables tables() const noexcept;

 private:
  struct Term {
    std::string text;
    std::array<std::vector<std::uint16_t>, kWrittenCount> attributes;
    std::array<std::vector<std::uint16_t>, 2> uses;
    std::vector<std::uint16_t> lower_names;  // what it names without its capital, unless it is an ordinary word
    NodeId node = 0;
    bool word = false;
    ExtraRecord extra;
  };
  struct Node {
    std::vector<std::uint16_t> attributes, inside, lower;
    std::vector<Entry> entries;
    std::uint32_t capitals = 0xFFFF;
    bool upper_only = true;
    bool continues = false;
  };
  TermId term_of(std::string_view folded);
  NodeId child_of(NodeId parent, TermId term);
  void add_single(Term& term, const NameToken& token, const NameAttributes& attributes);
  void lay_affixes(ClassInterner& interner);
  void lay_terms(ClassInterner& interner);
  void lay_nodes(ClassInterner& interner);
  void lay_entries();
  void lay_slots();
  void lay_edges();

  std::unordered_map<std::string, TermId> ids_;
  std::vector<Term> terms_;
  std::vector<Node> nodes_;
  std::map<std::pair<NodeId, TermId>, NodeId> children_;

  AffixCounter affixes_;
  std::vector<std::uint16_t> looks_attributes_;

  std::vector<AffixRecord> affix_records_;
  std::vector<ClassId> looks_;
  std::vector<std::uint32_t> slots_;
  std::vector<TermRecord> term_records_;
  std::vector<TermKind> term_kinds_;
  std::vector<ExtraRecord> extra_records_;
  std::vector<NodeRecord> node_records_;
  std::vector<NodeKind> node_kinds_;
  std::vector<EdgeRecord> edge_records_;
  std::vector<std::uint64_t> edge_filter_;
  std::vector<std::uint32_t> entries_;
  std::vector<EntryKind> entry_kinds_;
  std::uint32_t last_line_ = 0;  // the highest number of a line
  std::string strings_;
};

}  // namespace onoma::gazetteer
