#include "output/summary_writer.hpp"

#include <catch2/catch.hpp>

using onoma::output::Tally;

namespace {

std::string show(const Tally& tally, double seconds) {
  std::string out;
  onoma::output::write_summary(tally, onoma::LabelNames(), true, {tally.bytes, seconds}, "1.2", out);
  return out;
}

}  // namespace

TEST_CASE("tallies add up and a summary tells them") {
  Tally tally;
  tally.documents = 3, tally.failures = 1, tally.bytes = 1'500'000, tally.spans[2] = 7;
  Tally other;
  other.documents = 1, other.bytes = 500'000, other.spans[0] = 1;
  tally.add(other);
  CHECK(tally.all_spans() == 8);
  const std::string record = show(tally, 4);
  CHECK(record.starts_with(
      R"({"schema":"onoma/1","type":"summary","tool":"1.2","documents":4,"errors":1,"bytes":2000000,)"
      R"("complete":true,"counts":{"PERSON":1,"ORG":0,"LOC":7,)"));
  CHECK(record.ends_with("\"seconds\":4.000,\"mb_per_second\":0.500}\n"));
  CHECK(record.find("date_orders") == std::string::npos);

  other.date_order_votes = {2, 0};
  tally.add(other), tally.add(other);
  CHECK(show(tally, 0).find(R"("date_orders":{"dmy":4,"mdy":0},"seconds":0.000,"mb_per_second":0.000})") !=
        std::string::npos);
}
