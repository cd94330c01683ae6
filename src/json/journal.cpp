#include "json/journal.hpp"

#include "json/fields.hpp"
#include "json/writer.hpp"

namespace onoma::json {
namespace {

constexpr std::string_view kJournal = "onoma";
constexpr std::uint64_t kVersion = 1;
constexpr std::string_view kHex = "0123456789abcdef";

// Bytes as they are where they are printable ASCII, the others as %XX: a path need not be UTF-8.
std::string escape(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if (value > 0x20 && value < 0x7F && byte != '%') {
      out += byte;
    } else {
      out += {'%', kHex[value >> 4], kHex[value & 15]};
    }
  }
  return out;
}

unsigned char hex_value(char digit) {
  const std::size_t value = kHex.find(digit);
  if (value == std::string_view::npos) throw BadField("a path with a broken escape");
  return static_cast<unsigned char>(value);
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) throw BadField("a path with a broken escape");
    out += static_cast<char>(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
    i += 2;
  }
  return out;
}

std::uint64_t count_field(const nlohmann::json& object, const char* name) {
  return object.at(name).get<std::uint64_t>();
}

// Labels that were added have no name here: the run knows which number is which.
std::string name_in_journal(Label label) {
  const auto number = static_cast<std::size_t>(label);
  return number < kAllLabelCount ? std::string(label_name(label)) : std::to_string(number);
}

std::optional<Label> label_in_journal(const std::string& name) {
  if (const auto label = any_label_from_name(name)) return label;
  if (name.empty() || name.size() > 3 || name.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int number = std::stoi(name);
  if (number < static_cast<int>(kAllLabelCount) || number >= static_cast<int>(kMostLabels)) return std::nullopt;
  return static_cast<Label>(number);
}

NameChange name_change_of(const nlohmann::json& change) {
  const auto kind = change.at(0).get<std::uint64_t>();
  const auto label = label_in_journal(change.at(1).get<std::string>());
  if (kind > static_cast<std::uint64_t>(NameChange::Kind::kForm) || !label) throw BadField("an unknown change");
  return {static_cast<NameChange::Kind>(kind), *label, change.at(2).get<std::string>(),
          change.at(3).get<std::uint64_t>()};
}

JournalEntry entry_of(const nlohmann::json& line) {
  JournalEntry entry;
  entry.path = unescape(required_string(line, "path"));
  entry.size = count_field(line, "size");
  entry.mtime = line.at("mtime").get<std::int64_t>();
  entry.sha256 = string_field(line, "sha256");
  entry.records = count_field(line, "records");
  entry.end = count_field(line, "end");
  entry.done = line.at("done").get<bool>();
  entry.errors = count_field(line, "errors");
  entry.counts = line.at("counts").get<std::vector<std::uint64_t>>();
  if (const nlohmann::json* names = array_field(line, "names")) {
    for (const auto& change : *names) entry.names.push_back(name_change_of(change));
  }
  return entry;
}

JournalHead head_of(const nlohmann::json& line) {
  if (string_field(line, "journal") != kJournal || count_field(line, "version") != kVersion)
    throw BadField("no journal of this version");
  return {required_string(line, "tool"), required_string(line, "model"), required_string(line, "options"),
          count_field(line, "head")};
}

template <typename T>
std::optional<T> value_or_nothing(Result<T> result) {
  if (!result) return std::nullopt;
  return *std::move(result);
}

}  // namespace

void write_journal_head(const JournalHead& head, std::string& out) {
  Writer writer(out, Style::kCompact);
  writer.begin_object();
  writer.field("journal", kJournal);
  writer.field_count("version", kVersion);
  writer.field("tool", head.tool);
  writer.field("model", head.model);
  writer.field("options", head.options);
  writer.field_count("head", head.head);
  writer.end_object();
  out += '\n';
}

void write_journal_entry(const JournalEntry& entry, std::string& out) {
  Writer writer(out, Style::kCompact);
  writer.begin_object();
  writer.field("path", escape(entry.path));
  writer.field_count("size", entry.size);
  writer.key("mtime");
  writer.integer(entry.mtime);
  if (!entry.sha256.empty()) writer.field("sha256", entry.sha256);
  writer.field_count("records", entry.records);
  writer.field_count("end", entry.end);
  writer.key("done");
  writer.boolean(entry.done);
  writer.field_count("errors", entry.errors);
  writer.key("counts");
  writer.begin_array();
  for (const std::uint64_t count : entry.counts) writer.count(count);
  writer.end_array();
  if (!entry.names.empty()) {
    writer.key("names");
    writer.begin_array();
    for (const NameChange& change : entry.names) {
      writer.begin_array();
      writer.count(static_cast<std::uint64_t>(change.kind));
      writer.string(name_in_journal(change.label));
      writer.string(change.text);
      writer.count(change.number);
      writer.end_array();
    }
    writer.end_array();
  }
  writer.end_object();
  out += '\n';
}

std::optional<JournalHead> read_journal_head(std::string_view line) {
  return value_or_nothing(read_object<JournalHead>(line, head_of));
}

std::optional<JournalEntry> read_journal_entry(std::string_view line) {
  return value_or_nothing(read_object<JournalEntry>(line, entry_of));
}

}  // namespace onoma::json
