// Reading: from the raw bytes of an input to a text, by its encoding and its form. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/input.hpp"
#include "cli/input_options.hpp"
#include "onoma/document.hpp"
#include "onoma/extractor.hpp"
#include "text/source_map.hpp"

namespace onoma::cli {

// What was read of an input: its text, which may still hold bytes that are none, and what its sender said of
// it.
struct Reading {
  bool is_document = true;  // false for a blank line between records
  std::string text;
  text::SourceMap map;
  std::string reference_date;
  std::size_t replaced = 0;
  std::vector<Warning> warnings;
};

// Takes the bytes or the row out of the input and completes its origin. Errors: E_JSON, E_FIELD.
std::optional<Error> read_input(Input& input, const InputSettings& settings, Reading& reading);

// Reads what follows the bytes of a large input, for who needs the whole text. Errors: those of the source, E_TOO_LARGE.
std::optional<Error> read_rest(Input& input);

// A text that no record can tell of.
Error too_large();

// The encoding of an input's bytes, by the file, the option or the bytes themselves, which its origin then
// tells.
text::Encoding take_encoding(Input& input, const InputSettings& settings);

// The document of a text that may begin with a byte order mark which belongs to it.
Document document_of(std::string id, std::string text);

}  // namespace onoma::cli
