#include "model/folder.hpp"

#include <array>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "model/weight_rows.hpp"

namespace onoma::model {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kColumns[] = {"name",  "aliases", "id",   "country", "type",  "population", "lat",    "lon",
                                         "count", "origin",  "tier", "value",   "mark"};

void digest_bytes(std::uint64_t& digest, std::string_view bytes) {
  for (const char c : bytes) digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  digest = (digest ^ 0xFF) * 0x100000001B3ull;  // so that two files never run into each other
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text;
  std::array<char, 65536> block;
  while (file.read(block.data(), block.size()), file.gcount() > 0) {
    text.append(block.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return std::nullopt;
  return text;
}

std::vector<fs::path> files_under(const fs::path& folder, const char* extension) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error) && it->path().extension() == extension &&
        !it->path().filename().string().starts_with('.')) {
      files.push_back(it->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

ListRules rules_of(ListKind kind) {
  ListRules rules;
  rules.known_columns.assign(std::begin(kColumns), std::end(kColumns));
  if (kind == ListKind::kWeights) return weight_list_rules();
  if (kind == ListKind::kClusters) rules.known_columns = {"name", "cluster", "family"};
  if (kind == ListKind::kDates) {
    rules.known_columns = {"name", "language", "means", "calendar", "number", "day", "days", "case", "tells"};
  }
  if (kind == ListKind::kTypes) {
    rules.known_columns = {"attribute", "type"};
    rules.sorted = false;
  }
  return rules;
}

// What a file is, by where it stands; nothing for a place that means nothing.
std::optional<SourceList> classify(const fs::path& relative, std::vector<Diagnostic>& diagnostics) {
  SourceList source;
  source.path = relative.generic_string();
  const std::string top = relative.begin()->string();
  const std::string stem = relative.stem().string();
  source.stem = stem;
  if (top == "names") {
    const std::string folder = relative.parent_path().filename().string();
    const auto label = label_from_name(folder);
    if (!label) {
      diagnostics.push_back({Severity::kError, source.path, 0, 0, "unknown-label", "unknown label '" + folder + "'"});
      return std::nullopt;
    }
    source.kind = ListKind::kNames, source.label = *label, source.stem = folder + '/' + stem;
  } else if (top == "cues") {
    source.kind = ListKind::kCues;
  } else if (top == "words") {
    source.kind = stem == "languages"  ? ListKind::kLanguages
                  : stem == "clusters" ? ListKind::kClusters
                                       : ListKind::kWords;
  } else if (top == "patterns") {
    source.kind = ListKind::kDates;
  } else {
    source.kind = stem == "types" ? ListKind::kTypes : ListKind::kWeights;
  }
  return source;
}

}  // namespace

Folder read_folder(const std::string& folder, std::vector<Diagnostic>& diagnostics) {
  Folder out;
  out.digest = 0xCBF29CE484222325ull;
  const fs::path root(folder);
  const auto unreadable = [&](const std::string& path) {
    diagnostics.push_back({Severity::kError, path, 0, 0, "unreadable", "cannot be read"});
  };
  std::error_code error;
  if (!fs::is_directory(root, error)) {
    unreadable(folder);
    return out;
  }
  for (const char* top : {"cues", "names", "patterns", "weights", "words"}) {
    for (const fs::path& path : files_under(root / top, ".tsv")) {
      const fs::path relative = path.lexically_relative(root);
      std::optional<std::string> text = read_file(path);
      if (!text) {
        unreadable(relative.generic_string());
        continue;
      }
      digest_bytes(out.digest, relative.generic_string());
      digest_bytes(out.digest, *text);
      std::optional<SourceList> source = classify(relative, diagnostics);
      if (!source) continue;
      source->list = std::make_unique<List>();
      read_list(std::move(*text), source->path, rules_of(source->kind), *source->list, diagnostics);
      out.lists.push_back(std::move(*source));
    }
  }
  for (const fs::path& path : files_under(root / "patterns", ".rules")) {
    const std::string relative = path.lexically_relative(root).generic_string();
    std::optional<std::string> text = read_file(path);
    if (!text) {
      unreadable(relative);
      continue;
    }
    digest_bytes(out.digest, relative);
    digest_bytes(out.digest, *text);
    out.rules.push_back({relative, std::move(*text)});
  }
  return out;
}

}  // namespace onoma::model
