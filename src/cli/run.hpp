// The program from its arguments to its exit code.
#pragma once

namespace onoma::cli {

int run(int argc, char** argv);

}  // namespace onoma::cli
