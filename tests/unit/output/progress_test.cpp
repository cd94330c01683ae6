#include "output/progress.hpp"

#include <catch2/catch.hpp>

using onoma::output::in_words;
using onoma::output::Progress;

TEST_CASE("progress in words says what is known") {
  Progress progress;
  progress.files = 1;
  CHECK(in_words(progress) == "1 file, 0.0 MB, 0.0 MB/s");
  progress.files = 120;
  progress.bytes = 3'140'000;
  progress.mb_per_second = 5.25;
  progress.errors = 1;
  CHECK(in_words(progress) == "120 files, 3.1 MB, 5.2 MB/s, 1 error");
  progress.files_total = 400;
  progress.bytes_total = 9'900'000;
  progress.seconds_left = 61.2;
  progress.errors = 2;
  CHECK(in_words(progress) == "120 of 400 files, 3.1 of 9.9 MB, 5.2 MB/s, 1:01 left, 2 errors");
  progress.seconds_left = 3 * 3600 + 5 * 60 + 7;
  CHECK(in_words(progress).find("3:05:07 left") != std::string::npos);
}

TEST_CASE("a progress record leaves out what is not known") {
  Progress progress;
  progress.files = 2;
  progress.seconds = 1.5;
  std::string out;
  onoma::output::write_progress(progress, "1.0", out);
  CHECK(out ==
        "{\"schema\":\"onoma/1\",\"type\":\"progress\",\"tool\":\"1.0\",\"files\":2,\"bytes\":0,\"errors\":0,"
        "\"seconds\":1.500,\"mb_per_second\":0.000}\n");
}
