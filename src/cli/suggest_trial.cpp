#include "cli/suggest_trial.hpp"

#include <unistd.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <new>

#include "batch/ordered_pool.hpp"
#include "cli/reading.hpp"
#include "io/atomic_file.hpp"
#include "learn/suggested_files.hpp"
#include "onoma/extractor.hpp"

namespace onoma::cli {
namespace {

namespace fs = std::filesystem;
using learn::Marked;

// A folder that is gone when this is.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::error_code problem;
    std::string path = (fs::temp_directory_path(problem) / "onoma-suggest-XXXXXX").string();
    if (!problem && ::mkdtemp(path.data()) != nullptr) path_ = path;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& path() const noexcept { return path_; }  // empty where none could be made

 private:
  std::string path_;
};

std::optional<Error> write_files(const std::string& folder, const std::vector<learn::Suggestion>& suggestions) {
  if (folder.empty()) return Error{"E_WRITE", "cannot make a temporary folder"};
  for (const auto& [path, lines] : learn::additional_lines(suggestions)) {
    const fs::path file = fs::path(folder) / path;
    std::error_code problem;
    fs::create_directories(file.parent_path(), problem);
    if (problem) return Error{"E_WRITE", file.parent_path().string() + ": " + problem.message()};
    if (std::optional<Error> error = io::write_file_atomically(file.string(), lines)) {
      return Error{"E_WRITE", file.string() + ": " + error->message};
    }
  }
  return std::nullopt;
}

std::vector<Marked> find_marked(const learn::CorrectedDocument& document, Extractor& extractor) {
  const Document text = document_of("", document.text);
  std::vector<Marked> found;
  for (const Entity& entity : extractor.extract(text).entities) found.push_back({entity.span, std::string(label_name(entity))});
  return found;
}

}  // namespace

Result<Trial::Found> Trial::run(const std::vector<learn::Suggestion>& suggestions, const std::vector<std::size_t>& which) const {
  const ScratchFolder folder;
  AdditionSources sources = sources_;
  if (!suggestions.empty()) {
    if (std::optional<Error> problem = write_files(folder.path(), suggestions)) return Unexpected{*std::move(problem)};
    sources.gazetteers.push_back(folder.path());
  }
  const Result<Additions> additions = Additions::read(sources, model_);
  if (!additions) return Unexpected{additions.error()};
  return extract(*additions, which);
}

Result<Trial::Found> Trial::extract(const Additions& additions, const std::vector<std::size_t>& which) const {
  using Spans = std::optional<std::vector<Marked>>;
  Found all;
  bool enough_memory = true;
  const auto make_worker = [&]() -> std::function<Spans(std::size_t)> {
    ExtractOptions options;
    options.additions = &additions;
    auto extractor = std::make_shared<Extractor>(model_, std::move(options));
    return [this, extractor](std::size_t document) -> Spans {
      try {
        return find_marked(documents_[document], *extractor);
      } catch (const std::bad_alloc&) {
        return std::nullopt;
      }
    };
  };
  const auto deliver = [&](Spans spans, bool) {
    enough_memory = enough_memory && spans.has_value();
    all.push_back(spans ? *std::move(spans) : std::vector<Marked>());
  };
  batch::OrderedPool<std::size_t, Spans> pool(threads_, make_worker, deliver);
  for (const std::size_t document : which) pool.submit(document);
  pool.finish();
  if (!enough_memory) return Unexpected{Error{"E_MEMORY", "not enough memory for a document"}};
  return all;
}

}  // namespace onoma::cli
