// Pieces: the output of one document that is worked on piece by piece, since it is too large to be in memory
// whole. The bytes are those that a Writer gives for the document in one.
//
//   std::unique_ptr<Pieces> pieces = writer.pieces();
//   pieces->add(piece, entities, raw, body);   // for each piece, in order
//   pieces->finish(finding, head, body);       // head, then all of body, is the output
//
// Not thread safe.
#pragma once

#include <string>
#include <vector>

#include "output/record.hpp"

namespace onoma::output {

class Pieces {
 public:
  virtual ~Pieces() = default;

  // Spans of `entities` count from the start of `piece`; those of `raw.map` from the start of the whole text.
  virtual void add(const Document& piece, const std::vector<Entity>& entities, const RawPlace& raw,
                   std::string& body) = 0;

  // `finding` is about the whole; its document is the first piece, its extraction has no entities.
  virtual void finish(const Finding& finding, std::string& head, std::string& body) = 0;
};

}  // namespace onoma::output
