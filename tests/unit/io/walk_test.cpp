#include "io/walk.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "scratch.hpp"

namespace {

std::vector<std::string> walk(const Scratch& scratch, const std::string& start,
                              const onoma::io::WalkOptions& options = {}) {
  std::vector<std::string> names;
  onoma::io::Walk walk(scratch.path(start), options);
  while (const auto entry = walk.next()) {
    names.push_back(entry->path.substr(scratch.path("").size()) +
                    (entry->error ? " " + entry->error->code : "") + (entry->too_large ? " too large" : ""));
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

TEST_CASE("links are followed when asked, and a loop is one entry with an error") {
  const Scratch scratch;
  scratch.write("d/sub/a", "");
  scratch.write("e/b", "");
  std::filesystem::create_directory_symlink("..", scratch.path("d/sub/up"));
  std::filesystem::create_directory_symlink("../e", scratch.path("d/other"));
  std::filesystem::create_symlink("sub/a", scratch.path("d/link"));
  std::filesystem::create_symlink("nowhere", scratch.path("d/none"));
  onoma::io::WalkOptions options;
  options.follow = true;
  CHECK(walk(scratch, "d", options) == Names{"d/link", "d/none", "d/other/b", "d/sub/a", "d/sub/up E_LOOP"});
}

TEST_CASE("depth, size and hidden names") {
  const Scratch scratch;
  scratch.write("d/a", "12345");
  scratch.write("d/b/c", "1");
  scratch.write("d/b/.e/f", "1");
  onoma::io::WalkOptions options;
  options.hidden = true;
  options.max_filesize = 4;
  CHECK(walk(scratch, "d", options) == Names{"d/a too large", "d/b/.e/f", "d/b/c"});
  CHECK(walk(scratch, "d/a", options) == Names{"d/a"});
  options.max_depth = 2;
  CHECK(walk(scratch, "d", options) == Names{"d/a too large", "d/b/c"});
  options.max_depth = 1;
  CHECK(walk(scratch, "d", options) == Names{"d/a too large"});
  options.max_depth = 0;
  CHECK(walk(scratch, "d", options) == Names{});
  CHECK(walk(scratch, "d/a", options) == Names{"d/a"});
}

TEST_CASE("ignore files hold for their folder and below, deeper ones win, and those above count") {
  const Scratch scratch;
  for (const char* name : {"d/a.log", "d/b/a.log", "d/b/c.txt", "d/out/x", "d/b/out/x", "d/top"})
    scratch.write(name, "");
  scratch.write(".onomaignore", "/d/top\n");
  scratch.write("d/.onomaignore", "*.log\n/out/\n");
  scratch.write("d/b/.onomaignore", "!a.log\nc.*\n");
  CHECK(walk(scratch, "d") == Names{"d/b/a.log", "d/b/out/x"});
  onoma::io::WalkOptions options;
  options.no_ignore = true;
  CHECK(walk(scratch, "d", options).size() == 6);
  CHECK(walk(scratch, "d/top") == Names{"d/top"});
}
