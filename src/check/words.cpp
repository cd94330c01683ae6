#include "check/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/data.hpp"
#include "text/analyzer.hpp"

namespace onoma::check {
namespace {

struct Tier {
  std::string_view attribute;
  double per_million;
};
// Counted, and averaged over the words of each kind.
constexpr double kGrammar = 3600;
constexpr std::array<Tier, 4> kTiers = {{{"word:common", 30}, {"word:usual", 1.3}, {"word:uncommon", 0.2}, {"word:rare", 0.05}}};

}  // namespace

double OrdinaryWords::per_million(std::string_view word) const {
  const Model::Data& data = model_.data();
  const gazetteer::TermId id = data.dictionary.find(text::fold_key(word));
  const gazetteer::TermKind& kind = data.dictionary.kind_of_term(id);
  if (id == 0 || (kind.flags & gazetteer::kOrdinaryWord) == 0) return 0;
  const auto english = std::find(data.languages.begin(), data.languages.end(), "en");
  if (english != data.languages.end() &&
      (data.dictionary.extra(id).languages >> (english - data.languages.begin()) & 1) != 0) {
    return kGrammar;
  }
  const ClassId lower = kind.classes[static_cast<std::size_t>(gazetteer::Written::kLower)];
  const tag::ClassRecord& record = data.evidence.classes[lower];
  for (std::size_t i = 0; i < record.count; ++i) {
    const std::uint16_t attribute = data.evidence.class_attributes[record.attributes + i];
    const std::string_view name = data.evidence.name_at(data.evidence.attribute_names[attribute]);
    for (const Tier& tier : kTiers) {
      if (tier.attribute == name) return tier.per_million;
    }
  }
  return 0;
}

std::string times_text(double per_million) {
  if (per_million >= 1) {
    const long whole = std::lround(per_million);
    return whole == 1 ? "once" : std::to_string(whole) + " times";
  }
  std::string text = std::to_string(per_million).substr(0, 4);
  while (text.ends_with('0')) text.pop_back();
  return text + " times";
}

}  // namespace onoma::check
