// Acronyms: the initials of a name, and whether a token in capitals abbreviates it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/token.hpp"

namespace onoma::tag {

// The initials of tokens [first, last) in capitals: of every word that is not in lower case and of the parts of a
// hyphenated word ("Tehrik-e-Taliban Pakistan" -> "TTP"). Letters beyond ASCII are left out.
std::string initials_of(const text::Analysis& analysis, std::uint32_t first, std::uint32_t last);

// The key under which initials and acronym tokens meet: periods and a plural s do not count.
std::uint64_t hash_initials(std::string_view letters) noexcept;

// Whether `acronym` may abbreviate the name: its letters are the initials, or the initials with those of the small words.
bool abbreviates(std::string_view acronym, const text::Analysis& analysis, std::uint32_t first, std::uint32_t last);

}  // namespace onoma::tag
