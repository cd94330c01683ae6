#include "io/line_reader.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "io/fd_writer.hpp"

using onoma::io::LineReader;

namespace {

std::vector<std::string> lines_of(const std::string& bytes) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  std::thread writer([&] {
    onoma::io::write_all(ends[1], bytes);
    ::close(ends[1]);
  });
  LineReader reader(ends[0]);
  std::vector<std::string> lines;
  while (const auto line = reader.next()) lines.emplace_back(*line);
  CHECK_FALSE(reader.error());
  writer.join();
  ::close(ends[0]);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("only a new line ends a line") {
  CHECK(lines_of("") == Lines{});
  CHECK(lines_of("a") == Lines{"a"});
  CHECK(lines_of("a\n") == Lines{"a"});
  CHECK(lines_of("\n") == Lines{""});
  CHECK(lines_of("a\n\nb\r\nc") == Lines{"a", "", "b\r", "c"});
  CHECK(lines_of(std::string("a\0b\n", 4)) == Lines{std::string("a\0b", 3)});
}

TEST_CASE("lines longer than a block, and lines across blocks") {
  Lines lines;
  std::string bytes;
  for (const std::size_t size : {65535U, 65536U, 65537U, 1U, 0U, 3000000U, 4095U}) {
    lines.emplace_back(size, static_cast<char>('a' + lines.size()));
    bytes += lines.back() + '\n';
  }
  CHECK(lines_of(bytes) == lines);
}

TEST_CASE("the reader tells when it would have to wait") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  LineReader reader(ends[0]);
  CHECK(reader.idle());
  onoma::io::write_all(ends[1], "one\ntwo\nthr");
  CHECK_FALSE(reader.idle());
  CHECK(reader.next() == "one");
  CHECK_FALSE(reader.idle());
  CHECK(reader.next() == "two");
  CHECK(reader.idle());
  ::close(ends[1]);
  CHECK_FALSE(reader.idle());
  CHECK(reader.next() == "thr");
  CHECK_FALSE(reader.next());
  ::close(ends[0]);
}

TEST_CASE("an error ends the lines") {
  const int folder = ::open("/", O_RDONLY);
  LineReader reader(folder);
  CHECK_FALSE(reader.next());
  REQUIRE(reader.error());
  CHECK(reader.error()->code == "E_IS_DIRECTORY");
  ::close(folder);
}
