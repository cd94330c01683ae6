#include "text/tokenizer.hpp"

#include <array>
#include <string>

#include "text/char_class.hpp"
#include "text/sentences.hpp"
#include "text/shape.hpp"
#include "text/word_rules.hpp"
#include "text/word_scan.hpp"

namespace onoma::text {
namespace {

constexpr std::size_t kLongestAbbreviation = 16;  // bytes, without the period
constexpr std::size_t kLongestDateline = 16;      // tokens from the line's begin
constexpr std::uint8_t kWindowStart = kSpaceBefore | kLineStart | kParagraphStart;
constexpr char32_t kDash = 0x2013;

std::string_view between(const char* p, const char* q) noexcept {
  return {p, static_cast<std::size_t>(q - p)};
}

class Tokenizer {
 public:
  Tokenizer(std::string_view normal, const Abbreviations& abbreviations, std::vector<Token>& tokens)
      : begin_(normal.data()), end_(begin_ + normal.size()), abbreviations_(abbreviations), tokens_(tokens) {}

  void run() {
    for (const char* p = begin_; p != end_;) {
      const std::uint8_t bits = char_bits(*p);
      if (bits & kWordBits) {
        p = word(p);
        if (end_ - p > 1 && *p == ' ' && !(char_bits(p[1]) & kSpaceBit)) {
          gap_flags_ = kSpaceBefore;
          ++p;
        }
      } else if (bits & kSpaceBit) {
        p = gap(p);
      } else {
        p = bits & kWideBit ? wide(p) : sign(p);
      }
    }
  }

 private:
  // White space: says how the next token stands.
  const char* gap(const char* p) {
    int breaks = 0;
    for (; p != end_; ++p) {
      const std::uint8_t bits = char_bits(*p);
      if (!(bits & kSpaceBit)) break;
      if (!(bits & kLineBit)) continue;
      if (*p == '\f') breaks = 2;  // a new page
      if (!(*p == '\n' && p != begin_ && p[-1] == '\r')) ++breaks;
    }
    gap_flags_ |= kSpaceBefore;
    if (breaks != 0) start_line(breaks > 1);
    return p;
  }

  void start_line(bool paragraph) {
    line_first_ = tokens_.size();
    gap_flags_ |= kLineStart;
    if (!paragraph) return;
    gap_flags_ |= kParagraphStart;
    sentences_.begin();
  }

  const char* word(const char* p) {
    // Letters and digits of ASCII never end inside a character.
    const char* const limit = static_cast<std::size_t>(end_ - p) <= kLongestToken ? end_ : p + kLongestToken;
    const PlainRun run = scan_plain_run(p, limit);
    const char* const q = run.end;
    const std::uint8_t stop = q == limit ? 0 : char_bits(*q);
    // A comma can only matter to a number.
    const bool plain =
        !(stop & (kJoinBit | kWideBit)) || (*q == ',' && !((run.first | run.rest) & kDigitBit));
    if (!plain) return joined_word(p, q);
    return emit(p, q, kPlainShapes[run.first << 3 | run.rest]);
  }

  // A word whose plain run [p, q) is followed by something that may belong to it. q == p for a word that is
  // not ASCII.
  const char* joined_word(const char* p, const char* q) {
    const char* const limit = reach(p);
    if (const char* address = url_end(p, q, limit)) return emit(p, address, Shape::kUrl);
    // The T of a timestamp: 2024-03-01T10:30
    if (q - p == 5 && p[2] == 'T' && *q == ':' && shape_of(between(p, p + 2)) == Shape::kNumber)
      q = p + 2;
    else
      q = word_end(p, q, limit);
    if (q != end_ && *q == '.') {
      if (const char* after = word_with_period(p, q)) return after;
    }
    return emit(p, q, shape_of(between(p, q)));
  }

  // The end of the token if the period at `q` belongs to the word, else nullptr.
  const char* word_with_period(const char* p, const char* q) {
    const char* const after = q + 1;
    if (after != end_ && *after == '.') return nullptr;  // dots
    if (const char* acronym = acronym_end(p, q, end_)) {
      emit(p, acronym, char_bits(*p) & kUpperBit ? Shape::kAcronym : Shape::kLower);
      if (acronym[-1] == '.') sentences_.doubtful_stop(acronym);
      return acronym;
    }
    const std::uint8_t first = word_bits_at(p, end_);
    if ((first & kUpperBit) && p + decode(p).size == q) {
      const bool name_follows = after != end_ && !ends_paragraph(after, end_) &&
                                ((char_bits(*after) & kSpaceBit) || *after == ',' || *after == '-' ||
                                 *after == '\'' || (word_bits_at(after, end_) & kLetterBits));
      return name_follows ? emit(p, after, Shape::kInitial) : nullptr;
    }
    return static_cast<std::size_t>(q - p) <= kLongestAbbreviation ? abbreviation(p, q) : nullptr;
  }

  const char* abbreviation(const char* p, const char* q) {
    const char* const after = q + 1;
    const Abbreviations::Kind kind = find_abbreviation(p, q);
    if (kind == Abbreviations::Kind::kNone) return nullptr;
    const bool any = kind == Abbreviations::Kind::kAny;
    const bool capital = (word_bits_at(p, end_) & kUpperBit) != 0;
    if (ends_paragraph(after, end_)) return nullptr;
    // "he sat. Then": many abbreviations are words when they are written in lower case. At a line's end
    // before a capital the period is nearly always the sentence's too, and annotators leave it to the
    // sentence.
    if (any && (!capital || ends_line(after, end_)) && capital_follows(after, end_)) return nullptr;
    emit(p, after, shape_of(between(p, q)));
    if (any) sentences_.doubtful_stop(after);
    return after;
  }

