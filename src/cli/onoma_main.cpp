// onoma: named entities in text, for the shell. What it does is in run.cpp and the *_command.cpp files.
#include "cli/run.hpp"

int main(int argc, char** argv) {
  return onoma::cli::run(argc, argv);
}
