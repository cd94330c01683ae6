// The manual page onoma.1, from the tables of flags.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/help/flag_table.hpp"

namespace onoma::cli {

// In roff, with the macros of man(7), all of it ASCII. The first table is that of the command without a name.
std::string manual(const std::vector<CommandTable>& tables, std::string_view version);

}  // namespace onoma::cli
