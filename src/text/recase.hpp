// The same text in other letter case, code point for code point: for trying how much capitals matter.
#pragma once

#include <string>
#include <string_view>

namespace onoma::text {

enum class LetterCase : unsigned char { kUpper, kLower };

// Valid UTF-8 in, valid UTF-8 out with as many code points, so that offsets in code points hold in both. What
// would become several code points (ß as SS) stays as it is. The language of the text plays no part, nor do
// neighbours: a final sigma is not special.
std::string recase(std::string_view text, LetterCase letter_case);

}  // namespace onoma::text
