#include <charconv>
#include <cmath>
#include <cstdlib>

#include "imports/lines.hpp"
#include "imports/readers.hpp"
#include "imports/token_expression.hpp"

namespace onoma::imports {
namespace {

constexpr std::string_view kSigns = "\\^$|()[]{}*+?.";
constexpr int kHighestPriority = 1000;

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t end = line.find('\t');
    cells.push_back(trimmed(line.substr(0, end)));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> tokens_of(std::string_view pattern) {
  std::vector<std::string_view> tokens;
  while (!(pattern = trimmed(pattern)).empty()) {
    const std::size_t end = std::min(pattern.find_first_of(" \t"), pattern.size());
    tokens.push_back(pattern.substr(0, end));
    pattern.remove_prefix(end);
  }
  return tokens;
}

class RegexNerReader {
 public:
  RegexNerReader(const std::string& file, const ImportOptions& options, Imported& out)
      : options_(options), out_(out), report_(file, out) {}

  void read(std::string_view text) {
    for_each_line(text, report_, [&](std::size_t number, std::string_view line) { take(number, line); });
  }

 private:
  void take(std::size_t number, std::string_view line) {
    if (line.front() == '#') return;
    const std::vector<std::string_view> cells = cells_of(line);
    const std::string label = cells.size() > 1 ? label_of(cells[1], options_) : "";
    if (cells[0].empty() || label.empty()) return report_.leave_out(number, "not PATTERN, a TAB and a LABEL");
    if (cells[0].starts_with("( ") && cells[0].ends_with(" )")) {
      return report_.leave_out(number, "a TokensRegex over annotations of tokens; write a context rule for it");
    }
    if (cells.size() > 4 && !cells[4].empty()) report_.note(number, "the group that is labelled: here it is the whole pattern");
    const std::optional<int> priority = cells.size() > 3 ? priority_of(number, cells[3]) : std::nullopt;
    if (cells[0].find_first_of(kSigns) == std::string_view::npos) {
      ImportedName name{std::string(cells[0]), label};
      name.letter_case = options_.any_case ? LetterCase::kAny : LetterCase::kExact;
      name.priority = priority;
      out_.names.push_back(std::move(name));
    } else {
      take_pattern(number, cells[0], label, priority);
    }
  }

  void take_pattern(std::size_t number, std::string_view pattern, const std::string& label, std::optional<int> priority) {
    std::vector<TokenExpression> tokens;
    for (const std::string_view token : tokens_of(pattern)) {
      Rewritten rewritten = rewrite_token_expression(token);
      if (!rewritten.problem.empty()) return report_.leave_out(number, rewritten.problem);
      const bool sign = token.size() == 1 ? !is_word(token) : token.size() == 2 && token[0] == '\\' && !is_word(token.substr(1));
      tokens.push_back({std::move(rewritten.expression), 1, 1, sign});
    }
    std::string expression = *join_tokens(tokens);
    if (!options_.any_case) expression = "(?-i:" + expression + ")";
    out_.patterns.push_back({label, std::move(expression), priority, std::string(pattern), number});
  }

  // Theirs may have a fraction.
  std::optional<int> priority_of(std::size_t number, std::string_view cell) {
    if (cell.empty()) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || std::fabs(value) > kHighestPriority) {
      report_.note(number, "the priority \"" + std::string(cell) + "\" is no number up to 1000, and left out");
      return std::nullopt;
    }
    if (value != std::round(value)) report_.note(number, "the priority " + std::string(cell) + " is rounded");
    return static_cast<int>(std::lround(value));
  }

  const ImportOptions& options_;
  Imported& out_;
  Reporter report_;
};

}  // namespace

void read_regexner(std::string_view text, const std::string& file, const ImportOptions& options, Imported& out) {
  RegexNerReader(file, options, out).read(text);
}

}  // namespace onoma::imports
