#include "json/record.hpp"

#include <algorithm>

#include "json/scanner.hpp"
#include "json/writer.hpp"
#include "text/decoder.hpp"

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
    if (fields_.meta.any()) out_.meta = meta_.object();
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
    const std::size_t begin = scanner_.position();
    if (!read_value(name)) return false;
    if (is_wanted(name)) meta_.add_json(name, scanner_.since(begin));
    return true;
  }

  bool read_value(const std::string& name) {
    if (name == fields_.text) return read_text();
    if (name == fields_.id) return read_id();
    if (name == fields_.reference_date) return read_reference_date();
    return scanner_.skip_value();
  }

  bool is_wanted(const std::string& name) const {
    if (fields_.meta.all) return name != fields_.text && name != fields_.id && name != fields_.reference_date;
    const std::vector<std::string>& names = fields_.meta.names;
    return std::find(names.begin(), names.end(), name) != names.end();
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
  Meta meta_;
  bool has_text_ = false;
  bool wrong_text_ = false;
  bool wrong_id_ = false;
};

}  // namespace

void Meta::add(const std::string& name, std::string value) {
  const auto known =
      std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
  if (known != fields_.end()) {
    known->second = std::move(value);
  } else {
    fields_.emplace_back(name, std::move(value));
  }
}

void Meta::add_json(const std::string& name, std::string_view value) {
  std::string compact;
  Scanner scanner(value);
  for (scanner.skip_blanks(); !scanner.at_end(); scanner.skip_blanks()) {
    if (scanner.peek() != '"') {
      compact += scanner.peek();
      scanner.take(scanner.peek(), "");
      continue;
    }
    std::string string;
    std::size_t unused = 0;
    scanner.read_string(string, unused);
    append_quoted(text::repair_utf8(std::move(string), unused), compact);
  }
  add(name, std::move(compact));
}

void Meta::add_string(const std::string& name, std::string_view value) {
  std::string quoted;
  std::size_t unused = 0;
  append_quoted(text::repair_utf8(std::string(value), unused), quoted);
  add(name, std::move(quoted));
}

std::string Meta::object() const {
  std::string out = "{";
  for (const auto& [name, value] : fields_) {
    std::size_t unused = 0;
    if (out.size() > 1) out += ',';
    append_quoted(text::repair_utf8(name, unused), out);
    out.append(":").append(value);
  }
  return out + '}';
}

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
