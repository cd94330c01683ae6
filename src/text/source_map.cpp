#include "text/source_map.hpp"

#include <algorithm>
#include <cassert>

namespace onoma::text {

void SourceMap::add(std::uint64_t text, std::uint32_t text_size, std::uint64_t raw, std::uint32_t raw_size) {
  assert(text_size > 0 && text >= text_end_ && raw >= raw_end_);
  const bool goes_on = !runs_.empty() && runs_.back().text_step == text_size &&
                       runs_.back().raw_step == raw_size && raw == raw_end_;
  if (!goes_on) runs_.push_back({text, raw, text_size, raw_size});
  text_end_ = text + text_size;
  raw_end_ = raw + raw_size;
}

void SourceMap::add_same(std::uint64_t text, std::uint64_t size, std::uint64_t raw) {
  if (size == 0) return;
  add(text, 1, raw, 1);
  text_end_ = text + size;
  raw_end_ = raw + size;
}

void SourceMap::drop_before(std::uint64_t text) {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), text,
                                      [](std::uint64_t at, const Run& run) { return at < run.text; });
  if (after - runs_.begin() > 1) runs_.erase(runs_.begin(), after - 1);
}

bool SourceMap::identity() const noexcept {
  return runs_.empty() || (runs_.size() == 1 && runs_[0].text == runs_[0].raw && runs_[0].text_step == 1 &&
                           runs_[0].raw_step == 1);
}

const SourceMap::Run& SourceMap::run_at(std::uint64_t text) const noexcept {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), text,
                                      [](std::uint64_t at, const Run& run) { return at < run.text; });
  return after == runs_.begin() ? *after : *(after - 1);
}

Span SourceMap::raw(Span text) const noexcept {
  if (runs_.empty()) return text;
  const Run& first = run_at(text.begin);
  const std::uint64_t begin = first.raw + (text.begin - first.text) / first.text_step * first.raw_step;
  if (text.empty()) return {begin, begin};
  const Run& last = run_at(text.end - 1);
  const std::uint64_t units = (text.end - last.text + last.text_step - 1) / last.text_step;
  return {begin, last.raw + units * last.raw_step};
}

}  // namespace onoma::text
