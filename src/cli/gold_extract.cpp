#include "cli/gold_extract.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <string>

#include "batch/ordered_pool.hpp"
#include "cli/day.hpp"
#include "onoma/extractor.hpp"
#include "text/unit_edges.hpp"
#include "text/units.hpp"

namespace onoma::cli {
namespace {

using Mentions = std::vector<eval::Mention>;
using Found = std::vector<std::optional<Mentions>>;

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::size_t kBatchBytes = 64 * 1024;

// Some of the documents, from `begin` on.
struct Share {
  std::size_t begin = 0;
  std::size_t end = 0;
};

eval::Mention mention_of(const Entity& entity) {
  // As many digits as a record tells, so that a run and its record have the same calibration.
  const double confidence = static_cast<double>(std::lround(entity.confidence * 10000)) / 10000;
  return {entity.span, entity.label, entity.date ? entity.date->timex : std::string(), confidence};
}

// Moves spans of a recased text, in reading order, to the text it was made of, which has as many code points.
void move_back(std::string_view recased, std::string_view text, Mentions& mentions) {
  text::UnitCounter counter(recased);
  const text::UnitEdges edges(text, OffsetUnit::kCodepoint);
  for (eval::Mention& mention : mentions) {
    const std::size_t begin = counter.at(mention.span.begin).codepoint;
    const std::size_t end = counter.at(mention.span.end).codepoint;
    mention.span = edges.bytes(begin, end).value();
  }
}

Mentions find_mentions(const eval::GoldDocument& gold, std::optional<text::LetterCase> letter_case,
                       Extractor& extractor) {
  std::string text = letter_case ? text::recase(gold.text, *letter_case) : gold.text;
  // from_bytes drops one mark, which offsets into the annotated text count.
  if (text.starts_with(kMark)) text.insert(0, kMark);
  Document document = Document::from_bytes(gold.id, std::move(text));
  const std::string day = gold.reference_date.substr(0, 10);  // a time may follow it
  if (is_day(day)) document.set_reference_date(day);
  Mentions mentions;
  for (const Entity& entity : extractor.extract(document).entities) {
    if (static_cast<std::size_t>(entity.label) < kLabelCount) mentions.push_back(mention_of(entity));
  }
  if (letter_case) move_back(document.text(), gold.text, mentions);
  return mentions;
}

}  // namespace

Found extract_mentions(const std::vector<eval::GoldDocument>& documents, const Model& model,
                       const Additions* additions, std::size_t threads, std::optional<text::LetterCase> letter_case) {
  Found all;
  const auto make_worker = [&]() -> std::function<Found(Share)> {
    auto extractor = std::make_shared<Extractor>(model, ExtractOptions{.additions = additions});
    return [&documents, letter_case, extractor](Share share) {
      Found found(share.end - share.begin);
      for (std::size_t i = share.begin; i < share.end; ++i) {
        try {
          found[i - share.begin] = find_mentions(documents[i], letter_case, *extractor);
        } catch (const std::bad_alloc&) {
          found[i - share.begin].reset();
        }
      }
      return found;
    };
  };
  const auto deliver = [&](Found found, bool) {
    std::move(found.begin(), found.end(), std::back_inserter(all));
  };
  batch::OrderedPool<Share, Found> pool(threads, make_worker, deliver);
  Share share;
  std::size_t bytes = 0;
  for (; share.end < documents.size();) {
    bytes += documents[share.end++].text.size();
    if (bytes < kBatchBytes && share.end < documents.size()) continue;
    pool.submit(share);
    share.begin = share.end;
    bytes = 0;
  }
  pool.finish();
  return all;
}

}  // namespace onoma::cli
