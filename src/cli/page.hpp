// Page: what the help and the manual say of a command besides its flags.
#pragma once

#include <string_view>
#include <vector>

namespace onoma::cli {

struct Example {
  std::string_view command;
  std::string_view meaning;
};

struct ExitCode {
  int code;
  std::string_view meaning;
};

struct Page {
  std::string_view about;               // paragraphs, with a blank line between two
  std::vector<std::string_view> notes;  // paragraphs that stand after the flags
  std::vector<Example> examples;
  std::vector<ExitCode> exit_codes;
  std::vector<std::string_view> common;  // long names of the flags that -h shows
};

}  // namespace onoma::cli
