// The tokenizer's rules about words, as pure functions: where a word, an acronym, an address ends.
//
// All take pointers into one normal form; `end` is its end. None reads more than a few characters past what
// it returns, but for ends_paragraph(), ends_line() and capital_follows(), which look past the white space
// that follows.
#pragma once

#include <string_view>

namespace onoma::text {

// The end of the word that begins at `begin` and is known to reach to `from` (plain ASCII letters and digits;
// `from` may be `begin` itself). Takes in letters of one script, marks, digits, and what joins them: O'Brien,
// 1,000, 3.5, 10:30, a_b.
const char* word_end(const char* begin, const char* from, const char* end);

// The end of the web address that begins with the word [word, after), or nullptr.
const char* url_end(const char* word, const char* after, const char* end);

// The mail address around the sign `at`; empty if there is none. `begin` is the normal form's begin.
std::string_view mail_address(const char* begin, const char* at, const char* end);

// The end of the acronym with periods whose first letters are [word, after), or nullptr: U.S. e.g. Ph.D. U.S
const char* acronym_end(const char* word, const char* after, const char* end);

// Is the apostrophe at `p` that of a possessive 's? (What stands before it is not looked at.)
bool is_possessive(const char* p, const char* end);

// Do only closing quotes and brackets come between `p` and a blank line, the text's end, or, after a quote, a
// line end?
bool ends_paragraph(const char* p, const char* end);

// Does nothing but blanks come between `p` and a line end?
bool ends_line(const char* p, const char* end);

// Does white space and then a capital letter (perhaps quoted) follow?
bool capital_follows(const char* p, const char* end);

}  // namespace onoma::text
