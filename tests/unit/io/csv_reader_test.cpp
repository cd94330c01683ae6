#include "io/csv_reader.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

using onoma::io::CsvReader;

namespace {

// Gives a few bytes at a time.
class Pieces : public onoma::io::Source {
 public:
  Pieces(std::string bytes, std::size_t size) : bytes_(std::move(bytes)), size_(size) {}
  onoma::Result<std::size_t> read(std::string& out, std::size_t) override {
    const std::string piece = bytes_.substr(at_, size_);
    at_ += piece.size();
    out += piece;
    return piece.size();
  }
  bool idle() override { return false; }

 private:
  std::string bytes_;
  std::size_t size_;
  std::size_t at_ = 0;
};

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const std::string& bytes, std::size_t piece = 1000, char delimiter = ',') {
  CsvReader reader(std::make_unique<Pieces>(bytes, piece), delimiter);
  std::vector<Row> rows;
  while (const auto row = reader.next()) rows.push_back(row->error ? Row{row->error->code} : row->cells);
  return rows;
}

}  // namespace

TEST_CASE("rows and cells") {
  using Rows = std::vector<Row>;
  CHECK(rows_of("") == Rows{});
  CHECK(rows_of("a") == Rows{{"a"}});
  CHECK(rows_of("a,b\n") == Rows{{"a", "b"}});
  CHECK(rows_of("a,b\r\nc,\r\n") == Rows{{"a", "b"}, {"c", ""}});
  CHECK(rows_of(",\n\n,,") == Rows{{"", ""}, {"", "", ""}});
  CHECK(rows_of("\"a\nb\",\"\"\"\"\n\"\"\n") == Rows{{"a\nb", "\""}, {""}});
  CHECK(rows_of("a b\"c\"\n") == Rows{{"a b\"c\""}});
  CHECK(rows_of("a;b,c\n", 1000, ';') == Rows{{"a", "b,c"}});
  CHECK(rows_of("\"a\"x,b\nc\n") == Rows{{"E_CSV"}, {"c"}});
  CHECK(rows_of("a\n\"b") == Rows{{"a"}, {"E_CSV"}});
  CHECK(rows_of("a\rb\n") == Rows{{"a\rb"}});
}

TEST_CASE("the size of the pieces that come does not matter") {
  const std::string bytes = "a,\"b\"\"c\nd\",e\r\n\r\n\"x\"y,z\n1,2,3\n\"q";
  for (std::size_t size = 1; size < 8; ++size) CHECK(rows_of(bytes, size) == rows_of(bytes));
}

TEST_CASE("a row knows the line on which it begins") {
  CsvReader reader(std::make_unique<Pieces>("a\n\"b\nc\"\n\nd\n", 3), ',');
  CHECK(reader.next()->line == 1);
  CHECK(reader.next()->line == 2);
  CHECK(reader.next()->line == 5);
  CHECK_FALSE(reader.next());
}
