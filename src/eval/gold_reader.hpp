// Annotated documents from the text of a file, in the formats that corpora come in.
//
// Pure: `name` is the file's, for ids and messages. Every error is E_FORMAT with a message that begins
// "NAME:LINE: ".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/scorer.hpp"
#include "onoma/result.hpp"

namespace onoma::eval {

enum class GoldFormat : unsigned char { kJsonl, kConll, kBrat };

// By the ending of the name (.jsonl, .json, .ndjson; .conll, .iob, .iob2, .bio, .bioes, .tsv; .ann), else by
// how the content begins.
GoldFormat gold_format(std::string_view name, std::string_view content);

// The label of a name that corpora use for it, in any letter case: PER, PERS and PERSON, ORG and
// ORGANIZATION, LOC, LOCATION, GPE and PLACE, DATE. Nothing for other names (MISC).
std::optional<Label> label_of_type(std::string_view type);

// A document a line (json/gold.hpp). Blank lines count as lines and are no documents; two documents of one id
// are an error.
Result<std::vector<GoldDocument>> read_jsonl_gold(std::string_view content, std::string_view name);

// A token a line: columns parted by tabs, or where the line has none by blanks; the first is the token, the
// last its tag in IOB1, IOB2, BIOES or BILOU. A blank line ends a sentence, a token -DOCSTART- begins a
// document, a line that begins with # and does not end in a tag is a comment. The text is the tokens with a
// blank between them and a line end between sentences; ids are the name without its folder and a number:
// "eng.testa:1". Spans of other labels than onoma's become regions to ignore.
Result<std::vector<GoldDocument>> read_conll_gold(std::string_view content, std::string_view name);

// A text and the .ann file beside it, whose name is `name`. Its offsets count code points; where it only fits
// so, with each CR LF as one. Discontinuous spans and those of other labels become regions to ignore; other
// lines than text-bound ones (T…) are passed over. What the .ann says the text is must stand there.
Result<GoldDocument> read_brat_gold(std::string_view annotation, std::string text, std::string_view name,
                                    std::string id);

// For formats that do not tell what is annotated: sets in every document the labels that occur in any, or all
// if none does.
void annotate_what_occurs(std::vector<GoldDocument>& corpus);

// "NAME:LINE: what" as an error.
Unexpected gold_error(std::string_view name, std::size_t line, const std::string& what);

// An error when the bytes are not UTF-8.
std::optional<Error> find_bad_utf8(std::string_view content, std::string_view name);

}  // namespace onoma::eval
