#include "cli/own_files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/file_results.hpp"
#include "io/atomic_file.hpp"
#include "io/walk.hpp"

namespace onoma::cli {
namespace {

// From the root and without links, as far as it is there; with a slash at the end.
std::string canonical_folder(const std::string& path) {
  std::error_code failed;
  const std::filesystem::path whole = std::filesystem::weakly_canonical(path.empty() ? "." : path, failed);
  const std::string folder = failed ? path : whole.string();
  return folder.ends_with('/') ? folder : folder + '/';
}

}  // namespace

OwnFiles::OwnFiles(const ExtractSettings& settings) {
  const std::string& output = settings.batch.output;
  if (!output.empty()) {
    files_ = {output, io::PartFile::part_name(output), FileResults::journal_name(output)};
  }
  if (!settings.output.map.empty()) files_.push_back(settings.output.map);
  if (!settings.batch.out_dir.empty()) folder_ = canonical_folder(settings.batch.out_dir);
}

bool OwnFiles::is_in_folder(const std::string& path) {
  if (folder_.empty()) return false;
  const std::string parent = io::folder_of(path);
  if (parent != last_parent_ || last_parent_.empty()) {
    last_parent_ = parent;
    last_parent_is_in_folder_ = canonical_folder(parent).starts_with(folder_);
  }
  return last_parent_is_in_folder_;
}

bool OwnFiles::has(const std::string& path) {
  if (is_in_folder(path)) return true;
  return std::any_of(files_.begin(), files_.end(), [&](const std::string& file) {
    std::error_code ignored;
    return std::filesystem::equivalent(path, file, ignored);
  });
}

std::string OwnFiles::clash(const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    if (input == "-") continue;
    if (has(input)) return input + " is an input, and would be written over or beside";
    if (!folder_.empty() && io::is_folder(input) && canonical_folder(input).starts_with(folder_))
      return input + " is an input, and lies in the folder of results";
  }
  return "";
}

}  // namespace onoma::cli
