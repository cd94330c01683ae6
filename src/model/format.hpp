// The compiled file: a header and aligned sections of plain records, read where they lie.
//
//   bytes 0-15   magic "onoma model\n" or "onoma added\n", then the format's version as two digits, padded with zeros
//   16-19        0x01020304 in the byte order of the machine that wrote it
//   20-23        number of sections
//   24-31        size of the file
//   32-39        digest of the sources
//   40-47        number of names
//   48-63        version of the Unicode data that folded the names, as text
//   64-          section table: {u32 kind, u32 record size, u64 offset, u64 bytes} for each; then the sections, at
//                multiples of 64
//
// Reading checks the header, the section table and each table's size; verify() also checks every number inside that
// points somewhere, so that a damaged or hostile file cannot lead outside.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/result.hpp"

namespace onoma::model {

inline constexpr std::uint32_t kFormatVersion = 2;
inline constexpr std::uint32_t kAddedVersion = 1;

enum class FileKind : std::uint8_t { kModel, kAdditions };

// What the bytes say they are; nothing where they are no compiled file.
std::optional<FileKind> kind_of_file(std::string_view bytes) noexcept;

enum class Section : std::uint32_t {
  kStrings = 1,  // of the dictionary
  kSlots,
  kTerms,
  kExtras,
  kNodes,
  kEdges,
  kTermKinds,
  kEntries,
  kClasses,
  kClassAttributes,
  kVectors,
  kAttributeWeights,
  kAttributeNames,
  kFeatures,
  kNames,      // attribute, feature and file names, zero-terminated
  kFiles,      // offsets in kNames
  kRules,      // pattern rules, see rules_io.hpp
  kAffixes,
  kLooks,
  kLanguages,  // codes, zero-terminated
  kDateWords,  // lines, see date_lists.hpp
  kFeatureFilter,
  kPrefixes,      // of the rules, see rules_io.hpp
  kTriggerNodes,  // of the rules that are always tried
  kTriggerRules,
  kNodeKinds,
  kEntryKinds,
  kEdgeFilter,
  kAddedSlots = 100,  // of additions, see additions_file.hpp
  kAddedNodes,
  kAddedEntries,
  kAddedFilter,
  kAddedLists,
  kAddedStrings,
  kAddedFacts,
  kAddedLabels,       // names of labels that are not built in, zero-terminated, in the order of their numbers
  kAddedSources,      // file and name of each source, zero-terminated
  kAddedListSources,  // which source each list is
  kAddedRuleSources,  // and each rule's
  kAddedContext,      // files of context rules as they are written, zero-terminated
  kAddedContextSources,
};

struct Header {
  std::uint64_t digest = 0;
  std::uint64_t entries = 0;
  std::string unicode = {};  // version of the Unicode data; empty: that of this program
};

class FileWriter {
 public:
  template <typename T>
  void add(Section section, std::span<const T> records) {
    add_bytes(section, sizeof(T), {reinterpret_cast<const char*>(records.data()), records.size_bytes()});
  }
  void add_bytes(Section section, std::size_t record_size, std::string_view bytes);
  std::string finish(const Header& header, FileKind kind = FileKind::kModel) const;

 private:
  struct Part {
    Section section;
    std::size_t record_size;
    std::string bytes;
  };
  std::vector<Part> parts_;
};

class FileReader {
 public:
  struct Part {
    Section section;
    std::size_t record_size;
    std::string_view bytes;
  };

  // E_FORMAT when the bytes are no such file of this version and machine. `bytes` must be aligned to 8 and outlive the reader.
  static Result<FileReader> open(std::string_view bytes, FileKind kind = FileKind::kModel);

  const Header& header() const noexcept { return header_; }
  const std::vector<Part>& parts() const noexcept { return parts_; }  // as they lie in the file
  std::string_view bytes(Section section) const noexcept;
  // The section as records; empty when it is missing or its record size is another one.
  template <typename T>
  std::span<const T> records(Section section) const noexcept {
    const Part* part = find(section);
    if (part == nullptr || part->record_size != sizeof(T)) return {};
    return {reinterpret_cast<const T*>(part->bytes.data()), part->bytes.size() / sizeof(T)};
  }

 private:
  const Part* find(Section section) const noexcept;

  Header header_;
  std::vector<Part> parts_;
};

// The texts of a section that ends each with a zero byte.
std::vector<std::string_view> zero_terminated(std::string_view bytes);

}  // namespace onoma::model
