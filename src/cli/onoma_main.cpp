// onoma: named entities in text, for the shell. All there is to see is in cli/run.cpp and the *_command.cpp files.
#include "cli/run.hpp"

int main(int argc, char** argv) { return onoma::cli::run(argc, argv); }
