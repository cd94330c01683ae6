#include "cli/corrected_input.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "cli/console.hpp"
#include "cli/gold_input.hpp"
#include "eval/lines.hpp"
#include "io/source.hpp"
#include "io/walk.hpp"
#include "json/edited.hpp"
#include "json/record.hpp"
#include "onoma/document.hpp"
#include "text/encoding.hpp"

namespace onoma::cli {
namespace {

using learn::CorrectedDocument;

// The texts of the files that records of onoma name; each file is read once.
class Texts {
 public:
  Result<std::string> find(const json::EditedDocument& document) {
    const std::string& path = document.path;
    if (path.empty() || path == "-") {
      return Unexpected{Error{"E_FIELD", "the text came from standard input; keep it with --with-text"}};
    }
    const auto [file, is_new] = files_.try_emplace(path);
    if (is_new) file->second = read(path);
    if (!file->second.problem.empty()) return Unexpected{Error{"E_READ", path + ": " + file->second.problem}};
    if (!document.record) return file->second.text;
    if (file->second.lines.empty()) split(file->second);
    if (*document.record >= file->second.lines.size()) {
      return Unexpected{Error{"E_FIELD", path + " has no record " + std::to_string(*document.record)}};
    }
    return text_of_line(file->second.lines[*document.record]);
  }

 private:
  struct File {
    std::string text;
    std::vector<std::string_view> lines;  // of `text`
    std::string problem;
  };

  static File read(const std::string& path) {
    File file;
    Result<std::unique_ptr<io::Source>> source = io::open_source(path, {});
    std::string bytes;
    constexpr std::size_t kBlock = 1024 * 1024;
    for (bool more = static_cast<bool>(source); more;) {
      const Result<std::size_t> got = (*source)->read(bytes, kBlock);
      if (!got) file.problem = got.error().message;
      more = got && *got > 0;
    }
    if (!source) file.problem = source.error().message;
    if (!file.problem.empty()) return file;
    const text::Encoding encoding = text::detect_encoding(bytes);
    file.text = text::decode_all(std::move(bytes), encoding).text;
    return file;
  }

  static void split(File& file) {
    for (eval::Lines lines(file.text); lines.next();) file.lines.push_back(lines.line());
  }

  static std::string text_of_line(std::string_view line) {
    json::Record record;
    const bool is_record = !json::read_record(line, {}, record).has_value();
    return is_record ? std::move(record.text) : std::string(line);
  }

  std::unordered_map<std::string, File> files_;
};

std::string name_of_label(Label label) {
  return std::string(label_name(label));
}

CorrectedDocument from_gold(eval::GoldDocument gold) {
  CorrectedDocument document;
  document.text = std::move(gold.text);
  for (const json::GoldSpan& span : gold.spans) document.wanted.push_back({span.span, name_of_label(span.label)});
  std::sort(document.wanted.begin(), document.wanted.end(), [](const learn::Marked& a, const learn::Marked& b) {
    return a.span != b.span ? a.span < b.span : a.label < b.label;
  });
  document.ignore = std::move(gold.ignore);
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    if (gold.labels[i]) document.labels.push_back(name_of_label(static_cast<Label>(i)));
  }
  return document;
}

Result<CorrectedDocument> from_edited(json::EditedDocument edited, Texts& texts) {
  CorrectedDocument document;
  if (edited.text) {
    document.text = *std::move(edited.text);
  } else {
    Result<std::string> text = texts.find(edited);
    if (!text) return Unexpected{text.error()};
    document.text = *std::move(text);
  }
  const Result<std::vector<json::LabelledSpan>> spans = json::locate_spans(edited.spans, edited.unit, document.text);
  if (!spans) return Unexpected{spans.error()};
  const Result<std::vector<json::LabelledSpan>> ignore = json::locate_spans(edited.ignore, edited.unit, document.text);
  if (!ignore) return Unexpected{ignore.error()};
  for (const json::LabelledSpan& span : *spans) {
    if (!is_label_name(span.label)) {
      return Unexpected{Error{"E_FIELD", '"' + span.label + "\" is no label: A-Z, 0-9, _ and -, at most 32, a letter first"}};
    }
    document.wanted.push_back({span.span, span.label});
  }
  for (const json::LabelledSpan& span : *ignore) document.ignore.push_back(span.span);
  document.labels = std::move(edited.labels);
  return document;
}

std::optional<Error> read_edited_lines(const std::string& path, std::string_view content, Texts& texts,
                                       std::vector<CorrectedDocument>& documents) {
  for (eval::Lines lines(content); lines.next();) {
    if (json::is_blank(lines.line())) continue;
    const std::string place = path + ':' + std::to_string(lines.number()) + ": ";
    Result<std::optional<json::EditedDocument>> edited = json::read_edited(lines.line());
    if (!edited) return Error{edited.error().code, place + edited.error().message};
    if (!edited->has_value()) continue;
    Result<CorrectedDocument> document = from_edited(*std::move(*edited), texts);
    if (!document) return Error{document.error().code, place + document.error().message};
    documents.push_back(*std::move(document));
  }
  return std::nullopt;
}

// Whether the file is JSON Lines by the format that was named, or by its name and how it begins.
bool is_json_lines(const std::string& path, std::optional<eval::GoldFormat> format, std::string_view content) {
  return format.value_or(eval::gold_format(path, content)) == eval::GoldFormat::kJsonl;
}

std::optional<Error> read_path(const std::string& path, std::optional<eval::GoldFormat> format, Texts& texts,
                               std::vector<CorrectedDocument>& documents) {
  const bool may_be_lines = path == "-" || (!io::is_folder(path) && !path.ends_with(".ann") && !path.ends_with(".txt"));
  if (may_be_lines) {
    const Result<std::string> content = read_all(path);
    if (!content) return content.error();
    if (is_json_lines(path, format, *content)) return read_edited_lines(path, *content, texts, documents);
    if (path == "-") return Error{"E_FORMAT", "-: standard input must be JSON Lines"};
  }
  Result<Corpus> corpus = read_corpus(path, format);
  if (!corpus) return corpus.error();
  for (eval::GoldDocument& gold : corpus->documents) documents.push_back(from_gold(std::move(gold)));
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<CorrectedDocument>> read_corrected(const std::vector<std::string>& paths,
                                                             std::optional<eval::GoldFormat> format, Console& console) {
  std::vector<CorrectedDocument> documents;
  Texts texts;
  bool usable = true;
  for (const std::string& path : paths) {
    if (const std::optional<Error> problem = read_path(path, format, texts, documents)) {
      console.error(problem->message);
      usable = false;
    }
  }
  if (!usable) return std::nullopt;
  return documents;
}

}  // namespace onoma::cli
