#include "text/encoding.hpp"

#include <catch2/catch.hpp>

using namespace onoma::text;
using namespace std::string_literals;

TEST_CASE("names of encodings") {
  CHECK(encoding_name("latin1") == "ISO-8859-1");
  CHECK(encoding_name("cp1252") == "windows-1252");
  CHECK(encoding_name("sjis") == "Shift_JIS");
  CHECK(encoding_name("utf8") == "UTF-8");
  CHECK_FALSE(encoding_name("klingon"));
  CHECK_FALSE(encoding_name(""));
}

TEST_CASE("line ends") {
  CHECK(line_end_in("UTF-8") == "\n");
  CHECK(line_end_in("UTF-16LE") == "\n\0"s);
  CHECK(line_end_in("UTF-32BE") == "\0\0\0\n"s);
  CHECK(line_end_in("Shift_JIS") == "\n");
}

TEST_CASE("what may still become a mark") {
  for (const std::string& head : {""s, "\xEF"s, "\xEF\xBB"s, "\xFF"s, "\xFF\xFE"s, "\xFF\xFE\0"s, "\0"s, "\0\0\xFE"s})
    CHECK(may_become_mark(head));
  for (const std::string& head : {"a"s, "\xEF\xBB\xBF"s, "\xFF\xFE""a"s, "\xFE\xFF"s, "\0a"s}) CHECK_FALSE(may_become_mark(head));
}

TEST_CASE("detection") {
  CHECK(detect_encoding("").from == EncodingFrom::kDefault);
  CHECK(detect_encoding("plain").name == "UTF-8");
  CHECK(detect_encoding("caf\xC3\xA9 \xFF").from == EncodingFrom::kDefault);
  CHECK(detect_encoding("Caf\xE9 au lait in the city of Z\xFCrich").name == "windows-1252");
  CHECK(detect_encoding("\xFF\xFEP\0"s).name == "UTF-16LE");
  CHECK(detect_encoding("\xFF\xFE\0\0P\0\0\0"s).name == "UTF-32LE");
  CHECK(detect_encoding("P\0a\0r\0i\0s\0 \0i\0n\0 \0M\0a\0y\0"s).name == "UTF-16LE");
  CHECK(detect_encoding(std::string(1000, '\0')).name == "UTF-8");
  CHECK(forced_encoding("UTF-16", "\xFE\xFF\0P"s).name == "UTF-16BE");
  CHECK(forced_encoding("UTF-16", "Pa").name == "UTF-16LE");
  CHECK(forced_encoding("windows-1252", "\xEF\xBB\xBFx").mark == 0);
}
