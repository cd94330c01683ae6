// InputGate: which of the files that the command line names are worked on: those of the shard, that are no
// results of this run, and that no earlier run has done.
//
// Not thread safe.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "batch/input_file.hpp"
#include "cli/batch_progress.hpp"
#include "cli/extract_options.hpp"
#include "cli/input_paths.hpp"
#include "cli/own_files.hpp"
#include "cli/results.hpp"

namespace onoma::cli {

// Passes over what is not this run's at all. Not resumed: every file comes out.
class OwnPaths {
 public:
  // Borrows both.
  OwnPaths(const ExtractSettings& settings, InputPaths& paths)
      : settings_(settings), paths_(paths), own_(settings) {}

  // Nothing at the end.
  std::optional<InputPath> next();

 private:
  const ExtractSettings& settings_;
  InputPaths& paths_;
  OwnFiles own_;
};

// The file as it stands. `checksum`: reads it for its digest.
batch::InputFile look_at(const InputPath& path, const std::string& stdin_name, bool checksum);

struct AdmittedFile {
  InputPath path;
  std::shared_ptr<const batch::InputFile> file;
  batch::Standing standing;
};

class InputGate {
 public:
  // `begin`: called once, before the first file comes out or at the end, with what is taken over from an earlier
  // run. Borrows the rest.
  InputGate(const ExtractSettings& settings, InputPaths& paths, Results& results, BatchProgress& progress,
            std::function<void(TakenOver)> begin)
      : settings_(settings), paths_(settings, paths), results_(results), progress_(progress),
        begin_(std::move(begin)) {}

  // Nothing at the end.
  std::optional<AdmittedFile> next();

 private:
  void begin();
  void tell(const AdmittedFile& file);

  const ExtractSettings& settings_;
  OwnPaths paths_;
  Results& results_;
  BatchProgress& progress_;
  std::function<void(TakenOver)> begin_;
  bool begun_ = false;
};

}  // namespace onoma::cli
