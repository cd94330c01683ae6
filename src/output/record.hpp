// What the writers are told about an input besides its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "onoma/document.hpp"
#include "onoma/extractor.hpp"
#include "onoma/result.hpp"
#include "text/line_counter.hpp"
#include "text/source_map.hpp"
#include "text/units.hpp"

namespace onoma::output {

// Where a document came from. `id` and `path` may hold any bytes.
struct Origin {
  std::string id;
  std::string path;
  std::optional<std::uint64_t> record;  // counts lines from 0, for inputs of many documents
  std::optional<std::uint64_t> bytes;   // of the input as it was read and, if it was compressed, expanded
  std::string compression = {};         // "gzip", "xz", "zstd"; empty for none
  std::string encoding = {};            // empty for UTF-8 that nothing but the default says
  std::string encoding_from = {};       // "bom", "detected", "option"
  std::string sha256 = {};              // of these bytes, in hexadecimal; empty: not asked for
  std::string meta = {};                // the sender's own fields as a JSON object; empty for none
};

// Where a document's text lies in the bytes that were read.
struct RawPlace {
  const text::SourceMap* map = nullptr;  // nothing, or an identity, where the text is the bytes themselves
  std::uint64_t offset = 0;              // of the document's first byte in the input
  std::uint64_t line = 1;                // in which it begins
};

// What came before a piece of a document.
struct PieceStart {
  text::UnitOffsets offsets;
  text::LinePlace place;
  std::size_t spans = 0;
};

// A document that was worked on.
struct Finding {
  const Origin& origin;
  const Document& document;
  const Extraction& extraction;
  std::size_t replaced = 0;  // repairs made before the document got its text, besides Document::replaced()
  RawPlace raw = {};
  std::vector<Warning> warnings = {};  // besides those of the extraction
  std::string text_sha256 = {};        // of the text that offsets index; empty: not asked for
};

// An input that could not be worked on.
struct Failure {
  const Origin& origin;
  const Error& error;
  bool retry = false;  // the same input may do better at another time
};

}  // namespace onoma::output
