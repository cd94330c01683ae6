// Redactor: puts "[PERSON 1]" in the place of each span, the same number for the same name through a whole
// run.
//
// Numbers are given in the order of the texts, for each label from 1. Within a document the caller says which
// name a span goes by; from one document to the next a short form that went by one name so far goes by it
// again. Memory grows with the number of distinct names. Not thread safe: texts come in input order.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "json/journal.hpp"
#include "onoma/label.hpp"
#include "onoma/result.hpp"
#include "onoma/span.hpp"

namespace onoma::output {

// A span that is to be replaced.
struct Mention {
  Span span;
  Label label = Label::kPerson;
  std::string key;   // its own name, folded
  std::string name;  // the folded name it goes by in its document: `key`, or a fuller one
};

// A document before its names are known to the run. It owns its text.
struct Unredacted {
  std::string id;
  std::string text;
  std::vector<Mention> mentions;    // in text order, without overlap
  std::optional<Error> error = {};  // why there is no text
};

class Redactor {
 public:
  // `keep_key`: remember how each name was written, for key(). `keep_changes`: for take_changes().
  // `labels`: all that mentions may have.
  explicit Redactor(bool keep_key, bool keep_changes = false, LabelNames labels = {}) noexcept
      : keep_key_(keep_key), keep_changes_(keep_changes), labels_(std::move(labels)) {}

  // The text with its spans replaced.
  std::string redact(const Unredacted& document);

  // What the texts since the last call taught. A Redactor that was told all of it, in order, goes on as this
  // one would.
  std::vector<json::NameChange> take_changes();
  void restore(const json::NameChange& change);

  // What each placeholder stands for, in the order of labels and numbers.
  enum class KeyForm : unsigned char {
    kJson,  // {"names":[{"placeholder":"[PERSON 1]","label":"PERSON","number":1,"forms":["Amina
            // Yusuf","Yusuf"]}, …]}
    kTsv,   // columns placeholder, label, number, form: a row for each form
  };
  std::string key(KeyForm form) const;

 private:
  using Numbers = std::unordered_map<std::string, std::size_t>;  // by label and folded name

  std::string placeholder(Label label, std::size_t number) const;
  std::size_t number_of(const Mention& mention);
  void remember_form(Label label, std::size_t number, std::string_view text);
  void learn(json::NameChange change);

  bool keep_key_;
  bool keep_changes_;
  LabelNames labels_;
  std::vector<json::NameChange> changes_;
  Numbers numbers_;
  Numbers short_forms_;                 // 0: went by more than one name
  std::map<Label, std::size_t> given_;  // the last number of each label
  std::map<std::pair<Label, std::size_t>, std::vector<std::string>> forms_;
  std::unordered_set<std::string> seen_forms_;
};

}  // namespace onoma::output
