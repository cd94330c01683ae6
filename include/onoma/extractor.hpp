// Extractor: runs the pipeline over documents. One per thread; it keeps its buffers from one document to the next.
//
//   onoma::Extractor extractor(model);
//   onoma::Extraction found = extractor.extract(document);
//   for (const onoma::Entity& entity : found.entities) std::cout << document.text(entity.span) << '\n';
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onoma/additions.hpp"
#include "onoma/document.hpp"
#include "onoma/entity.hpp"
#include "onoma/explanation.hpp"
#include "onoma/firing.hpp"
#include "onoma/model.hpp"

namespace onoma {

// Which of the numbers of 3/4/2020 is the day. kAuto: what the document's other dates tell.
enum class DateOrder : unsigned char { kAuto, kDmy, kMdy, kYmd };

struct ExtractOptions {
  bool explain = false;      // fill Entity::evidence and Entity::alternatives, and Extraction::rejected
  bool times = false;        // also TIME, DURATION and SET
  bool vague_dates = false;  // also dates such as "now" and "recently", with the values PRESENT_REF, PAST_REF, FUTURE_REF
  std::vector<std::string> date_languages = {};  // ISO 639-1 codes of Extractor::date_languages(), besides English
  DateOrder date_order = DateOrder::kAuto;
  const Additions* additions = nullptr;  // what a user taught, which outranks the model; must outlive the Extractor
  // Asked before each window of the text (64 to 256 KiB). True ends the work on the document: Extraction::cancelled.
  std::function<bool()> cancel = {};
};

// How many dates of numbers tell by themselves which is the day ("26/10/2025"), and which is the month.
struct DateOrderVotes {
  std::size_t dmy = 0;
  std::size_t mdy = 0;
};

// The day against which relative and incomplete dates were resolved, and where it was read.
struct ReferenceDate {
  std::string value;  // ISO day; empty when there is none
  std::string from;   // "option", "field", "dateline", "header", "filename"
  Span span;          // where in the text, for dateline and header
};

// A warning about the document as a whole, e.g. W_LANGUAGE.
struct Warning {
  std::string code;
  std::string message;
};

// Where a context rule of the user held: its group.
struct Fired {
  Span span;
  std::string rule;
  std::string file;
  std::uint32_t line = 0;
};

// All that was found, in text order, spans never overlapping.
struct Extraction {
  std::vector<Entity> entities;
  // Readings that lost to no entity, and additions that lost to a block or a stronger one; only with explain.
  std::vector<Entity> rejected;
  std::vector<Fired> fired;      // context rules that held, whatever came of it; only with explain
  std::string language;          // ISO 639-1 code, "und" when it cannot be told
  ReferenceDate reference_date;
  DateOrderVotes date_order_votes;
  std::vector<Warning> warnings;
  bool cancelled = false;  // ExtractOptions::cancel said so; what was found up to there is here
};

class Extractor {
 public:
  // Borrows the model, which must outlive the Extractor.
  explicit Extractor(const Model& model, ExtractOptions options = {});
  Extractor(Model&&, ExtractOptions = {}) = delete;
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  // The languages besides English whose dates the model's patterns know, sorted.
  static std::vector<std::string> date_languages(const Model& model);

  // A pure function of the document's text and reference date, the model and the options.
  Extraction extract(const Document& document);

  // What extract() considers at a place of the text: tells of the word there, or the nearest one, where `place` is empty, and of all
  // words that begin in it where it is not, in text order. Every place of every text has an answer.
  void explain(const Document& document, Span place, const std::function<void(const Explanation&)>& tell);

  // extract() that also tells of every line of a list and every rule that fired, in no order but always the same one.
  Extraction trace(const Document& document, const std::function<void(const Firing&)>& tell);

  // extract() for a text that need not be in memory whole: begin(), then extract_next() until the text ends, then
  // finish(). `reference_date` and `name_date` are those of Document.
  //
  //   extractor.begin("", "");
  //   while (more_text(rest))                               // at least kLookAhead bytes, or all there are
  //     rest.remove_prefix(extractor.extract_next(rest, found));
  //   extractor.finish(found);
  void begin(const std::string& reference_date, const std::string& name_date);
  // Takes a piece off the front of `text`, which goes on where the last piece ended, is valid UTF-8, and holds at
  // least kLookAhead bytes unless it is the rest; the cut depends on the text alone. Appends what it finds to
  // `found`: spans count from the start of the piece. Returns the piece's size; 0 only at the end of the text.
  std::size_t extract_next(std::string_view text, Extraction& found);
  // What is known at the end only: language and warnings.
  void finish(Extraction& found);

  // A piece is at least so many bytes. Within one, dates tell what other dates mean.
  static constexpr std::size_t kPiece = 1024 * 1024;
  static constexpr std::size_t kLookAhead = kPiece + 256 * 1024 + 4;

 private:
  class Pipeline;
  std::unique_ptr<Pipeline> pipeline_;
};

}  // namespace onoma
