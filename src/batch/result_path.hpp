// Where in a folder of results the result of an input goes: the input's path and an extension.
//
//   in/a.txt        in/a.txt.json
//   ./in//a.txt     in/a.txt.json        the same file
//   /data/a.txt     %2F/data/a.txt.json
//   ../a.txt        %2E%2E/a.txt.json
//   %a              %25a.json            so that none of these is taken for another
//
// Also escaped is the first "." of a name that begins with ".onoma-", which is kept for journals and temporary
// files. A last name too long for the extension becomes "%", 16 hexadecimal digits of its SHA-256, and as much of
// its beginning as there is room for. So two paths have one result only where they name one file.
#pragma once

#include <string>
#include <string_view>

namespace onoma::batch {

// `extension` with its period.
std::string result_path(std::string_view input, std::string_view extension);

}  // namespace onoma::batch
