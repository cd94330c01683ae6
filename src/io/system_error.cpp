#include "io/system_error.hpp"

#include <cerrno>
#include <cstring>
#include <string>

namespace onoma::io {
namespace {

std::string_view code_of(int code, std::string_view other) {
  switch (code) {
    case ENOENT:
    case ENOTDIR:
      return "E_NOT_FOUND";
    case EACCES:
    case EPERM:
      return "E_PERMISSION";
    case EISDIR:
      return "E_IS_DIRECTORY";
    case ENXIO:
    case ENODEV:
      return "E_IS_SPECIAL";
    case ELOOP:
      return "E_LOOP";
    case ENAMETOOLONG:
      return "E_NAME_TOO_LONG";
    case ENOMEM:
      return "E_MEMORY";
    default:
      return other;
  }
}

}  // namespace

Error system_error(int code, std::string_view verb, std::string_view other) {
  // strerrordesc_np does not ask the locale, so the same failure gives the same record everywhere.
  const char* why = strerrordesc_np(code);
  std::string message(verb);
  message.append(": ").append(why != nullptr ? why : "unknown error");
  return Error{std::string(code_of(code, other)), std::move(message)};
}

}  // namespace onoma::io
