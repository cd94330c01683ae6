#include "text/fold_table.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cassert>

#include "text/utf8.hpp"

namespace onoma::text {
namespace {

// NFKC of one code point may be much longer than it: UAX #15 caps runs of marks at 30 for the same reason.
constexpr int kLongestSegment = 32;

struct Normalizers {
  const icu::Normalizer2* nfc;
  const icu::Normalizer2* nfkc;
  const icu::Normalizer2* nfkd;
};

const Normalizers& normalizers() {
  static const Normalizers found = [] {
    UErrorCode status = U_ZERO_ERROR;
    const Normalizers all{icu::Normalizer2::getNFCInstance(status), icu::Normalizer2::getNFKCInstance(status),
                          icu::Normalizer2::getNFKDInstance(status)};
    assert(U_SUCCESS(status));
    return all;
  }();
  return found;
}

struct Replacement {
  char32_t from;
  std::string_view to;
};

// What NFKC leaves alone and people write in more than one way. Sorted. Dashes stay apart from hyphens: a
// dash separates, a hyphen joins. The letters are those that have no decomposition but are written plainly in
// English text.
constexpr std::array kReplacements = std::to_array<Replacement>({
    {0x0085, "\n"},     {0x00AB, "\""},     {0x00B4, "'"},      {0x00BB, "\""}, {0x00C6, "AE"},
    {0x00D0, "D"},      {0x00D8, "O"},      {0x00DE, "Th"},     {0x00DF, "ss"}, {0x00E6, "ae"},
    {0x00F0, "d"},      {0x00F8, "o"},      {0x00FE, "th"},     {0x0110, "D"},  {0x0111, "d"},
    {0x0126, "H"},      {0x0127, "h"},      {0x0131, "i"},      {0x0141, "L"},  {0x0142, "l"},
    {0x0149, "n"},      {0x0152, "OE"},     {0x0153, "oe"},     {0x0166, "T"},  {0x0167, "t"},
    {0x0181, "B"},      {0x018A, "D"},      {0x018F, "A"},      {0x0198, "K"},  {0x0199, "k"},
    {0x01B3, "Y"},      {0x01B4, "y"},      {0x0253, "b"},      {0x0257, "d"},  {0x0259, "a"},
    {0x02B9, "'"},      {0x02BB, "'"},      {0x02BC, "'"},      {0x02BD, "'"},  {0x02BE, "'"},
    {0x02BF, "'"},      {0x1E9E, "SS"},     {0x1FFD, "'"},      {0x2010, "-"},  {0x2011, "-"},
    {0x2012, "\u2013"}, {0x2014, "\u2013"}, {0x2015, "\u2013"}, {0x2018, "'"},  {0x2019, "'"},
    {0x201A, "'"},      {0x201B, "'"},      {0x201C, "\""},     {0x201D, "\""}, {0x201E, "\""},
    {0x201F, "\""},     {0x2028, "\n"},     {0x2029, "\n\n"},   {0x2032, "'"},  {0x2033, "\""},
    {0x2035, "'"},      {0x2036, "\""},     {0x2039, "'"},      {0x203A, "'"},  {0x2043, "-"},
    {0x2212, "\u2013"}, {0x301D, "\""},     {0x301E, "\""},     {0x301F, "\""},
});
static_assert(std::ranges::is_sorted(kReplacements, {}, &Replacement::from));

const Replacement* find_replacement(char32_t c) noexcept {
  const auto* found = std::ranges::lower_bound(kReplacements, c, {}, &Replacement::from);
  return found != kReplacements.end() && found->from == c ? found : nullptr;
}

// Marks that are folded away: accents and vowel points. The marks of other scripts are letters in all but
// name.
bool is_diacritic(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  if (category != U_NON_SPACING_MARK && category != U_ENCLOSING_MARK) return false;
  if (c == 0x3099 || c == 0x309A) return false;  // the voicing marks of kana
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_INHERITED:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
      return true;
    default:
      return false;
  }
}

bool is_invisible(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

// The digits of other scripts are written as ASCII digits; -1 for what is none.
int other_digit(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  return c > 0x7F && u_charType(code_point) == U_DECIMAL_DIGIT_NUMBER ? u_charDigitValue(code_point) : -1;
}

bool is_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

// A code point's compatibility decomposition, unless that would glue a sign to a word or make one character
// several tokens: "Pact²" and "Onoma™" stay, and so do "㈱" and "½".
icu::UnicodeString decompose(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  const icu::UnicodeString unchanged(code_point);
  icu::UnicodeString parts;
  if (!normalizers().nfkd->getDecomposition(code_point, parts)) return unchanged;
  if (c == 0x2025 || c == 0x2026) return parts;  // dots
  if (c == 0x2120 || c == 0x2122 || u_charType(code_point) == U_OTHER_NUMBER) return unchanged;
  int shown = 0;
  bool all_word = true;
  for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (is_diacritic(static_cast<char32_t>(part))) continue;
    ++shown;
    all_word &= u_isalpha(part) || u_isdigit(part) || (U_GET_GC_MASK(part) & U_GC_M_MASK) != 0;
  }
  return shown > 1 && !all_word ? unchanged : parts;
}

// The fold of a code point as if it stood alone, without composing what is left.
void append_folded_alone(char32_t c, icu::UnicodeString& out) {
  if (is_diacritic(c) || is_invisible(c)) return;
  const icu::UnicodeString parts =
      find_replacement(c) ? icu::UnicodeString(static_cast<UChar32>(c)) : decompose(c);
  for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(i));
    if (const Replacement* replacement = find_replacement(part)) {
      out += icu::UnicodeString::fromUTF8({replacement->to.data(), static_cast<int>(replacement->to.size())});
    } else if (const int digit = other_digit(part); digit >= 0) {
      out += static_cast<UChar32>(U'0' + static_cast<char32_t>(digit));
    } else if (!is_diacritic(part)) {
      out += is_space(part) ? static_cast<UChar32>(' ') : static_cast<UChar32>(part);
    }
  }
}

