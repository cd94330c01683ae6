// Any bytes as CSV: no byte of a cell is invented, and the size of the pieces does not matter.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "io/csv_reader.hpp"

namespace {

class Pieces : public onoma::io::Source {
 public:
  Pieces(const std::string& bytes, std::size_t size) : bytes_(bytes), size_(size) {}
  onoma::Result<std::size_t> read(std::string& out, std::size_t) override {
    const std::string piece = bytes_.substr(at_, size_);
    at_ += piece.size();
    out += piece;
    return piece.size();
  }
  bool idle() override { return false; }

 private:
  const std::string& bytes_;
  std::size_t size_;
  std::size_t at_ = 0;
};

std::vector<std::string> cells(const std::string& bytes, std::size_t size) {
  onoma::io::CsvReader reader(std::make_unique<Pieces>(bytes, size), ',');
  std::vector<std::string> out;
  while (const auto row = reader.next()) {
    if (row->error) out.push_back(row->error->message);
    out.insert(out.end(), row->cells.begin(), row->cells.end());
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (cells(bytes, 3) != cells(bytes, 65536)) std::abort();
  return 0;
}
