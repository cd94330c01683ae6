#include "json/record.hpp"

#include "json/scanner.hpp"

namespace onoma::json {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

class RecordReader {
 public:
  RecordReader(std::string_view line, const RecordFields& fields, Record& out)
      : scanner_(line), fields_(fields), out_(out) {}

  std::optional<BrokenRecord> read() {
    if (!read_object()) {
      const std::string where = "broken JSON at column " + std::to_string(scanner_.column()) + ": ";
      return broken("E_JSON", where + scanner_.error());
    }
    if (wrong_id_) return broken("E_FIELD", "field \"" + fields_.id + "\" is neither a string nor a number");
    if (wrong_text_) return broken("E_FIELD", "field \"" + fields_.text + "\" is not a string");
    if (!has_text_) return broken("E_FIELD", "no field \"" + fields_.text + "\"");
    return std::nullopt;
  }

 private:
  BrokenRecord broken(const char* code, std::string message) const {
    return BrokenRecord{Error{code, std::move(message)}, out_.id};
  }

  bool read_object() {
    scanner_.skip_blanks();
    if (!scanner_.take('{', "expected an object: {…}")) return false;
    scanner_.skip_blanks();
    if (scanner_.peek() == '}') return scanner_.take('}', "") && read_end();
    do {
      if (!read_member()) return false;
      scanner_.skip_blanks();
    } while (scanner_.peek() == ',' && scanner_.take(',', ""));
    return scanner_.take('}', "expected ',' or '}'") && read_end();
  }

  bool read_end() {
    scanner_.skip_blanks();
    return scanner_.at_end() || scanner_.fail("expected the end of the line after the record");
  }

  bool read_member() {
    std::string name;
    std::size_t unused = 0;
    scanner_.skip_blanks();
    if (scanner_.peek() != '"') return scanner_.fail("expected a field name in double quotes");
    if (!scanner_.read_string(name, unused)) return false;
    scanner_.skip_blanks();
    if (!scanner_.take(':', "expected ':' after the field name")) return false;
    scanner_.skip_blanks();
    if (name == fields_.text) return read_text();
    if (name == fields_.id) return read_id();
    if (name == fields_.reference_date) return read_reference_date();
    return scanner_.skip_value();
  }

  bool read_text() {
    has_text_ = true;
    wrong_text_ = scanner_.peek() != '"';
    if (wrong_text_) return scanner_.skip_value();
    out_.text.clear();
    out_.replaced = 0;
    return scanner_.read_string(out_.text, out_.replaced);
  }

  bool read_id() {
    const char first = scanner_.peek();
    out_.id.reset();
    wrong_id_ = false;
    if (first == '"') {
      std::size_t unused = 0;
      std::string id;
      if (!scanner_.read_string(id, unused)) return false;
      out_.id = std::move(id);
      return true;
    }
    if (first == '-' || (first >= '0' && first <= '9')) {
      std::string_view spelling;
      if (!scanner_.read_number(spelling)) return false;
      out_.id = std::string(spelling);
      return true;
    }
    wrong_id_ = first != 'n';
    return scanner_.skip_value();
  }

  bool read_reference_date() {
    out_.reference_date.reset();
    const char first = scanner_.peek();
    out_.reference_date_unusable = first != '"' && first != 'n';
    if (first != '"') return scanner_.skip_value();
    std::string date;
    std::size_t unused = 0;
    if (!scanner_.read_string(date, unused)) return false;
    out_.reference_date = std::move(date);
    return true;
  }

  Scanner scanner_;
  const RecordFields& fields_;
  Record& out_;
  bool has_text_ = false;
  bool wrong_text_ = false;
  bool wrong_id_ = false;
};

}  // namespace

std::optional<BrokenRecord> read_record(std::string_view line, const RecordFields& fields, Record& out) {
  out = Record{};
  if (line.starts_with(kMark)) line.remove_prefix(kMark.size());
  return RecordReader(line, fields, out).read();
}

bool is_blank(std::string_view line) noexcept {
  if (line.starts_with(kMark)) line.remove_prefix(kMark.size());
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace onoma::json
