#include <algorithm>

#include "imports/lines.hpp"
#include "imports/readers.hpp"

namespace onoma::imports {
namespace {

constexpr std::string_view kSeparators = "&\t:|,;";

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

using Features = std::vector<std::pair<std::string, std::string>>;

// key=value after each separator, up to the end; nothing where one piece is none.
std::optional<Features> features_of(std::string_view rest, char separator) {
  Features features;
  while (true) {
    const std::size_t end = rest.find(separator);
    const std::string_view piece = rest.substr(0, end);
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos || !is_key(piece.substr(0, equals))) return std::nullopt;
    features.emplace_back(piece.substr(0, equals), trimmed(piece.substr(equals + 1)));
    if (end == std::string_view::npos) return features;
    rest.remove_prefix(end + 1);
  }
}

struct GateLine {
  std::string_view name;
  Features features;
};

GateLine split_gate_line(std::string_view line) {
  for (const char separator : kSeparators) {
    const std::size_t at = line.find(separator);
    if (at == std::string_view::npos) continue;
    if (auto features = features_of(line.substr(at + 1), separator)) return {trimmed(line.substr(0, at)), std::move(*features)};
  }
  return {trimmed(line), {}};
}

// Columns that onoma gives a meaning get another name.
std::string column_of(const std::string& key) {
  static constexpr std::string_view kOurs[] = {"name", "aliases", "label", "priority", "case", "match"};
  const bool ours = std::find(std::begin(kOurs), std::end(kOurs), key) != std::end(kOurs);
  return ours ? "gate-" + key : key;
}

void take_gate_list(std::string_view text, const std::string& file, const ImportOptions& options, const ImportedName& like,
                    Imported& out) {
  Reporter report(file, out);
  for_each_line(text, report, [&](std::size_t number, std::string_view line) {
    GateLine parts = split_gate_line(line);
    if (parts.name.empty()) return report.leave_out(number, "no name before the features");
    if (like.label.empty()) return report.leave_out(number, "no label; --label gives one");
    ImportedName name = like;
    name.name = parts.name;
    name.letter_case = options.any_case ? LetterCase::kAny : LetterCase::kExact;
    for (auto& [key, value] : parts.features) {
      if (key == "id") name.id = value;
      else name.data.emplace_back(column_of(key), std::move(value));
    }
    out.names.push_back(std::move(name));
  });
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t end = line.find(':');
    fields.push_back(trimmed(line.substr(0, end)));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

bool is_index_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && line.substr(0, colon).ends_with(".lst");
}

}  // namespace

void read_word_list(std::string_view text, const std::string& file, const ImportOptions& options, Imported& out) {
  Reporter report(file, out);
  for_each_line(text, report, [&](std::size_t number, std::string_view line) {
    if (line.front() == '#') return;
    if (options.label.empty()) return report.leave_out(number, "no label; --label gives one");
    if (line.find('\t') != std::string_view::npos) return report.leave_out(number, "a TAB in a list of names");
    ImportedName name{std::string(trimmed(line)), options.label};
    name.letter_case = options.any_case ? LetterCase::kAny : LetterCase::kExact;
    out.names.push_back(std::move(name));
  });
}

void read_gate_list(std::string_view text, const std::string& file, const ImportOptions& options, Imported& out) {
  ImportedName like;
  like.label = options.label;
  take_gate_list(text, file, options, like, out);
}

void read_gate_index(std::string_view text, const std::string& file, const ImportOptions& options, const ReadList& read,
                     Imported& out) {
  Reporter report(file, out);
  for_each_line(text, report, [&](std::size_t number, std::string_view line) {
    if (line.front() == '#') return;
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() < 2 || fields[0].empty() || fields[1].empty()) {
      return report.leave_out(number, "not FILE:MAJOR, with :MINOR:LANGUAGE:ANNOTATION after it or not");
    }
    const std::string_view annotation = fields.size() > 4 && fields[4] != "Lookup" ? fields[4] : "";
    ImportedName like;
    like.label = label_of(annotation.empty() ? fields[1] : annotation, options);
    like.list = plain_name(fields[0]);
    if (!annotation.empty()) like.data.emplace_back("major", fields[1]);
    if (fields.size() > 2 && !fields[2].empty()) like.data.emplace_back("minor", fields[2]);
    if (fields.size() > 3 && !fields[3].empty()) like.data.emplace_back("language", fields[3]);
    const Result<std::string> list = read(std::string(fields[0]));
    if (!list) return report.leave_out(number, list.error().message);
    take_gate_list(*list, std::string(fields[0]), options, like, out);
  });
}

Format format_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // A few lines may be broken.
  int lines = 0, tabs = 0, index = 0, features = 0;
  while (lines < 50 && !text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (lines == 0 && trimmed(line).front() == '{') return Format::kEntityRuler;
    const bool has_features = !split_gate_line(line).features.empty();
    ++lines;
    index += is_index_line(line);
    features += has_features;
    tabs += !has_features && line.find('\t') != std::string_view::npos;
  }
  if (index * 2 > lines) return Format::kGateIndex;
  if (tabs * 2 > lines) return Format::kRegexNer;
  return features > 0 ? Format::kGateList : Format::kWords;
}

}  // namespace onoma::imports
