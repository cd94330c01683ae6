#include "cli/dry_run.hpp"

#include "batch/result_path.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {
namespace {

std::string_view word_for(batch::State state) {
  switch (state) {
    case batch::State::kDone:
      return "done";
    case batch::State::kPartly:
      return "rest";
    case batch::State::kChanged:
      return "changed";
    case batch::State::kRetry:
      return "retry";
    case batch::State::kNew:
      break;
  }
  return "new";
}

}  // namespace

std::size_t dry_run(const ExtractSettings& settings, InputPaths& paths, Results& results,
                    const std::string& extension, Console& console) {
  std::size_t failures = 0;
  OwnPaths own(settings, paths);
  while (const std::optional<InputPath> path = own.next()) {
    const batch::InputFile file = look_at(*path, settings.stdin_name, settings.batch.checksum);
    std::string line(path->error       ? "error"
                     : path->too_large ? "pass"
                                       : word_for(results.look(file).state));
    line += '\t' + output::to_line(file.path);
    const std::string& folder = settings.batch.out_dir;
    if (!folder.empty()) {
      line += '\t' + output::to_line(folder + (folder.ends_with('/') ? "" : "/") +
                                     batch::result_path(file.path, extension));
    }
    console.print(line + '\n');
    if (!path->error) continue;
    ++failures;
    if (!settings.quiet) console.error(path->path + ": " + path->error->message);
  }
  return failures;
}

}  // namespace onoma::cli