// The fold of a code point whose neighbours do not matter.
Fold fold_alone(char32_t c) {
  Fold fold;
  if (is_diacritic(c)) {
    fold.action = Fold::Action::kMark;
    return fold;
  }
  if (is_invisible(c)) {
    fold.action = Fold::Action::kDrop;
    return fold;
  }
  icu::UnicodeString folded;
  if (!find_replacement(c) && !is_space(c) && other_digit(c) < 0 &&
      !normalizers().nfkd->getDecomposition(static_cast<UChar32>(c), folded)) {
    return fold;
  }
  folded.remove();
  append_folded_alone(c, folded);
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes;
  normalizers().nfc->normalize(folded, status).toUTF8String(bytes);
  std::string self;
  append_code_point(c, self);
  if (bytes == self) return fold;
  if (bytes.size() > Fold::kCapacity) {
    fold.action = Fold::Action::kCompose;
    return fold;
  }
  fold.action = bytes.empty() ? Fold::Action::kMark : Fold::Action::kReplace;
  fold.size = static_cast<std::uint8_t>(bytes.size());
  std::ranges::copy(bytes, fold.data.begin());
  return fold;
}

}  // namespace

void FoldTable::fill(char32_t block) const {
  const std::lock_guard lock(filling_);
  const std::uint64_t bit = std::uint64_t{1} << block;
  if ((known_.load(std::memory_order_relaxed) & bit) != 0) return;
  for (char32_t at = block * kBlock; at < (block + 1) * kBlock; ++at) {
    folds_[at] = fold_alone(at < kCount ? kFirst + at : kSecondFirst + at - kCount);
  }
  known_.fetch_or(bit, std::memory_order_release);
}

const FoldTable& FoldTable::instance() {
  static const FoldTable table;
  return table;
}

Fold FoldTable::find_rare(char32_t c) {
  Fold fold;
  if (find_replacement(c) || is_space(c)) return fold_alone(c);
  if (is_diacritic(c)) {
    fold.action = Fold::Action::kMark;
  } else if (is_invisible(c)) {
    fold.action = Fold::Action::kDrop;
  } else if (!normalizers().nfkc->isInert(static_cast<UChar32>(c))) {
    fold.action = Fold::Action::kCompose;
  }
  return fold;
}

std::size_t append_composed(const char* p, const char* end, std::string& out) {
  const icu::Normalizer2* nfkc = normalizers().nfkc;
  // The segment: one code point and all that may join with it. Invisible ones count only between two that do.
  const CodePoint first = decode(p);
  const char* segment_end = p + first.size;
  int length = 1;
  for (const char* q = segment_end; q != end && length < kLongestSegment; ++length) {
    const CodePoint next = decode(q);
    const bool invisible = next.value >= 0x80 && is_invisible(next.value);
    if (!invisible && nfkc->hasBoundaryBefore(static_cast<UChar32>(next.value))) break;
    q += next.size;
    if (!invisible) segment_end = q;
  }
  const auto size = static_cast<std::size_t>(segment_end - p);
  if (size == first.size &&
      u_getIntPropertyValue(static_cast<UChar32>(first.value), UCHAR_NFKC_QUICK_CHECK) == UNORM_YES) {
    out.append(p, size);  // by far the most: a kana or a Hangul syllable with nothing to join
    return size;
  }
  icu::UnicodeString folded;
  for (const char* q = p; q != segment_end;) {
    const CodePoint next = decode(q);
    append_folded_alone(next.value, folded);
    q += next.size;
  }
  UErrorCode status = U_ZERO_ERROR;
  normalizers().nfc->normalize(folded, status).toUTF8String(out);
  return size;
}

}  // namespace onoma::text
