// Builds the dictionary's tables in memory. The result depends only on what was added and in which order.
#pragma once

#include <array>
#include <cstdint>
#include <map>
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

  // A name or cue with the attribute that its list gives it, and where it is written.
  void add_name(const std::vector<NameToken>& tokens, std::uint16_t attribute, std::uint16_t inside_attribute,
                EntryRecord entry);
  // An ordinary word: `plain` in running prose, `forced` where its capital had to be. Called again, it adds attributes.
  void add_word(std::string_view folded, std::uint16_t plain, std::uint16_t forced);
  void add_function_word(std::string_view folded, std::uint64_t languages);
  void add_abbreviation(std::string_view folded, std::uint32_t kind);

  // Lays the tables out. `tables()` views what the builder holds.
  void finish(ClassInterner& interner);
  DictionaryTables tables() const noexcept;

 private:
  struct Term {
    std::string text;
    std::array<std::vector<std::uint16_t>, kWrittenCount> attributes;
    NodeId node = 0;
    bool word = false;
    ExtraRecord extra;
  };
  struct Node {
    std::vector<std::uint16_t> attributes, inside;
    std::vector<std::uint32_t> entries;
    std::uint32_t capitals = 0xFFFF;
    bool upper_only = true;
    bool continues = false;
  };
  TermId term_of(std::string_view folded);
  NodeId child_of(NodeId parent, TermId term);
  void add_single(Term& term, const NameToken& token, std::uint16_t attribute);
  void lay_terms(ClassInterner& interner);
  void lay_nodes(ClassInterner& interner);
  void lay_slots();
  void lay_edges();

  std::unordered_map<std::string, TermId> ids_;
  std::vector<Term> terms_;
  std::vector<Node> nodes_;
  std::map<std::pair<NodeId, TermId>, NodeId> children_;

  std::vector<std::uint64_t> slots_;
  std::vector<TermRecord> term_records_;
  std::vector<ExtraRecord> extra_records_;
  std::vector<NodeRecord> node_records_;
  std::vector<EdgeRecord> edge_records_;
  std::vector<std::uint32_t> node_entries_;
  std::vector<EntryRecord> entries_;
  std::string strings_;
};

}  // namespace onoma::gazetteer
