#include "model/lexicon_builder.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace onoma::model {

namespace {

// A name of more tokens is not matched at run time.
constexpr std::size_t kMaxNameTokens = 16;
// A column of cues is part of the evidence's name when it has few values; one with many (country codes) is not.
constexpr std::size_t kMaxValues = 8;
// The commonest words may have weights of their own ("before.w:minister"); rarer ones count by their tier alone.
constexpr std::uint64_t kOwnWeightTier = 20;
constexpr std::size_t kMaxLanguages = 64;

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// How big a place or how common a name is, where the list tells.
std::string_view size_of(const List& list, const Row& row) {
  if (const std::string_view population = list.cell(row, "population"); !population.empty()) {
    const std::uint64_t people = number(population);
    return people >= 1'000'000 ? ".huge" : people >= 100'000 ? ".large" : people >= 15'000 ? ".middle" : ".small";
  }
  if (const std::string_view count = list.cell(row, "count"); !count.empty()) {
    const std::uint64_t bearers = number(count);
    return bearers >= 10'000 ? ".common" : bearers >= 1'000 ? ".known" : ".rare";
  }
  return "";
}

std::string_view tier_name(std::uint64_t tier) {
  return tier <= 20 ? "common" : tier <= 40 ? "usual" : tier <= 55 ? "uncommon" : "rare";
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool begins_with_capital(const text::Token& token, std::string_view written) {
  switch (token.shape) {
    case text::Shape::kCapitalized:
    case text::Shape::kAllCaps:
    case text::Shape::kInitial:
    case text::Shape::kAcronym: return true;
    case text::Shape::kMixed: return std::any_of(written.begin(), written.end(), is_upper);
    default: return false;
  }
}

bool all_capitals(std::string_view written) {
  return std::count_if(written.begin(), written.end(), is_upper) >= 2 &&
         std::none_of(written.begin(), written.end(), is_lower);
}

}  // namespace

AbbreviationList read_abbreviations(const Folder& folder) {
  AbbreviationList out;
  for (const SourceList& source : folder.lists) {
    if (source.kind != ListKind::kCues || source.stem != "abbreviations") continue;
    for (const Row& row : source.list->rows) {
      const bool before = source.list->cell(row, "value") == "before";
      out.add(text::fold_key(row.cells[0]),
              before ? text::Abbreviations::Kind::kBeforeName : text::Abbreviations::Kind::kAny);
    }
  }
  return out;
}

LexiconBuilder::LexiconBuilder(EvidenceBuilder& evidence, gazetteer::DictionaryBuilder& dictionary,
                               const AbbreviationList& abbreviations, std::vector<Diagnostic>& diagnostics)
    : evidence_(evidence), dictionary_(dictionary), diagnostics_(diagnostics), analyzer_(abbreviations) {
  for (const auto& [folded, kind] : abbreviations.all()) {
    dictionary_.add_abbreviation(folded, static_cast<std::uint32_t>(kind));
  }
}

void LexiconBuilder::add(const SourceList& source, std::uint16_t file) {
  switch (source.kind) {
    case ListKind::kNames: return add_names(source, file);
    case ListKind::kCues: return add_cues(source, file);
    case ListKind::kWords: return add_words(source);
    case ListKind::kClusters: return add_clusters(source);
    case ListKind::kLanguages: return add_languages(source);
    case ListKind::kWeights:
    case ListKind::kTypes:
    case ListKind::kDates: return;
  }
}

// A word after the name keeps the tokenizer from taking its last period for the end of a sentence.
std::vector<gazetteer::NameToken> LexiconBuilder::tokens_of(std::string_view name) {
  const std::string text = std::string(name) + " is";
  analyzer_.analyze(text, analysis_);
  std::vector<gazetteer::NameToken> tokens;
  for (std::size_t i = 0; i + 1 < analysis_.tokens.size(); ++i) {
    const std::string_view written = analysis_.token_text(i);
    if (written == "-") continue;
    tokens.push_back({text::fold_key(written), begins_with_capital(analysis_.tokens[i], written), all_capitals(written)});
  }
  return tokens;
}

void LexiconBuilder::add_entry(const SourceList& source, const Row& row, std::string_view name,
                               const std::string& attribute, std::uint16_t file) {
  const auto tokens = tokens_of(name);
  if (tokens.empty() || tokens.size() > kMaxNameTokens) {
    diagnostics_.push_back({Severity::kWarning, source.path, row.line, 1, "unusable-name",
                            "'" + std::string(name) + "' has " + (tokens.empty() ? "no word" : "more than 16 words")});
    return;
  }
  const std::string inside = attribute.starts_with("list:") ? "in:" + attribute.substr(5) : "in:" + attribute;
  const std::uint16_t id = evidence_.attribute(attribute);
  gazetteer::DictionaryBuilder::NameAttributes attributes{id, tokens.size() > 1 ? evidence_.attribute(inside) : id, {}};
  if (source.kind == ListKind::kNames) attributes.lower = evidence_.attribute(attribute + "@lower");
  if (source.kind == ListKind::kNames && tokens.size() == 1) {
    const gazetteer::Kind kind = source.label == Label::kPerson ? gazetteer::Kind::kPerson
                                 : source.label == Label::kOrg  ? gazetteer::Kind::kOrganization
                                                                : gazetteer::Kind::kPlace;
    dictionary_.add_example(tokens[0].folded, kind);
  }
  dictionary_.add_name(tokens, attributes, {static_cast<std::uint32_t>(row.line), {file, id}});
}

void LexiconBuilder::add_common_terms(const SourceList& source) {
  std::vector<std::pair<std::uint64_t, std::string>> words;
  for (const Row& row : source.list->rows) {
    words.emplace_back(number(source.list->cell(row, "tier")), text::fold_key(row.cells[0]));
  }
  std::sort(words.begin(), words.end());
  for (const auto& [tier, folded] : words) dictionary_.add_term(folded);
}

void LexiconBuilder::add_looks() {
  std::vector<std::uint16_t> attributes;
  for (std::size_t looks = 0; looks < gazetteer::kLooksCount; ++looks) {
    attributes.push_back(evidence_.attribute("looks:" + std::string(gazetteer::looks_name(looks))));
  }
  dictionary_.set_looks(std::move(attributes));
}

void LexiconBuilder::add_names(const SourceList& source, std::uint16_t file) {
  for (const Row& row : source.list->rows) {
    const std::string_view mark = source.list->cell(row, "mark");
    if (!mark.empty() && mark != "ambiguous") {
      diagnostics_.push_back({Severity::kError, source.path, row.line, 0, "unknown-mark",
                              "a mark is 'ambiguous' or nothing, not '" + std::string(mark) + "'"});
    }
    const std::string attribute = "list:" + source.stem + std::string(size_of(*source.list, row)) +
                                  (mark == "ambiguous" ? "?" : "");
    add_entry(source, row, row.cells[0], attribute, file);
    for (const std::string_view alias : split(source.list->cell(row, "aliases"), '|')) {
      if (!alias.empty()) add_entry(source, row, alias, attribute, file);
    }
    ++entries_;
  }
}

void LexiconBuilder::add_cues(const SourceList& source, std::uint16_t file) {
  if (source.stem == "abbreviations") return;
  std::set<std::string_view> values;
  for (const Row& row : source.list->rows) values.insert(source.list->cell(row, "value"));
  const bool valued = values.size() > 1 && values.size() <= kMaxValues;
  for (const Row& row : source.list->rows) {
    std::string attribute = "cue:" + source.stem;
    const std::string_view value = source.list->cell(row, "value");
    if (valued && !value.empty()) attribute += '=' + std::string(value);
    add_entry(source, row, row.cells[0], attribute, file);
  }
}

void LexiconBuilder::add_words(const SourceList& source) {
  for (const Row& row : source.list->rows) {
    const std::uint64_t number_of_tier = number(source.list->cell(row, "tier"));
    const std::string tier(tier_name(number_of_tier));
    const std::string folded = text::fold_key(row.cells[0]);
    dictionary_.add_word(folded, evidence_.attribute("word:" + tier), evidence_.attribute("word:" + tier + "@forced"));
    dictionary_.add_example(folded, gazetteer::Kind::kWord);
    if (number_of_tier <= kOwnWeightTier) {
      const std::uint16_t own = evidence_.attribute("w:" + folded);
      dictionary_.add_use(folded, own, own);
    }
  }
}

// A word counts apart where it has no capital: "may" and "May" share no evidence.
void LexiconBuilder::add_clusters(const SourceList& source) {
  for (const Row& row : source.list->rows) {
    const std::string folded = text::fold_key(row.cells[0]);
    for (const std::string_view column : {"cluster", "family"}) {
      const std::string_view name = source.list->cell(row, column);
      if (name.empty()) continue;
      if (name.find('|') != std::string_view::npos) {  // which joins the pieces of a feature's name
        diagnostics_.push_back({Severity::kError, source.path, row.line, 0, "bad-cluster",
                                "no '|' may stand in the name of a " + std::string(column)});
        continue;
      }
      const std::string attribute = std::string(column) + ':' + std::string(name);
      dictionary_.add_use(folded, evidence_.attribute(attribute), evidence_.attribute(attribute + "@lower"));
    }
  }
}

void LexiconBuilder::add_languages(const SourceList& source) {
  for (const Row& row : source.list->rows) {
    std::uint64_t mask = 0;
    for (const std::string_view code : split(source.list->cell(row, "value"), '|')) {
      const auto found = std::find(languages_.begin(), languages_.end(), code);
      const auto bit = static_cast<std::size_t>(found - languages_.begin());
      if (bit >= kMaxLanguages) continue;
      if (found == languages_.end()) languages_.emplace_back(code);
      mask |= std::uint64_t{1} << bit;
    }
    dictionary_.add_function_word(text::fold_key(row.cells[0]), mask);
  }
}

}  // namespace onoma::model
