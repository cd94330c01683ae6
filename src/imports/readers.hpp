// Readers of the files of other tools. Pure functions of the bytes; `file` is what problems are told of. Any bytes are
// safe: a line that cannot be taken over is a diagnostic, and the others are taken over.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "imports/imported.hpp"
#include "onoma/result.hpp"

namespace onoma::imports {

// The mapping file of Stanford's RegexNER and TokensRegexNER: PATTERN TAB LABEL [TAB LABELS THAT IT REPLACES [TAB PRIORITY]],
// the pattern an expression of Java for each token. Patterns without any sign of an expression become names.
// https://stanfordnlp.github.io/CoreNLP/regexner.html
void read_regexner(std::string_view text, const std::string& file, const ImportOptions& options, Imported& out);

// The patterns of spaCy's EntityRuler, a JSON object a line (json/entity_ruler.hpp). Phrases and tokens that are plain words
// become names, other tokens expressions.
void read_entity_ruler(std::string_view text, const std::string& file, const ImportOptions& options, Imported& out);

// Names in lines.
void read_word_list(std::string_view text, const std::string& file, const ImportOptions& options, Imported& out);

// A list of GATE: names in lines, with features behind them (NAME&key=value&key=value, whatever the separator).
void read_gate_list(std::string_view text, const std::string& file, const ImportOptions& options, Imported& out);

// An index of GATE's lists: FILE:MAJOR[:MINOR[:LANGUAGE[:ANNOTATION]]]. The label is the annotation type, else the major
// type; the minor type becomes the column "minor". `read` gives the bytes of a list, by its name in the index.
// https://gate.ac.uk/sale/tao/splitch13.html
using ReadList = std::function<Result<std::string>(const std::string& name)>;
void read_gate_index(std::string_view text, const std::string& file, const ImportOptions& options, const ReadList& read,
                     Imported& out);

enum class Format : unsigned char { kRegexNer, kEntityRuler, kGateIndex, kGateList, kWords };
// Told by the first lines that say something.
Format format_of(std::string_view text);

}  // namespace onoma::imports
