#include "batch/shard.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <string>

using onoma::batch::Shard;
using onoma::batch::shard_from;

TEST_CASE("a shard is I/N with I from 1 to N") {
  REQUIRE(shard_from("3/8"));
  CHECK(shard_from("3/8")->index == 3);
  CHECK(shard_from("3/8")->count == 8);
  for (const char* wrong : {"", "/", "1", "0/3", "4/3", "1/", "/2", "a/b", "1/3 ", " 1/3", "-1/3", "1/2/3", "1/99999999999999999999"}) {
    INFO(wrong);
    CHECK_FALSE(shard_from(wrong));
  }
}

TEST_CASE("every path is in exactly one shard, and they are about equal") {
  constexpr std::uint64_t kCount = 7;
  std::array<int, kCount> sizes{};
  for (int i = 0; i < 7000; ++i) {
    const std::string path = "in/" + std::to_string(i) + ".txt";
    int found = 0;
    for (std::uint64_t index = 1; index <= kCount; ++index) {
      if (!Shard{index, kCount}.has(path)) continue;
      ++found;
      ++sizes[index - 1];
    }
    REQUIRE(found == 1);
  }
  for (const int size : sizes) CHECK((size > 850 && size < 1150));
}

TEST_CASE("the shard of a path never changes") {
  // Its SHA-256 begins 3af54e83a217b477; were this to change, shards of different versions would not fit together.
  CHECK(Shard{1, 1}.has("in/a.txt"));
  int shard = 0;
  for (int index = 1; index <= 10; ++index) {
    if (Shard{static_cast<std::uint64_t>(index), 10}.has("in/a.txt")) shard = index;
  }
  CHECK(shard == 2);
}
