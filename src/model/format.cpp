#include "model/format.hpp"

#include <algorithm>
#include <array>

#include "text/unicode_version.hpp"

namespace onoma::model {

namespace {

constexpr std::size_t kHeaderSize = 64;
constexpr std::size_t kTableEntry = 24;
constexpr std::size_t kAlignment = 64;
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kMaxSections = 64;
constexpr std::size_t kUnicodeLength = 15;

constexpr std::size_t kNameLength = 12;
constexpr std::string_view kModelName = "onoma model\n";
constexpr std::string_view kAddedName = "onoma added\n";

std::array<char, 16> magic(FileKind kind) {
  const std::uint32_t version = kind == FileKind::kModel ? kFormatVersion : kAddedVersion;
  std::array<char, 16> text{};
  std::memcpy(text.data(), (kind == FileKind::kModel ? kModelName : kAddedName).data(), kNameLength);
  text[12] = static_cast<char>('0' + version / 10 % 10);
  text[13] = static_cast<char>('0' + version % 10);
  return text;
}

template <typename T>
void put(std::string& out, std::size_t at, T value) {
  std::memcpy(out.data() + at, &value, sizeof value);
}

template <typename T>
T get(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::size_t aligned(std::size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

Unexpected broken(std::string message) { return Unexpected{Error{"E_FORMAT", std::move(message)}}; }

}  // namespace

std::optional<FileKind> kind_of_file(std::string_view bytes) noexcept {
  if (bytes.starts_with(kModelName)) return FileKind::kModel;
  if (bytes.starts_with(kAddedName)) return FileKind::kAdditions;
  return std::nullopt;
}

void FileWriter::add_bytes(Section section, std::size_t record_size, std::string_view bytes) {
  parts_.push_back({section, record_size, std::string(bytes)});
}

std::string FileWriter::finish(const Header& header, FileKind kind) const {
  std::size_t size = aligned(kHeaderSize + parts_.size() * kTableEntry);
  std::vector<std::size_t> offsets;
  for (const Part& part : parts_) {
    offsets.push_back(size);
    size = aligned(size + part.bytes.size());
  }
  std::string out(size, '\0');
  const auto text = magic(kind);
  std::memcpy(out.data(), text.data(), text.size());
  put(out, 16, kByteOrder);
  put(out, 20, static_cast<std::uint32_t>(parts_.size()));
  put(out, 24, static_cast<std::uint64_t>(size));
  put(out, 32, header.digest);
  put(out, 40, header.entries);
  const std::string unicode = header.unicode.empty() ? text::unicode_version() : header.unicode;
  std::memcpy(out.data() + 48, unicode.data(), std::min<std::size_t>(unicode.size(), kUnicodeLength));
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const std::size_t at = kHeaderSize + i * kTableEntry;
    put(out, at, static_cast<std::uint32_t>(parts_[i].section));
    put(out, at + 4, static_cast<std::uint32_t>(parts_[i].record_size));
    put(out, at + 8, static_cast<std::uint64_t>(offsets[i]));
    put(out, at + 16, static_cast<std::uint64_t>(parts_[i].bytes.size()));
    std::memcpy(out.data() + offsets[i], parts_[i].bytes.data(), parts_[i].bytes.size());
  }
  return out;
}

Result<FileReader> FileReader::open(std::string_view bytes, FileKind kind) {
  const auto text = magic(kind);
  if (bytes.size() < kHeaderSize || kind_of_file(bytes) != kind) {
    return broken(kind == FileKind::kModel ? "not a compiled onoma model" : "no compiled additions");
  }
  if (bytes.substr(0, 16) != std::string_view(text.data(), 16)) {
    return broken(std::string("compiled by another version of onoma; compile the ") +
                  (kind == FileKind::kModel ? "gazetteers" : "folder") + " again");
  }
  if (get<std::uint32_t>(bytes, 16) != kByteOrder) return broken("compiled on a machine of another byte order");
  if (get<std::uint64_t>(bytes, 24) != bytes.size()) return broken("cut short or grown: not the size it says");
  const std::uint32_t count = get<std::uint32_t>(bytes, 20);
  if (count > kMaxSections || kHeaderSize + count * kTableEntry > bytes.size()) return broken("damaged section table");
  FileReader reader;
  const std::string_view unicode = bytes.substr(48, kUnicodeLength);
  reader.header_ = {get<std::uint64_t>(bytes, 32), get<std::uint64_t>(bytes, 40),
                    std::string(unicode.substr(0, unicode.find('\0')))};
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = kHeaderSize + i * kTableEntry;
    const auto record_size = get<std::uint32_t>(bytes, at + 4);
    const auto offset = get<std::uint64_t>(bytes, at + 8);
    const auto size = get<std::uint64_t>(bytes, at + 16);
    const bool inside = offset <= bytes.size() && size <= bytes.size() - offset;
    if (!inside || offset % kAlignment != 0 || record_size == 0 || size % record_size != 0) {
      return broken("damaged section table");
    }
    reader.parts_.push_back({static_cast<Section>(get<std::uint32_t>(bytes, at)), record_size, bytes.substr(offset, size)});
  }
  return reader;
}

const FileReader::Part* FileReader::find(Section section) const noexcept {
  for (const Part& part : parts_) {
    if (part.section == section) return &part;
  }
  return nullptr;
}

std::string_view FileReader::bytes(Section section) const noexcept {
  const Part* part = find(section);
  return part == nullptr ? std::string_view{} : part->bytes;
}

std::vector<std::string_view> zero_terminated(std::string_view bytes) {
  std::vector<std::string_view> texts;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\0');
    if (end == std::string_view::npos) break;
    texts.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
  }
  return texts;
}

}  // namespace onoma::model
