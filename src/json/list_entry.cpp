#include "json/list_entry.hpp"

#include "json/scanner.hpp"

namespace onoma::json {
namespace {

class EntryReader {
 public:
  EntryReader(std::string_view line, std::vector<ListField>& fields) : scanner_(line), fields_(fields) {}

  std::optional<BrokenEntry> read() {
    if (read_object()) return std::nullopt;
    return BrokenEntry{std::string("broken JSON: ") + scanner_.error(), scanner_.column()};
  }

 private:
  bool read_object() {
    scanner_.skip_blanks();
    if (!scanner_.take('{', "expected an object: {…}")) return false;
    scanner_.skip_blanks();
    if (scanner_.peek() != '}') {
      do {
        if (!read_member()) return false;
        scanner_.skip_blanks();
      } while (scanner_.peek() == ',' && scanner_.take(',', ""));
    }
    if (!scanner_.take('}', "expected ',' or '}'")) return false;
    scanner_.skip_blanks();
    return scanner_.at_end() || scanner_.fail("expected the end of the line after the object");
  }

  bool read_text(std::string& out) {
    std::size_t replaced = 0;
    return scanner_.read_string(out, replaced);
  }

  bool read_member() {
    ListField field;
    scanner_.skip_blanks();
    if (scanner_.peek() != '"') return scanner_.fail("expected a field name in double quotes");
    if (!read_text(field.name)) return false;
    scanner_.skip_blanks();
    if (!scanner_.take(':', "expected ':' after the field name")) return false;
    scanner_.skip_blanks();
    if (!read_value(field)) return false;
    fields_.push_back(std::move(field));
    return true;
  }

  bool read_value(ListField& field) {
    if (scanner_.peek() == '"') return read_text(field.value);
    const std::size_t begin = scanner_.position();
    if (!scanner_.skip_value()) return false;
    const std::string_view json = scanner_.since(begin);
    if (json == "null") return true;
    field.value = json;
    field.is_list = json.front() == '[' && read_strings(json, field.items);
    return true;
  }

  // The strings of an array that holds nothing else; `json` is sound.
  static bool read_strings(std::string_view json, std::vector<std::string>& items) {
    Scanner scanner(json);
    scanner.take('[', "");
    scanner.skip_blanks();
    while (scanner.peek() == '"') {
      std::size_t replaced = 0;
      if (!scanner.read_string(items.emplace_back(), replaced)) return false;
      scanner.skip_blanks();
      if (scanner.peek() != ',') break;
      scanner.take(',', "");
      scanner.skip_blanks();
    }
    return scanner.peek() == ']';
  }

  Scanner scanner_;
  std::vector<ListField>& fields_;
};

}  // namespace

std::optional<BrokenEntry> read_list_entry(std::string_view line, std::vector<ListField>& fields) {
  fields.clear();
  return EntryReader(line, fields).read();
}

}  // namespace onoma::json
