// Additions: the door to what a user adds.
#include "onoma/additions.hpp"

#include "model/additions_data.hpp"
#include "model/additions_reader.hpp"
#include "model/context_lists.hpp"
#include "model/data.hpp"

namespace onoma {

Result<Additions> Additions::read(const AdditionSources& sources, const Model& model) {
  model::AdditionsOutcome outcome = model::read_additions(sources, model.data().abbreviations);
  model::find_unknown_lists(*outcome.data, model.data(), outcome.diagnostics);
  if (outcome.failure) return Unexpected{*outcome.failure};
  if (!outcome.ok()) return Unexpected{Error{"E_ADDITIONS", "the additions have errors", std::move(outcome.diagnostics)}};
  return Additions(std::move(outcome.data));
}

const LabelNames& Additions::labels() const noexcept { return data_->labels; }

std::string Additions::digest() const {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out.push_back(kHex[data_->digest >> shift & 15]);
  return out;
}

std::uint64_t Additions::entry_count() const { return data_->entries; }

Additions::Additions(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Additions::Additions(Additions&&) noexcept = default;
Additions& Additions::operator=(Additions&&) noexcept = default;
Additions::~Additions() = default;

}  // namespace onoma
