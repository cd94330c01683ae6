// Which lists a context rule means by <name>: those of the user, and those of the model by their attributes.
//
// Pure functions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/additions_data.hpp"
#include "model/data.hpp"
#include "onoma/result.hpp"

namespace onoma::model {

// Whether the name is that of the list ("LOC/cities"), of its file ("cities") or of its folder ("LOC").
bool is_called(std::string_view list, std::string_view name) noexcept;

// The model's attributes that tokens of the list have: "list:LOC/cities.small" and its kin for "cities", "cue:titles" for
// "titles". In rising order.
std::vector<std::uint16_t> attributes_of_list(const tag::EvidenceTables& evidence, std::string_view name);

// Appends an error for each list that rules ask for and nobody has.
void find_unknown_lists(const Additions::Data& data, const Model::Data& model, std::vector<Diagnostic>& diagnostics);

}  // namespace onoma::model
