#include "cli/gold_input.hpp"

#include <unistd.h>

#include "cli/console.hpp"
#include "io/file.hpp"
#include "io/walk.hpp"

namespace onoma::cli {
namespace {

// X.txt for X.ann and the reverse.
std::string beside(const std::string& path, std::string_view ending) {
  return path.substr(0, path.rfind('.')).append(ending);
}

bool is_annotation(const std::string& path) {
  return path.ends_with(".ann");
}

Result<eval::GoldDocument> read_brat(const std::string& path) {
  if (!is_annotation(path) && !path.ends_with(".txt")) {
    return Unexpected{Error{"E_FORMAT", path + ": a brat file ends in .ann or .txt"}};
  }
  const std::string annotation_path = beside(path, ".ann");
  const std::string text_path = beside(path, ".txt");
  Result<std::string> annotation = read_all(annotation_path);
  if (!annotation) return Unexpected{annotation.error()};
  Result<std::string> text = read_all(text_path);
  if (!text) return Unexpected{text.error()};
  return eval::read_brat_gold(*annotation, *std::move(text), annotation_path, text_path);
}

// What is brat by its path alone, for its content is in two files.
bool is_brat(const std::string& path, std::optional<eval::GoldFormat> format) {
  if (format) return *format == eval::GoldFormat::kBrat;
  return is_annotation(path) || (path.ends_with(".txt") && io::exists(beside(path, ".ann")));
}

std::optional<Error> read_brat_folder(const std::string& path, std::vector<eval::GoldDocument>& documents) {
  const io::WalkOptions all;
  io::Walk walk(path, all);
  while (const std::optional<io::WalkEntry> entry = walk.next()) {
    if (entry->error) return Error{entry->error->code, entry->path + ": " + entry->error->message};
    if (!is_annotation(entry->path)) continue;
    Result<eval::GoldDocument> document = read_brat(entry->path);
    if (!document) return document.error();
    documents.push_back(*std::move(document));
  }
  if (!documents.empty()) return std::nullopt;
  return Error{"E_FORMAT",
               path + ": a folder without .ann files; files of other formats are named one by one"};
}

Result<std::vector<eval::GoldDocument>> read_documents(const std::string& path,
                                                       std::optional<eval::GoldFormat> format) {
  std::vector<eval::GoldDocument> documents;
  if (path != "-" && io::is_folder(path)) {
    if (std::optional<Error> problem = read_brat_folder(path, documents))
      return Unexpected{*std::move(problem)};
    eval::annotate_what_occurs(documents);
    return documents;
  }
  if (path != "-" && is_brat(path, format)) {
    Result<eval::GoldDocument> document = read_brat(path);
    if (!document) return Unexpected{document.error()};
    documents.push_back(*std::move(document));
    eval::annotate_what_occurs(documents);
    return documents;
  }
  Result<std::string> content = read_all(path);
  if (!content) return Unexpected{content.error()};
  switch (format.value_or(eval::gold_format(path, *content))) {
    case eval::GoldFormat::kJsonl:
      return eval::read_jsonl_gold(*content, path);
    case eval::GoldFormat::kConll:
      return eval::read_conll_gold(*content, path);
    case eval::GoldFormat::kBrat:
      break;
  }
  return Unexpected{Error{"E_FORMAT", path + ": brat annotation cannot come from standard input"}};
}

}  // namespace

Result<Corpus> read_corpus(const std::string& path, std::optional<eval::GoldFormat> format) {
  Result<std::vector<eval::GoldDocument>> documents = read_documents(path, format);
  if (!documents) return Unexpected{documents.error()};
  if (documents->empty()) return Unexpected{Error{"E_FORMAT", path + ": no document in it"}};
  return Corpus{path, *std::move(documents)};
}

Result<std::string> read_all(const std::string& path) {
  Result<std::string> bytes = path == "-" ? io::read_to_end(STDIN_FILENO) : io::read_file(path);
  if (!bytes) return Unexpected{Error{bytes.error().code, path + ": " + bytes.error().message}};
  return bytes;
}

std::optional<std::vector<Corpus>> read_corpora(const std::vector<std::string>& paths,
                                                std::optional<eval::GoldFormat> format, Console& console) {
  std::vector<Corpus> corpora;
  bool usable = true;
  for (const std::string& path : paths) {
    Result<Corpus> corpus = read_corpus(path, format);
    if (corpus)
      corpora.push_back(*std::move(corpus));
    else
      console.error(corpus.error().message), usable = false;
  }
  if (!usable) return std::nullopt;
  return corpora;
}

}  // namespace onoma::cli
