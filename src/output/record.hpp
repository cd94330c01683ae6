// What the writers are told about an input besides its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "onoma/document.hpp"
#include "onoma/extractor.hpp"
#include "onoma/result.hpp"

namespace onoma::output {

// Where a document came from. `id` and `path` may hold any bytes.
struct Origin {
  std::string id;
  std::string path;
  std::optional<std::uint64_t> record;  // counts lines from 0, for inputs of many documents
  std::optional<std::uint64_t> bytes;   // of the input as it was read
  std::string sha256 = {};              // of these bytes, in hexadecimal; empty: not asked for
};

// A document that was worked on.
struct Finding {
  const Origin& origin;
  const Document& document;
  const Extraction& extraction;
  std::size_t replaced = 0;  // repairs made before the document got its text, besides Document::replaced()
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
