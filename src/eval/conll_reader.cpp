// CoNLL's columns: a token a line, its tag last.
#include <optional>

#include "eval/gold_reader.hpp"
#include "eval/lines.hpp"

namespace onoma::eval {
namespace {

constexpr std::string_view kBlanks = " \t";

struct Columns {
  std::string_view token;
  std::string_view tag;  // empty when there is one column only
};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// A token may hold blanks where tabs part the columns.
Columns split(std::string_view line) {
  const std::string_view separators = line.find('\t') == std::string_view::npos ? " " : "\t";
  const std::size_t first = line.find_first_of(separators);
  const std::string_view all = line.substr(0, line.find_last_not_of(kBlanks) + 1);
  const std::size_t last = all.find_last_of(separators);
  if (first == std::string_view::npos || last == std::string_view::npos || last < first)
    return {trimmed(line), {}};
  return {trimmed(line.substr(0, first)), trimmed(all.substr(last + 1))};
}

// What a tag says about its token.
struct Tag {
  bool outside = false;
  bool begins = false;  // an entity begins here, whatever was before
  bool ends = false;    // and ends here, whatever comes after
  std::string_view type;
};

// IOB1 and IOB2 differ only in which entities begin with B, BIOES and BILOU only in letters: one reading
// serves all four.
std::optional<Tag> read_tag(std::string_view tag) {
  if (tag == "O" || tag == "o") return Tag{true, false, false, {}};
  if (tag.size() < 3 || (tag[1] != '-' && tag[1] != '_')) return std::nullopt;
  const std::string_view type = tag.substr(2);
  switch (tag[0]) {
    case 'B':
      return Tag{false, true, false, type};
    case 'I':
    case 'M':
      return Tag{false, false, false, type};
    case 'E':
    case 'L':
      return Tag{false, false, true, type};
    case 'S':
    case 'U':
    case 'W':
      return Tag{false, true, true, type};
    default:
      return std::nullopt;
  }
}

// Builds documents from tokens.
class ConllBuilder {
 public:
  explicit ConllBuilder(std::string_view name) : name_(name.substr(name.rfind('/') + 1)) {}

  void end_sentence() {
    close();
    sentence_ended_ = true;
  }

  void end_document() {
    end_sentence();
    if (!document_.text.empty()) {
      document_.id = std::string(name_) + ':' + std::to_string(corpus_.size() + 1);
      corpus_.push_back(std::move(document_));
    }
    document_ = {};
    sentence_ended_ = false;
  }

  void add(std::string_view token, const Tag& tag) {
    std::string& text = document_.text;
    if (!text.empty()) text += sentence_ended_ ? '\n' : ' ';
    sentence_ended_ = false;
    const bool goes_on = open_ && !tag.outside && !tag.begins && tag.type == type_;
    if (!goes_on) close();
    const std::size_t begin = text.size();
    text += token;
    if (tag.outside) return;
    if (!goes_on) {
      open_ = Span{begin, begin};
      type_ = tag.type;
    }
    open_->end = text.size();
    if (tag.ends) close();
  }

  std::vector<GoldDocument> take() {
    end_document();
    return std::move(corpus_);
  }

 private:
  void close() {
    if (!open_) return;
    if (const auto label = label_of_type(type_))
      document_.spans.push_back({*open_, *label});
    else
      document_.ignore.push_back(*open_);
    open_.reset();
  }

  std::string_view name_;
  std::vector<GoldDocument> corpus_;
  GoldDocument document_;
  bool sentence_ended_ = false;
  std::optional<Span> open_;  // the entity that the next token may continue
  std::string_view type_;     // and its type, as in the file
};

}  // namespace

Result<std::vector<GoldDocument>> read_conll_gold(std::string_view content, std::string_view name) {
  if (std::optional<Error> bad = find_bad_utf8(content, name)) return Unexpected{*std::move(bad)};
  ConllBuilder builder(name);
  for (Lines lines(content); lines.next();) {
    if (trimmed(lines.line()).empty()) {
      builder.end_sentence();
      continue;
    }
    const auto [token, tag_text] = split(lines.line());
    if (token.starts_with("-DOCSTART")) {  // some files go on with an id: -DOCSTART-1
      builder.end_document();
      continue;
    }
    const std::optional<Tag> tag = read_tag(tag_text);
    if (!tag && token.starts_with('#')) continue;
    if (token.empty()) return gold_error(name, lines.number(), "no token before the first tab");
    if (tag_text.empty()) return gold_error(name, lines.number(), "one column only: a token needs a tag");
    if (!tag) {
      return gold_error(
          name, lines.number(),
          "the last column, \"" + std::string(tag_text) + "\", is no tag (O, B-…, I-…, E-…, S-…)");
    }
    builder.add(token, *tag);
  }
  std::vector<GoldDocument> corpus = builder.take();
  annotate_what_occurs(corpus);
  return corpus;
}

}  // namespace onoma::eval
