// SpanWriter: the `spans` and `rejected` arrays of a document record.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/writer.hpp"
#include "onoma/document.hpp"
#include "onoma/entity.hpp"
#include "output/record.hpp"
#include "text/line_counter.hpp"
#include "text/units.hpp"

namespace onoma::output {

// The field "evidence" of an object that is open.
void write_evidence(const std::vector<Evidence>& evidence, json::Writer& writer);

// Borrows all it is given; lives for one record.
class SpanWriter {
 public:
  // `context`: how many code points before and after each span to print with it.
  SpanWriter(json::Writer& writer, const Document& document, const RawPlace& raw, OffsetUnit unit, bool explain,
             std::size_t context = 0) noexcept
      : writer_(writer), document_(document), raw_(raw), unit_(unit), explain_(explain), context_(context) {}

  // Entities in text order that do not overlap. Returns the length of the text, which the same walk counts.
  text::UnitOffsets write_spans(const std::vector<Entity>& entities) const;
  // The same without the brackets, of a document that is a piece of a larger one. Returns what comes before the next.
  PieceStart write_piece(const std::vector<Entity>& entities, const PieceStart& start) const;
  // Readings in any order, which may overlap.
  void write_rejected(const std::vector<Entity>& rejected) const;

 private:
  // `Json`: a json::Writer of any style, or a CompactWriter.
  template <typename Json>
  PieceStart write_elements(const std::vector<Entity>& entities, const PieceStart& start, Json& json) const;
  template <typename Json>
  void write_span(const Entity& entity, std::size_t number, const text::UnitOffsets& begin,
                  const text::UnitOffsets& end, text::LinePlace place, Json& json) const;
  template <typename Json>
  void write_source(Span raw, text::LinePlace place, Json& json) const;

  json::Writer& writer_;
  const Document& document_;
  const RawPlace& raw_;
  OffsetUnit unit_;
  bool explain_;
  std::size_t context_;
};

}  // namespace onoma::output
