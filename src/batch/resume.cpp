#include "batch/resume.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace onoma::batch {
namespace {

std::uint64_t hash_of(const std::string& path) {
  return std::hash<std::string_view>()(path);
}

// A digest decides where it was asked for, else size and time.
bool is_same(const InputFile& file, const json::JournalEntry& entry) {
  if (file.size != entry.size || (file.mtime < 0) != (entry.mtime < 0)) return false;
  return file.sha256.empty() ? file.mtime == entry.mtime : file.sha256 == entry.sha256;
}

}  // namespace

Resume::Resume(const Journal& journal, Rules rules)
    : journal_(journal), rules_(std::move(rules)), next_(journal.begin()) {
  if (const auto head = journal.head()) output_end_ = head->head;
  if (rules_.order == Order::kLeading) return;
  std::uint64_t place = next_;
  while (true) {
    const std::uint64_t here = place;
    const auto entry = journal_.read(place);
    if (!entry) break;
    places_[hash_of(entry->path)] = here;
  }
  next_ = place;
}

Standing Resume::look(const InputFile& file) {
  return rules_.order == Order::kEach ? look_up(file) : follow(file);
}

State Resume::judge(const InputFile& file, const std::vector<json::JournalEntry>& entries) const {
  std::uint64_t failed = 0;
  for (const json::JournalEntry& entry : entries) {
    if (!is_same(file, entry) || !rules_.has_result(entry)) return State::kChanged;
    failed += entry.errors;
  }
  if (rules_.retry_errors && failed > 0) return State::kRetry;
  return entries.back().done ? State::kDone : State::kPartly;
}

void Resume::take_over(json::JournalEntry entry) {
  counts_.resize(std::max(counts_.size(), entry.counts.size()));
  for (std::size_t i = 0; i < entry.counts.size(); ++i) counts_[i] += entry.counts[i];
  names_.insert(names_.end(), std::make_move_iterator(entry.names.begin()),
                std::make_move_iterator(entry.names.end()));
  output_end_ = entry.end;
}

Standing Resume::look_up(const InputFile& file) {
  const auto place = places_.find(hash_of(file.path));
  if (place == places_.end()) return {};
  std::uint64_t offset = place->second;
  std::optional<json::JournalEntry> entry = journal_.read(offset);
  if (!entry || entry->path != file.path) return {};
  const State state = judge(file, {*entry});
  if (state == State::kDone) {
    entry->names.clear();  // of no use here
    take_over(*std::move(entry));
  }
  return {state};
}

Standing Resume::follow(const InputFile& file) {
  if (ended_) return {};
  std::vector<json::JournalEntry> entries;
  std::uint64_t after = next_;
  std::uint64_t place = next_;
  while (std::optional<json::JournalEntry> entry = journal_.read(place)) {
    if (entry->path != file.path) break;
    after = place;
    entries.push_back(*std::move(entry));
    if (entries.back().done) break;
  }
  const bool at_end = place == next_;
  const State state = !entries.empty() ? judge(file, entries) : at_end ? State::kNew : State::kChanged;
  ended_ = state != State::kDone;
  if (state != State::kDone && state != State::kPartly) return {state};
  next_ = after;
  const std::uint64_t records = entries.back().records;
  for (json::JournalEntry& entry : entries) take_over(std::move(entry));
  return {state, records};
}

}  // namespace onoma::batch
