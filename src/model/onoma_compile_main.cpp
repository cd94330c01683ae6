// onoma-compile FOLDER FILE: compiles the gazetteers during the build, when there is no model yet.
#include <cstdio>
#include <fstream>
#include <string>

#include "model/compiler.hpp"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: onoma-compile FOLDER FILE\n");
    return 2;
  }
  const onoma::model::CompileOutcome outcome = onoma::model::compile_folder(argv[1]);
  for (const onoma::Diagnostic& diagnostic : outcome.diagnostics) {
    std::fprintf(stderr, "%s/%s\n", argv[1], diagnostic.to_string().c_str());
  }
  if (!outcome.ok()) return 1;
  std::ofstream file(argv[2], std::ios::binary | std::ios::trunc);
  file.write(outcome.bytes.data(), static_cast<std::streamsize>(outcome.bytes.size()));
  file.close();
  if (!file) {
    std::fprintf(stderr, "onoma-compile: cannot write %s\n", argv[2]);
    return 1;
  }
  return 0;
}
