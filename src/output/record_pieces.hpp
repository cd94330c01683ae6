// RecordPieces: a `document` record of a text that comes in pieces.
#pragma once

#include <string>
#include <vector>

#include "json/writer.hpp"
#include "output/pieces.hpp"
#include "output/record_writer.hpp"
#include "output/span_writer.hpp"

namespace onoma::output {

class RecordPieces : public Pieces {
 public:
  // Borrows the options. They are not to ask for what needs the whole text.
  explicit RecordPieces(const RecordOptions& options);

  void add(const Document& piece, const std::vector<Entity>& entities, const RawPlace& raw,
           std::string& body) override;
  void finish(const Finding& finding, std::string& head, std::string& body) override;

 private:
  const RecordOptions& options_;
  std::string buffer_;
  json::Writer writer_;  // writes into buffer_
  PieceStart start_;
};

}  // namespace onoma::output
