// Additions as a compiled file (format.hpp, FileKind::kAdditions): the table of names as it is searched, the rules, and where
// all of it was written.
//
// Mapping it reads the header, the labels, the sources and the rules; of the names nothing is looked at before it is needed,
// since a Table trusts no record. So a million names cost no more than ten.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/additions_data.hpp"
#include "onoma/result.hpp"

namespace onoma::model {

// Of additions that were read as text. The same additions give the same bytes.
std::string write_additions(const Additions::Data& data);

// Adds what the file holds behind what is there already, its digest too. An error (E_FORMAT, and those of MappedFile) adds nothing.
std::optional<Error> map_additions(const std::string& path, Additions::Data& data);
// The same of bytes that are aligned to 8 and outlive the data. Messages do not tell the path.
std::optional<Error> map_additions_in_memory(std::string_view bytes, Additions::Data& data);

// Whether the file says that it is one.
bool holds_additions(const std::string& path);

// Walks over every record of the file: what is wrong with it, or an empty text.
std::string verify_additions(std::string_view bytes);

}  // namespace onoma::model
