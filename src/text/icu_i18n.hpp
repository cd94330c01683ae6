// The part of ICU that few texts ask for, detection of encodings and other calendars: libicui18n. It is loaded where it is first
// needed, for at each start it would cost half a millisecond.
//
//   if (auto* open = ONOMA_ICU_I18N(ucsdet_open)) …     null where the library is not there
//
// Thread safety: any thread, at any time.
#pragma once

#include <unicode/uvernum.h>

namespace onoma::text {

// The address of a function by its name in the library, or null. The first call loads it.
void* find_in_icu_i18n(const char* name) noexcept;

}  // namespace onoma::text

// ICU's headers rename its functions by macros (ucsdet_open becomes ucsdet_open_72), so that only a macro sees their names.
#define ONOMA_ICU_TEXT_OF(name) #name
#define ONOMA_ICU_NAME(function) ONOMA_ICU_TEXT_OF(function)
#define ONOMA_ICU_I18N(function) \
  (reinterpret_cast<decltype(&function)>(::onoma::text::find_in_icu_i18n(ONOMA_ICU_NAME(function))))
