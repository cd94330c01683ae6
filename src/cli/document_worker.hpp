// DocumentWorker: raw inputs in, finished output out. One for each thread; it owns an Extractor.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
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

// What came of some inputs that follow each other and are of one file.
struct PartResult {
  std::shared_ptr<const batch::InputFile> file;
  std::uint64_t number = 0;    // of the last of them, among the parts of the file
  bool ends_file = false;      // nothing of the file follows
  bool interrupted = false;    // the last of them was not read to its end: the run is to stop before it
  bool sealed = false;         // ends here, whatever comes
  std::string output;
  std::optional<io::Spool> spooled;            // more output, of a document that was large
  std::string messages;                        // for standard error
  output::Tally tally;
  output::NameTable names;                     // for View::kNames
  std::vector<output::Unredacted> unredacted;  // for View::kRedacted
};

using BatchResult = std::vector<PartResult>;

class DocumentWorker {
 public:
  // Borrows all of it; `additions` may be null.
  DocumentWorker(const ExtractSettings& settings, const Model& model, const Additions* additions,
                 const output::Writer& writer);

  DocumentWorker(const DocumentWorker&) = delete;
  DocumentWorker& operator=(const DocumentWorker&) = delete;

  BatchResult work(Batch batch);

 private:
  void take(Input& input, PartResult& result);
  void work(Input& input, PartResult& result);
  // Appends what the writer makes of a Finding or a Failure, and what stands between two documents.
  template <typename Outcome>
  void write(const Outcome& outcome, std::string& out) const;
  void work_in_pieces(Input& input, output::Pieces& pieces, PartResult& result);
  std::optional<Error> take_pieces(TextStream& stream, output::Pieces& pieces, Extraction& found,
                                   Document& first, io::Spool& body, output::Tally& tally);
  bool is_too_late() const;
  Error timed_out() const;
  void settle(Extraction& extraction) const;
  std::string day_in_name(const output::Origin& origin) const;
  void pass_over(const Input& input, PartResult& result) const;
  void fail(const Input& input, const Error& error, PartResult& result) const;

  const ExtractSettings& settings_;
  const output::Writer& writer_;
  std::chrono::steady_clock::time_point deadline_{};  // for the document in hand
  Extractor extractor_;
};

}  // namespace onoma::cli
