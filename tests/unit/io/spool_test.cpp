#include "io/spool.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>

#include "scratch.hpp"

using onoma::io::Spool;

namespace {

std::string all_of(Spool& spool) {
  std::string all;
  CHECK_FALSE(spool.for_each([&](std::string_view piece) { all += piece; }));
  return all;
}

}  // namespace

TEST_CASE("few bytes stay in memory, many go to a file without a name") {
  const Scratch scratch;
  Spool few(scratch.path("none"));
  CHECK_FALSE(few.append("abc"));
  CHECK_FALSE(few.append("def"));
  CHECK(all_of(few) == "abcdef");

  std::filesystem::create_directory(scratch.path("d"));
  Spool many(scratch.path("d"));
  std::string expected;
  for (int i = 0; i < 25; ++i) {
    const std::string piece(1000003, static_cast<char>('a' + i));
    expected += piece;
    REQUIRE_FALSE(many.append(piece));
  }
  Spool moved = std::move(many);
  CHECK(std::filesystem::is_empty(scratch.path("d")));
  CHECK(all_of(moved) == expected);
}

TEST_CASE("where no file can be made that is an error") {
  const Scratch scratch;
  Spool spool(scratch.path("none"));
  const auto error = spool.append(std::string(Spool::kInMemory, 'x'));
  REQUIRE(error);
  CHECK(error->code == "E_TEMPORARY");
}
