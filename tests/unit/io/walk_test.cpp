#include "io/walk.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "scratch.hpp"

namespace {

std::vector<std::string> walk(const Scratch& scratch, const std::string& start) {
  std::vector<std::string> names;
  onoma::io::Walk walk(scratch.path(start));
  while (const auto entry = walk.next()) {
    names.push_back(entry->path.substr(scratch.path("").size()) +
                    (entry->error ? " " + entry->error->code : ""));
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder gives its files in the byte order of their paths") {
  const Scratch scratch;
  for (const char* name : {"d/b", "d/a/x", "d/a.txt", "d/a/b/c", "d/B", "d/\xC3\xA9", "d/a-"})
    scratch.write(name, "");
  std::filesystem::create_directory(scratch.path("d/empty"));
  CHECK(walk(scratch, "d") == Names{"d/B", "d/a-", "d/a.txt", "d/a/b/c", "d/a/x", "d/b", "d/\xC3\xA9"});
  CHECK(walk(scratch, "d/") == walk(scratch, "d"));
  CHECK(walk(scratch, "d/empty") == Names{});
}

TEST_CASE("hidden entries, links and special files are skipped in a folder, not by hand") {
  const Scratch scratch;
  scratch.write("d/.hidden", "");
  scratch.write("d/.git/x", "");
  scratch.write("d/plain", "");
  std::filesystem::create_symlink("plain", scratch.path("d/link"));
  std::filesystem::create_directory_symlink(".", scratch.path("d/loop"));
  REQUIRE(::mkfifo(scratch.path("d/pipe").c_str(), 0600) == 0);
  CHECK(walk(scratch, "d") == Names{"d/plain"});
  CHECK(walk(scratch, "d/.hidden") == Names{"d/.hidden"});
  CHECK(walk(scratch, "d/link") == Names{"d/link"});
  CHECK(walk(scratch, "d/loop") == Names{"d/loop/plain"});
  CHECK(walk(scratch, "d/none") == Names{"d/none"});
}

TEST_CASE("a folder that cannot be listed is one entry with an error") {
  const Scratch scratch;
  scratch.write("d/closed/x", "");
  scratch.write("d/open", "");
  ::chmod(scratch.path("d/closed").c_str(), 0);
  if (::geteuid() != 0) CHECK(walk(scratch, "d") == Names{"d/closed E_PERMISSION", "d/open"});
  ::chmod(scratch.path("d/closed").c_str(), 0700);
}
