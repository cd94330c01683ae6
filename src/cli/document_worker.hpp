// DocumentWorker: raw inputs in, finished output out. One for each thread; it owns an Extractor.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/extract_options.hpp"
#include "cli/input.hpp"
#include "cli/text_stream.hpp"
#include "io/spool.hpp"
#include "onoma/extractor.hpp"
#include "output/name_table.hpp"
#include "output/redactor.hpp"
#include "output/tally.hpp"
#include "output/writer.hpp"

namespace onoma::cli {

// Inputs that travel together, so that small ones do not pay for a hand-over each.
using Batch = std::vector<Input>;

struct BatchResult {
  std::string output;
  std::optional<io::Spool> spooled;            // more output, of a document that was large
  std::string messages;                        // for standard error
  output::Tally tally;
  output::NameTable names;                     // for View::kNames
  std::vector<output::Unredacted> unredacted;  // for View::kRedacted
};

class DocumentWorker {
 public:
  // Borrows all three.
  DocumentWorker(const ExtractSettings& settings, const Model& model, const output::Writer& writer);

  BatchResult work(Batch batch);

 private:
  void work(Input& input, BatchResult& result);
  // Appends what the writer makes of a Finding or a Failure, and what stands between two documents.
  template <typename Outcome>
  void write(const Outcome& outcome, std::string& out) const;
  void work_in_pieces(Input& input, output::Pieces& pieces, BatchResult& result);
  std::optional<Error> take_pieces(TextStream& stream, output::Pieces& pieces, Extraction& found,
                                   Document& first, io::Spool& body, output::Tally& tally);
  void settle(Extraction& extraction) const;
  std::string day_in_name(const output::Origin& origin) const;
  void pass_over(const Input& input, BatchResult& result) const;
  void fail(const Input& input, const Error& error, BatchResult& result) const;

  const ExtractSettings& settings_;
  const output::Writer& writer_;
  Extractor extractor_;
};

}  // namespace onoma::cli
