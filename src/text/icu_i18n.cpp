#include "text/icu_i18n.hpp"

#include <dlfcn.h>

namespace onoma::text {

void* find_in_icu_i18n(const char* name) noexcept {
  // Never closed: what it made may live as long as the process. A host may bring the functions itself.
  static void* const library = dlopen("libicui18n.so." ONOMA_ICU_NAME(U_ICU_VERSION_MAJOR_NUM), RTLD_NOW | RTLD_LOCAL);
  return dlsym(library != nullptr ? library : RTLD_DEFAULT, name);
}

}  // namespace onoma::text
