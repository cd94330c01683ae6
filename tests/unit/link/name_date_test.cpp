#include "link/dates/name_date.hpp"

#include <catch2/catch.hpp>

using namespace onoma::link;

TEST_CASE("a file's name may tell its day", "[name-date]") {
  const auto day = [](std::string_view path) {
    const auto found = day_in_name(path);
    return found ? iso_day(*found) : "";
  };
  CHECK(day("report-2025-10-26.txt") == "2025-10-26");
  CHECK(day("20251026_lagos.txt") == "2025-10-26");
  CHECK(day("news/2025/10/26/lagos.txt") == "2025-10-26");
  CHECK(day("2024-01-01/report_2025_10_26") == "2025-10-26");
  CHECK(day("2025.10.26") == "2025-10-26");
  CHECK(day("2025-10_26") == "");
  CHECK(day("2025-13-26") == "");
  CHECK(day("2025-02-30.txt") == "");
  CHECK(day("120251026") == "");
  CHECK(day("202510261") == "");
  CHECK(day("1789-07-14") == "");
  CHECK(day("2025-10") == "");
  CHECK(day("") == "");
}
