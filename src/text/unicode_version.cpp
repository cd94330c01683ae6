#include "text/unicode_version.hpp"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace onoma::text {
namespace {

std::string two_numbers(const UVersionInfo& version) {
  return std::to_string(version[0]) + '.' + std::to_string(version[1]);
}

}  // namespace

std::string unicode_version() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return two_numbers(version);
}

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  return two_numbers(version);
}

}  // namespace onoma::text
