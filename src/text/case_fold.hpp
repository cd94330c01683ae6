// Upper and lower case of single characters, the same in every locale. Values that are no code points come
// back as they are. Pure; any thread.
#pragma once

namespace onoma::text {

// Simple case folding.
char32_t fold_case(char32_t c) noexcept;

char32_t to_upper(char32_t c) noexcept;

}  // namespace onoma::text
