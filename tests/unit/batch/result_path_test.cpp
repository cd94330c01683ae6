#include "batch/result_path.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

using onoma::batch::result_path;

TEST_CASE("a result stands where its input stands") {
  CHECK(result_path("a.txt", ".json") == "a.txt.json");
  CHECK(result_path("in/b/a", ".ann") == "in/b/a.ann");
  CHECK(result_path("./in//b/./a", ".csv") == "in/b/a.csv");
  CHECK(result_path("in/\xFF\n", ".json") == "in/\xFF\n.json");
}

TEST_CASE("no path leads out of the folder") {
  CHECK(result_path("/data/a", ".json") == "%2F/data/a.json");
  CHECK(result_path("../a", ".json") == "%2E%2E/a.json");
  CHECK(result_path("in/../../a", ".json") == "in/%2E%2E/%2E%2E/a.json");
  CHECK(result_path("..", ".json") == "%2E%2E.json");
}

TEST_CASE("different files have different results") {
  const std::string long_name(255, 'a');
  const std::vector<std::string> paths = {
      "/a",       "%2F/a",    "a",        "../a",       "%2E%2E/a", "%252E%2E/a",         "%a",
      "%25a",     ".onoma-x", "%2Eonoma-x", "...",      long_name,  long_name.substr(1),  long_name + "b",
      "in/" + long_name};
  std::map<std::string, std::string> seen;
  for (const std::string& path : paths) {
    const std::string result = result_path(path, ".json");
    INFO(path << " and " << seen[result]);
    CHECK(seen[result].empty());
    seen[result] = path;
    CHECK(result.find("/.onoma-") == std::string::npos);
    CHECK_FALSE(result.starts_with(".onoma-"));
  }
}

TEST_CASE("a name has room for its extension") {
  for (const std::size_t length : {249U, 250U, 251U, 255U}) {
    const std::string result = result_path("d/" + std::string(length, 'x'), ".json");
    CHECK(result.size() - 2 <= 255);
    CHECK(result.ends_with("x.json"));
  }
}
