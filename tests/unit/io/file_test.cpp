#include "io/file.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <thread>

#include "io/atomic_file.hpp"
#include "io/fd_writer.hpp"
#include "scratch.hpp"

using onoma::io::read_file;

TEST_CASE("a file comes back byte for byte") {
  const Scratch scratch;
  const std::string bytes = std::string("a\0\xFF\r\n", 5) + std::string(300000, 'x');
  scratch.write("f", bytes);
  scratch.write("empty", "");
  CHECK(*read_file(scratch.path("f")) == bytes);
  CHECK(read_file(scratch.path("empty"))->empty());
  CHECK(read_file("/dev/null")->empty());
}

TEST_CASE("what cannot be read has a code") {
  const Scratch scratch;
  scratch.write("f", "");
  CHECK(read_file(scratch.path("none")).error().code == "E_NOT_FOUND");
  CHECK(read_file(scratch.path("f/below")).error().code == "E_NOT_FOUND");
  CHECK(read_file(scratch.path("")).error().code == "E_IS_DIRECTORY");
  CHECK(read_file("/dev/zero").error().code == "E_IS_SPECIAL");
  CHECK(read_file(scratch.path(std::string(300, 'n'))).error().code == "E_NAME_TOO_LONG");
  CHECK(read_file(scratch.path("none")).error().message == "cannot open: No such file or directory");
}

TEST_CASE("a pipe is read to its end") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string bytes(1000000, 'p');
  std::thread writer([&] {
    onoma::io::write_all(ends[1], bytes);
    ::close(ends[1]);
  });
  const auto read = onoma::io::read_to_end(ends[0]);
  writer.join();
  ::close(ends[0]);
  CHECK(*read == bytes);
}

TEST_CASE("an atomic write replaces the bytes, keeps the mode and leaves nothing behind") {
  const Scratch scratch;
  scratch.write("f", "old");
  ::chmod(scratch.path("f").c_str(), 0640);
  std::filesystem::create_symlink("f", scratch.path("link"));
  CHECK_FALSE(onoma::io::write_file_atomically(scratch.path("link"), "new"));
  CHECK(*read_file(scratch.path("f")) == "new");
  CHECK(std::filesystem::is_symlink(scratch.path("link")));
  struct stat status {};
  ::stat(scratch.path("f").c_str(), &status);
  CHECK((status.st_mode & 07777) == 0640);
  const std::filesystem::directory_iterator entries(scratch.path(""));
  CHECK(std::distance(begin(entries), end(entries)) == 2);
}

TEST_CASE("an atomic write can be for the owner alone, whatever was there before") {
  const Scratch scratch;
  scratch.write("f", "old");
  ::chmod(scratch.path("f").c_str(), 0644);
  for (const char* name : {"f", "new"}) {
    CHECK_FALSE(onoma::io::write_file_atomically(scratch.path(name), "x", onoma::io::Readers::kOwnerOnly));
    struct stat status {};
    ::stat(scratch.path(name).c_str(), &status);
    CHECK((status.st_mode & 07777) == 0600);
  }
}

TEST_CASE("a probe tells whether an atomic write would fail and leaves nothing behind") {
  const Scratch scratch;
  scratch.write("f", "old");
  CHECK_FALSE(onoma::io::probe_atomic_file(scratch.path("f")));
  CHECK_FALSE(onoma::io::probe_atomic_file(scratch.path("new")));
  CHECK_FALSE(onoma::io::probe_atomic_file("/dev/null"));
  CHECK(onoma::io::probe_atomic_file(scratch.path("none/f"))->code == "E_NOT_FOUND");
  CHECK(onoma::io::probe_atomic_file(scratch.path(""))->code == "E_IS_DIRECTORY");
  const std::filesystem::directory_iterator entries(scratch.path(""));
  CHECK(std::distance(begin(entries), end(entries)) == 1);
}

TEST_CASE("an atomic write that fails leaves what was there") {
  const Scratch scratch;
  CHECK(onoma::io::write_file_atomically(scratch.path("none/f"), "x")->code == "E_NOT_FOUND");
  CHECK(onoma::io::write_file_atomically(scratch.path(""), "x")->code == "E_IS_DIRECTORY");
  CHECK(onoma::io::write_file_atomically("/dev/full", "x")->code == "E_WRITE");
  CHECK(std::filesystem::is_character_file("/dev/full"));
}
