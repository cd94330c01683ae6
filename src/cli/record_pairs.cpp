#include "cli/record_pairs.hpp"

#include <unistd.h>

#include <algorithm>

#include "json/record.hpp"

namespace onoma::cli {

std::optional<Error> RecordPairs::open(Side& side, const std::string& path) {
  const io::ExpansionLimits limits;
  Result<std::unique_ptr<io::Source>> source =
      path == "-" ? io::open_source(STDIN_FILENO, limits) : io::open_source(path, limits);
  if (!source) return Error{source.error().code, path + ": " + source.error().message};
  side.path = path;
  side.lines = std::make_unique<io::LineReader>(*std::move(source));
  return std::nullopt;
}

std::optional<Error> RecordPairs::open(const std::string& a, const std::string& b) {
  if (std::optional<Error> problem = open(sides_[0], a)) return problem;
  return open(sides_[1], b);
}

// The next record of a side; nothing at its end or after an error.
std::optional<PlacedRecord> RecordPairs::read(Side& side) {
  while (const std::optional<std::string_view> line = side.lines->next()) {
    ++side.line;
    if (json::is_blank(*line)) continue;
    Result<std::optional<json::FoundRecord>> record = json::read_found(*line);
    if (!record) {
      const std::string place = side.path + ':' + std::to_string(side.line) + ": ";
      error_ = Error{record.error().code, place + record.error().message};
      return std::nullopt;
    }
    if (record->has_value()) return PlacedRecord{*std::move(*record), side.line};
  }
  if (const std::optional<Error>& error = side.lines->error()) {
    error_ = Error{error->code, side.path + ": " + error->message};
  }
  side.lines.reset();
  return std::nullopt;
}

// The record with its counterpart, or alone when none can come any more; nothing when it has to wait.
std::optional<RecordPair> RecordPairs::take(std::size_t number, PlacedRecord record) {
  Side& other = sides_[1 - number];
  const auto found = other.waiting.find(record.record.id);
  if (found == other.waiting.end()) {
    if (!other.lines) return alone(number, std::move(record));
    sides_[number].waiting[record.record.id].push_back(std::move(record));
    return std::nullopt;
  }
  PlacedRecord counterpart = std::move(found->second.front());
  found->second.pop_front();
  if (found->second.empty()) other.waiting.erase(found);
  if (number == 0) return RecordPair{std::move(record), std::move(counterpart)};
  return RecordPair{std::move(counterpart), std::move(record)};
}

RecordPair RecordPairs::alone(std::size_t number, PlacedRecord record) {
  RecordPair pair;
  (number == 0 ? pair.a : pair.b) = std::move(record);
  return pair;
}

// The other side has ended: what waits for it stays alone.
void RecordPairs::release(std::size_t number) {
  std::vector<PlacedRecord> records;
  for (auto& [id, waiting] : sides_[number].waiting) {
    std::move(waiting.begin(), waiting.end(), std::back_inserter(records));
  }
  sides_[number].waiting.clear();
  std::sort(records.begin(), records.end(),
            [](const PlacedRecord& x, const PlacedRecord& y) { return x.line < y.line; });
  for (PlacedRecord& record : records) released_.push_back(alone(number, std::move(record)));
}

std::optional<RecordPair> RecordPairs::next() {
  while (!error_ && released_.empty() && (sides_[0].lines || sides_[1].lines)) {
    const std::size_t number = sides_[turn_].lines ? turn_ : 1 - turn_;
    turn_ = 1 - number;
    std::optional<PlacedRecord> record = read(sides_[number]);
    if (!record) {
      if (!error_) release(1 - number);
      continue;
    }
    if (std::optional<RecordPair> pair = take(number, *std::move(record))) return pair;
  }
  if (error_ || released_.empty()) return std::nullopt;
  RecordPair pair = std::move(released_.front());
  released_.pop_front();
  return pair;
}

}  // namespace onoma::cli
