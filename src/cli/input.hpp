// Input: one document before anybody looked into it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "batch/input_file.hpp"
#include "io/source.hpp"
#include "json/record.hpp"
#include "onoma/result.hpp"
#include "output/record.hpp"
#include "text/encoding.hpp"

namespace onoma::cli {

struct Input {
  std::shared_ptr<const batch::InputFile> file;  // which it is, or is a part of
  std::uint64_t number = 1;                      // among the parts of that file
  bool ends_file = false;                        // no other part follows
  bool only_ends_file = false;                   // and this is no document itself
  output::Origin origin;
  std::string place;  // for messages: PATH, or PATH:LINE
  std::string bytes;
  std::optional<text::Encoding> encoding;  // of a part of a file; of a whole one it is still to be told
  std::uint64_t offset = 0;                // of the first byte in the file
  std::optional<json::Record> record;      // in place of bytes: a row of a table
  std::unique_ptr<io::Source> rest;        // what follows the bytes, of an input too large to be read at once
  std::optional<Error> error;
  std::string passed_over;  // why it is no document, if it is none: too large
};

// An input that cannot be read. `name` is its path; `part` the line or row of it where that is meant.
struct FailedPart {
  std::uint64_t line;    // from 1
  std::uint64_t record;  // from 0
};
Input failed_input(std::string name, Error error, std::optional<FailedPart> part = {});

}  // namespace onoma::cli
