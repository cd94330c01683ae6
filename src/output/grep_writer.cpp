#include "output/grep_writer.hpp"

#include "output/bytes.hpp"
#include "output/span_text.hpp"
#include "text/units.hpp"

namespace onoma::output {
namespace {

// grep's own colours: the file, the place, what was found.
constexpr std::string_view kPathColour = "\x1b[35m";
constexpr std::string_view kPlaceColour = "\x1b[32m";
constexpr std::string_view kTextColour = "\x1b[1;31m";
constexpr std::string_view kNoColour = "\x1b[0m";

// Walks forward over the lines of a text.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) noexcept : text_(text) {}

  // Goes on to the line of that byte, not before the last one asked.
  void go_to(std::size_t byte) noexcept {
    for (std::size_t end = text_.find('\n', begin_); end < byte; end = text_.find('\n', begin_)) {
      begin_ = end + 1;
      ++number_;
    }
  }
  std::size_t number() const noexcept { return number_; }
  std::size_t begin() const noexcept { return begin_; }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t number_ = 1;
};

// A path as it can be opened again, but for control characters, which would end the line or command a
// terminal.
std::string in_one_line(std::string path) {
  for (char& c : path) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  }
  return path;
}

}  // namespace

void GrepWriter::write(const Finding& finding, std::string& out) const {
  const bool is_line = options_.lines && finding.origin.record;
  const std::string path = in_one_line(is_line ? finding.origin.path : finding.origin.id);
  const std::size_t lines_before = is_line ? *finding.origin.record : 0;
  LineCounter line(finding.document.text());
  text::UnitCounter counter(finding.document.text());
  std::size_t line_begin = 0;  // in the unit
  const auto painted = [&](std::string_view colour, std::string_view text) {
    if (options_.colour) out += colour;
    out += text;
    if (options_.colour) out += kNoColour;
  };
  for (const Entity& entity : finding.extraction.entities) {
    const std::size_t old_begin = line.begin();
    line.go_to(entity.span.begin);
    if (line.begin() != old_begin) line_begin = counter.at(line.begin()).in(options_.unit);
    const std::size_t column = counter.at(entity.span.begin).in(options_.unit) - line_begin + 1;
    painted(kPathColour, path);
    out += ':';
    painted(kPlaceColour, std::to_string(lines_before + line.number()));
    out += ':';
    painted(kPlaceColour, std::to_string(column));
    out.append(":").append(label_name(entity)).append(":");
    painted(kTextColour, to_line(join_blanks(finding.document.text(entity.span))));
    out += '\n';
  }
}

}  // namespace onoma::output
