// Records of earlier runs, which `onoma evaluate` scores.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "eval/scorer.hpp"
#include "json/prediction.hpp"
#include "onoma/result.hpp"

namespace onoma::cli {

// Records of earlier runs, found by id.
class Run {
 public:
  struct Document {
    json::Prediction prediction;
    std::string place;  // PATH:LINE
  };

  // Adds the records of a file ("-": standard input). Of two records of one id the last one stays, in the
  // first one's place; they are counted in replaced(). The error's message names file and line.
  std::optional<Error> read(const std::string& path);

  const Document* find(const std::string& id) const;
  const std::vector<Document>& documents() const noexcept { return documents_; }
  std::size_t replaced() const noexcept { return replaced_; }

 private:
  std::vector<Document> documents_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::size_t replaced_ = 0;
};

// The spans of a record in bytes of the text they were found in. E_FORMAT when one is not in the text: then
// the record is not of it.
Result<std::vector<eval::Mention>> mentions_in(const Run::Document& document, std::string_view text);

}  // namespace onoma::cli
