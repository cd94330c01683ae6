// What `onoma evaluate` reads: annotated documents, and records of earlier runs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "eval/gold_reader.hpp"
#include "json/prediction.hpp"
#include "onoma/result.hpp"

namespace onoma::cli {

// The documents of one GOLD argument.
struct Corpus {
  std::string file;  // as named
  std::vector<eval::GoldDocument> documents;
};

// `path`: a file, a folder (all .ann files in it, in sorted order), or "-". The id of a brat document is the
// path of its text, as onoma gives it when it is run on the same path. Errors: a message that begins with the
// path, and a line where one is to blame.
Result<Corpus> read_corpus(const std::string& path, std::optional<eval::GoldFormat> format);

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
