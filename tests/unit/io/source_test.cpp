#include "io/source.hpp"

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "scratch.hpp"

using onoma::io::Compression;
using onoma::io::ExpansionLimits;

namespace {

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string xz(const std::string& bytes) {
  std::string out(lzma_stream_buffer_bound(bytes.size()), '\0');
  std::size_t size = 0;
  REQUIRE(lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, nullptr,
                                  reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(),
                                  reinterpret_cast<uint8_t*>(out.data()), &size, out.size()) == LZMA_OK);
  out.resize(size);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

struct Kind {
  const char* name;
  Compression compression;
  std::string (*compress)(const std::string&);
};
const Kind kKinds[] = {
    {"gzip", Compression::kGzip, gzip}, {"xz", Compression::kXz, xz}, {"zstd", Compression::kZstd, zstd}};

std::string some_text(std::size_t size) {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < size) text += "word" + std::to_string(random() % 5000) + ' ';
  return text;
}

onoma::Result<std::string> read(const std::string& bytes, ExpansionLimits limits = {}) {
  const Scratch scratch;
  scratch.write("f", bytes);
  auto source = onoma::io::open_source(scratch.path("f"), limits);
  if (!source) return onoma::Unexpected{source.error()};
  std::string out;
  while (true) {
    const auto got = (*source)->read(out, 10000);
    if (!got) return onoma::Unexpected{got.error()};
    if (*got == 0) return out;
  }
}

}  // namespace

TEST_CASE("compressed files are told by their first bytes and expanded, all members of them") {
  for (const Kind& kind : kKinds) {
    for (const std::size_t size : {0U, 1U, 65536U, 3000000U}) {
      const std::string text = some_text(size);
      CHECK(*read(kind.compress(text)) == text);
      CHECK(*read(kind.compress(text) + kind.compress("") + kind.compress("tail")) == text + "tail");
    }
    const Scratch scratch;
    scratch.write("f", kind.compress("x"));
    CHECK((*onoma::io::open_source(scratch.path("f"), {}))->compression() == kind.compression);
  }
}

TEST_CASE("what is not compressed comes as it is") {
  for (const std::string& bytes :
       {std::string(), std::string("\x1F"), std::string("(\xB5/"), std::string("\xFD"), some_text(200000)}) {
    CHECK(*read(bytes) == bytes);
  }
}

TEST_CASE("compressed bytes that end too early, wherever, are an error") {
  for (const Kind& kind : kKinds) {
    const std::string whole = kind.compress(some_text(5000));
    for (std::size_t size = 6; size < whole.size(); size += 1 + size / 7) {
      const auto got = read(whole.substr(0, size));
      REQUIRE_FALSE(got);
      CHECK(got.error().code == "E_COMPRESSED");
      CHECK(got.error().message == "cannot read: " + std::string(kind.name) + " data is cut short");
    }
  }
}

TEST_CASE("changed bytes and bytes behind the end are an error, zeros behind it are none") {
  for (const Kind& kind : kKinds) {
    std::string changed = kind.compress(some_text(5000));
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 0x55);
    changed[changed.size() - 3] = static_cast<char>(changed[changed.size() - 3] ^ 0x55);
    const auto got = read(changed);
    if (kind.compression != Compression::kZstd || !got) {  // zstd frames need not carry a checksum
      REQUIRE_FALSE(got);
      CHECK(got.error().code == "E_COMPRESSED");
    }
    const std::string whole = kind.compress("x");
    CHECK(*read(whole + std::string(100000, '\0')) == "x");
    CHECK(read(whole + "junk").error().message ==
          "cannot read: " + std::string(kind.name) + " data is followed by something else");
    CHECK(read(whole + std::string(4, '\0') + "x").error().code == "E_COMPRESSED");
  }
}

TEST_CASE("an input that swells too much is an error") {
  const std::string zeros(4 * 1024 * 1024, '0');
  for (const Kind& kind : kKinds) {
    const auto dense = read(kind.compress(zeros), {100, UINT64_MAX});
    REQUIRE_FALSE(dense);
    CHECK(dense.error().code == "E_EXPANSION");
    CHECK(*read(kind.compress(zeros.substr(0, 1000000)), {100, UINT64_MAX}) == zeros.substr(0, 1000000));
    const auto large = read(kind.compress(zeros), {UINT64_MAX, 1000000});
    REQUIRE_FALSE(large);
    CHECK(large.error().code == "E_EXPANSION");
    CHECK(read(kind.compress(some_text(5000)), {1000, 4000}).error().code == "E_EXPANSION");
  }
}