  Abbreviations::Kind find_abbreviation(const char* p, const char* q) const {
    std::array<char, kLongestAbbreviation + 1> folded;
    std::size_t size = 0;
    for (const char* c = p; c != q; ++c) {
      if (char_bits(*c) & kWideBit) return abbreviations_.find(fold_key(between(p, q + 1)));
      folded[size++] = char_bits(*c) & kUpperBit ? static_cast<char>(*c | 0x20) : *c;
    }
    folded[size++] = '.';
    const std::string_view key(folded.data(), size);
    // "No." is short for number before one; else it is the word.
    if (key == "no." && !number_follows(q + 1)) return Abbreviations::Kind::kNone;
    return abbreviations_.find(key);
  }

  bool number_follows(const char* p) const {
    if (p != end_ && *p == ' ') ++p;
    return p != end_ && (char_bits(*p) & kDigitBit);
  }

  const char* wide(const char* p) {
    const CodePoint c = decode(p);
    const WideChar kind = classify_wide(c.value);
    if (kind.bits) return joined_word(p, p);
    const char* q = p + c.size;
    if (kind.stop) {
      sentences_.stop(q);
    } else if (c.value == kDash) {
      dash(q);
    } else {
      bullet(q);
    }
    return emit_sign(p, q);
  }

  // ASCII that is neither word nor space.
  const char* sign(const char* p) {
    const char* q = p + 1;
    switch (*p) {
      case '.':
        q = run_of_same(p);
        if (q - p == 1)
          sentences_.stop(q);
        else
          sentences_.doubtful_stop(q);
        break;
      case '!':
      case '?':
        sentences_.stop(q);
        break;
      case ',':
      case ';':
        sentences_.go_on();
        break;
      case ':':
        if (may_be_dateline()) sentences_.doubtful_stop(q);
        break;
      case ')':
        if (tokens_.size() - line_first_ <= 2) sentences_.begin();  // "(a) The", "1) The"
        break;
      case '-':
        q = run_of_same(p);
        dash(q);
        break;
      case '*':
        q = run_of_same(p);
        bullet(q);
        break;
      case '=':
      case '~':
      case '_':
      case '`':
        q = run_of_same(p);
        break;
      case '\'':
        if (gap_flags_ == 0 && is_possessive(p, end_)) return emit(p, p + 2, Shape::kLower);
        if (q != end_ && *q == '\'') ++q;
        break;
      case '@':
        if (const char* after = mail(p)) return after;
        break;
      default:
        break;
    }
    return emit_sign(p, q);
  }

  const char* run_of_same(const char* p) const {
    const char* q = p + 1;
    while (q != end_ && *q == *p && static_cast<std::size_t>(q - p) < kLongestToken) ++q;
    return q;
  }

  // How far a token that begins at `p` may reach. Nothing looks further for its end, so the work stays
  // linear.
  const char* reach(const char* p) const {
    if (static_cast<std::size_t>(end_ - p) <= kLongestToken) return end_;
    const char* limit = p + kLongestToken;
    while (is_continuation(*limit)) --limit;
    return limit;
  }

  bool line_begins() const { return tokens_.size() == line_first_; }
  bool may_be_dateline() const { return tokens_.size() - line_first_ <= kLongestDateline; }
  bool space_at(const char* p) const { return p != end_ && (char_bits(*p) & kSpaceBit); }

  void bullet(const char* after) {
    if (line_begins() && space_at(after)) sentences_.begin();
  }

  // "LONDON (Reuters) - The", "KABUL, Afghanistan - At"
  void dash(const char* after) {
    bullet(after);
    if (line_begins() || !may_be_dateline() || !(gap_flags_ & kSpaceBefore) || !space_at(after)) return;
    const bool capital_start = tokens_[line_first_].shape == Shape::kAllCaps;
    if (capital_start || begin_[tokens_.back().begin] == ')') sentences_.doubtful_stop(after);
  }

  // Replaces the tokens of a mail address's local part by the whole address. Returns its end, or nullptr.
  const char* mail(const char* at) {
    if (gap_flags_ != 0) return nullptr;
    const std::string_view address = mail_address(begin_, at, reach(at));
    if (address.size() > kLongestToken) return nullptr;
    if (address.empty()) return nullptr;
    const std::uint32_t from = offset(address.data());
    std::size_t first = tokens_.size();
    while (first > 0 && tokens_[first - 1].begin >= from) --first;
    if (first == tokens_.size() || tokens_[first].begin != from) return nullptr;
    const std::uint8_t flags = tokens_[first].flags;
    tokens_.resize(first);
    const char* after = address.data() + address.size();
    tokens_.push_back({from, offset(after), Shape::kUrl, flags});
    sentences_.go_on();
    return after;
  }

  std::uint32_t offset(const char* p) const { return static_cast<std::uint32_t>(p - begin_); }

  const char* emit_sign(const char* p, const char* q) {
    tokens_.push_back({offset(p), offset(q), Shape::kPunctuation, gap_flags_});
    gap_flags_ = 0;
    return q;
  }

  const char* emit(const char* p, const char* q, Shape shape) {
    const auto flags = static_cast<std::uint8_t>(gap_flags_ | sentences_.at_word(shape, p));
    tokens_.push_back({offset(p), offset(q), shape, flags});
    gap_flags_ = 0;
    return q;
  }

  const char* const begin_;
  const char* const end_;
  const Abbreviations& abbreviations_;
  std::vector<Token>& tokens_;
  SentenceState sentences_;
  std::size_t line_first_ = 0;  // index of the line's first token
  std::uint8_t gap_flags_ = kWindowStart;
};

}  // namespace

void tokenize(std::string_view normal, const Abbreviations& abbreviations, std::vector<Token>& tokens) {
  Tokenizer(normal, abbreviations, tokens).run();
}

}  // namespace onoma::text
