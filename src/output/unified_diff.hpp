// What changes one text into another, as `patch -p1` and `git apply` take it.
//
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onoma::output {

// The unified diff of one file: one hunk with three lines of context, from the first line that differs to the last.
// `before` is nothing for a file that is new. Empty where nothing differs. `path` has / between folders.
std::string unified_diff(std::string_view path, std::optional<std::string_view> before, std::string_view after);

}  // namespace onoma::output
