// Model::Data: the stages' views of one compiled model and the memory they lie in.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/dictionary.hpp"
#include "model/mapped_file.hpp"
#include "onoma/model.hpp"
#include "pattern/pattern_set.hpp"
#include "tag/evidence.hpp"
#include "text/analyzer.hpp"

namespace onoma {

// The dictionary's answer to the tokenizer's question.
class DictionaryAbbreviations final : public text::Abbreviations {
 public:
  explicit DictionaryAbbreviations(const gazetteer::Dictionary& dictionary) : dictionary_(dictionary) {}
  Kind find(std::string_view folded_with_period) const noexcept override {
    return static_cast<Kind>(dictionary_.extra(dictionary_.find(folded_with_period)).abbreviation);
  }

 private:
  const gazetteer::Dictionary& dictionary_;
};

// The rules that are always tried and those that one of `asked` asks for (PatternRule::only).
std::vector<pattern::PatternRule> rules_asked_for(const std::vector<pattern::PatternRule>& rules,
                                                  const std::vector<std::string>& asked);

class Model::Data {
 public:
  gazetteer::Dictionary dictionary;
  tag::EvidenceTables evidence;
  std::string_view rule_bytes;             // see model/rules_io.hpp
  std::string_view rule_prefixes;          // see model/rules_io.hpp
  pattern::TriggerTables always_triggers;  // of the rules that are always tried
  std::string_view date_words;
  std::vector<std::string_view> files;      // names of the source files, by number
  std::vector<std::string_view> languages;  // ISO 639-1 codes, by bit
  std::uint64_t digest = 0;
  std::uint64_t entries = 0;
  std::string_view bytes;  // the whole compiled file
  DictionaryAbbreviations abbreviations{dictionary};

  // All rules without their prefixes, read anew each time.
  std::vector<pattern::PatternRule> rules() const;
  // rules_asked_for(rules(), asked) as a set. Made once for each choice; any thread.
  const pattern::PatternSet& patterns(const std::vector<std::string>& asked) const;

  // Reads the tables where they lie. `trusted` bytes (those the build embeds) skip the walk over every reference.
  static Result<std::unique_ptr<Data>> read(std::string_view bytes, bool trusted);
  static Model wrap(std::unique_ptr<Data> data) { return Model(std::move(data)); }

  Data() = default;
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;

  model::MappedFile mapped;  // where the tables lie, if they do in a file

 private:
  mutable std::mutex patterns_mutex_;
  mutable std::map<std::vector<std::string>, pattern::PatternSet> patterns_;
};

}  // namespace onoma
