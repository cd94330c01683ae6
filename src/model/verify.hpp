// Checks every reference inside a model's tables, so that reading them cannot lead outside.
#pragma once

#include <string>

#include "gazetteer/dictionary.hpp"
#include "tag/evidence.hpp"

namespace onoma::model {

// What is wrong, or an empty text. One walk over every record.
std::string verify(const gazetteer::DictionaryTables& dictionary, const tag::EvidenceTables& evidence,
                   std::size_t file_count);

}  // namespace onoma::model
