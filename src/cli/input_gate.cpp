#include "cli/input_gate.hpp"

#include <sys/stat.h>

#include "io/sha256.hpp"
#include "output/bytes.hpp"

namespace onoma::cli {

std::optional<InputPath> OwnPaths::next() {
  const std::optional<batch::Shard>& shard = settings_.batch.shard;
  while (std::optional<InputPath> path = paths_.next()) {
    if (path->is_stdin) return path;
    if (shard && !shard->has(path->path)) continue;
    if (path->error || !own_.has(path->path)) return path;
    // What a list names must not be lost in silence; in a folder results may lie beside inputs.
    if (!path->named) continue;
    path->error = Error{"E_OUTPUT", "is written by this run"};
    return path;
  }
  return std::nullopt;
}

batch::InputFile look_at(const InputPath& path, const std::string& stdin_name, bool checksum) {
  batch::InputFile file{path.is_stdin ? stdin_name : path.path};
  struct stat status {};
  if (path.is_stdin || ::stat(path.path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return file;
  constexpr std::int64_t kSecond = 1'000'000'000;
  file.size = static_cast<std::uint64_t>(status.st_size);
  file.mtime = std::max<std::int64_t>(0, status.st_mtim.tv_sec * kSecond + status.st_mtim.tv_nsec);
  if (checksum) file.sha256 = io::sha256_of_file(path.path).value_or("");
  return file;
}

void InputGate::begin() {
  if (begun_) return;
  begun_ = true;
  begin_(results_.begin_work());
}

void InputGate::tell(const AdmittedFile& file) {
  if (settings_.quiet || file.standing.state != batch::State::kChanged) return;
  const char* what = results_.depend_on_order() ? ": not as the journal has it: done anew from here on\n"
                                                : ": not as the journal has it: done anew\n";
  progress_.complain("onoma: " + output::to_line(file.path.path) + what);
}

std::optional<AdmittedFile> InputGate::next() {
  while (std::optional<InputPath> path = paths_.next()) {
    auto file = std::make_shared<const batch::InputFile>(
        look_at(*path, settings_.stdin_name, settings_.batch.checksum));
    AdmittedFile admitted{*std::move(path), std::move(file), {}};
    admitted.standing = results_.look(*admitted.file);
    if (admitted.standing.state == batch::State::kDone) {
      progress_.passed(admitted.file->size);
      continue;
    }
    tell(admitted);
    begin();
    return admitted;
  }
  begin();
  return std::nullopt;
}

}  // namespace onoma::cli
