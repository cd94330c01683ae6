#include "text/offset_map.hpp"

#include <catch2/catch.hpp>

namespace onoma::text {
namespace {

TEST_CASE("without edits offsets stay") {
  const OffsetMap map;
  CHECK(map.identity());
  CHECK(map.to_original_begin(7) == 7);
  CHECK(map.to_original_end(7) == 7);
}

TEST_CASE("between edits both run in step") {
  OffsetMap map;
  map.add_edit(1, 2, 1, 3);  // é -> e
  map.add_edit(5, 8, 6, 9);  // … -> ...
  map.add_edit(9, 11, 10, 13);
  CHECK(map.to_original_begin(0) == 0);
  CHECK(map.to_original_begin(1) == 1);
  CHECK(map.to_original_end(1) == 1);
  CHECK(map.to_original_end(2) == 3);
  CHECK(map.to_original_begin(4) == 5);
  CHECK(map.to_original_end(4) == 5);
  CHECK(map.to_original_begin(8) == 9);
  CHECK(map.to_original_end(12) == 14);
}

TEST_CASE("inside an edit begins snap left and ends snap right") {
  OffsetMap map;
  map.add_edit(5, 8, 6, 9);
  CHECK(map.to_original_begin(6) == 6);
  CHECK(map.to_original_end(6) == 9);
}

TEST_CASE("what was removed at an edge is left out, inside it is kept") {
  OffsetMap map;
  map.add_edit(3, 3, 3, 6);  // a zero-width space after "abc"
  map.add_edit(3, 3, 6, 9);  // and another: joined with the first
  CHECK(map.edits().size() == 1);
  CHECK(map.to_original_end(3) == 3);
  CHECK(map.to_original_begin(3) == 9);
  CHECK(map.to_original_begin(2) == 2);
  CHECK(map.to_original_end(4) == 10);
}

TEST_CASE("an edit can grow") {
  OffsetMap map;
  map.add_edit(0, 1, 0, 3);
  map.extend_last(5);
  CHECK(map.to_original_end(1) == 5);
  CHECK(map.to_original_begin(1) == 5);
  map.clear();
  CHECK(map.identity());
}

}  // namespace
}  // namespace onoma::text
