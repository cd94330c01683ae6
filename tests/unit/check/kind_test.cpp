#include "check/kind.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace onoma::check {
namespace {

TEST_CASE("files are told by their bytes") {
  CHECK(kind_of("") == FileKind::kList);
  CHECK(kind_of("rule 34\nlabel makers\n") == FileKind::kList);
  CHECK(kind_of("Match Group\nmatch of the day\n") == FileKind::kList);
  CHECK(kind_of("{\"name\": \"x\"}\n") == FileKind::kList);
  CHECK(kind_of("# rules\n\nrule   a\nlabel  X\nmatch  b\n") == FileKind::kPatterns);
  CHECK(kind_of("label  X\nrule a\nmatch  b\n") == FileKind::kPatterns);
  CHECK(kind_of("capture day\nmatch  \\d\n\nfragment x\nmatch y\n") == FileKind::kFragments);
  CHECK(kind_of("match  b\nrule a\n") == FileKind::kPatterns);
  CHECK(kind_of("rule a\nsays b\nwhen \"c\"\n") == FileKind::kContext);
  CHECK(kind_of("when it rains\nrule 34\n") == FileKind::kContext);
  CHECK(kind_of("when it rains\n") == FileKind::kList);
  CHECK(kind_of(std::string("onoma model\n01\0\0", 16)) == FileKind::kModel);
  CHECK(kind_of(std::string("onoma added\n01\0\0", 16)) == FileKind::kAdditions);
  CHECK(kind_of("onoma models\n") == FileKind::kList);
  CHECK(kind_of(std::string("\xFF\xFE" "a\0b\0", 6)) == FileKind::kBinary);
  CHECK(kind_of("a\x1B[2J") == FileKind::kBinary);
}

}  // namespace
}  // namespace onoma::check
