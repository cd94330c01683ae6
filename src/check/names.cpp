#include "check/names.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "text/analyzer.hpp"
#include "text/utf8.hpp"

namespace onoma::check {
namespace {

// Of ordinary words one in so many begins a sentence or stands in a heading, where its capital says nothing.
constexpr double kForcedCapitals = 8;
constexpr std::size_t kMostQuoted = 60;

std::string quoted(std::string_view name) {
  if (name.size() <= kMostQuoted) return "'" + std::string(name) + "'";
  std::size_t end = kMostQuoted;
  while (text::is_continuation(name[end])) --end;
  return "'" + std::string(name.substr(0, end)) + "…'";
}

bool has_capital(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}
bool all_capitals(std::string_view name) {
  return name.size() > 1 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class NameCheck {
 public:
  NameCheck(const std::vector<ListedName>& names, const std::vector<std::string>& files, const OrdinaryWords& words)
      : names_(names), files_(files), words_(words) {}

  std::vector<Diagnostic> run() {
    for (const ListedName& name : names_) keys_.push_back(text::fold_key(name.name));
    order_.resize(names_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return keys_[a] < keys_[b]; });
    for (std::size_t begin = 0; begin < order_.size();) {
      std::size_t end = begin + 1;
      while (end < order_.size() && keys_[order_[begin]] == keys_[order_[end]]) ++end;
      look_at_equals(begin, end);
      begin = end;
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i].use == NameUse::kEntry) look_at_word(names_[i], keys_[i]);
    }
    return std::move(diagnostics_);
  }

 private:
  void warn(const ListedName& name, const char* code, std::string message) {
    diagnostics_.push_back({Severity::kWarning, files_[name.file], name.line, name.column, code, std::move(message)});
  }
  std::string place(const ListedName& name) const {
    return files_[name.file] + ':' + std::to_string(name.line);
  }

  // Names that are written alike but for letter case and diacritics, in the order of their files.
  void look_at_equals(std::size_t begin, std::size_t end) {
    const ListedName* first = nullptr;    // the entry that wins over the others
    const ListedName* blocked = nullptr;
    const ListedName* allowed = nullptr;
    for (std::size_t i = begin; i < end; ++i) {
      const ListedName& name = names_[order_[i]];
      const ListedName*& known = name.use == NameUse::kEntry ? first : name.use == NameUse::kBlock ? blocked : allowed;
      if (known == nullptr || (name.use == NameUse::kEntry && name.priority > known->priority)) known = &name;
    }
    for (std::size_t i = begin; i < end; ++i) {
      const ListedName& name = names_[order_[i]];
      const ListedName* winner = name.use == NameUse::kEntry ? first : name.use == NameUse::kBlock ? blocked : allowed;
      const bool same_row = name.file == winner->file && name.line == winner->line;  // an alias that is no other name
      if (&name != winner && !same_row) look_at_pair(name, *winner);
    }
    if (first != nullptr && blocked != nullptr && allowed == nullptr && first->name == blocked->name) {
      warn(*first, "blocked-name", quoted(first->name) + " is never found: " + place(*blocked) + " blocks it");
    }
  }

  void look_at_pair(const ListedName& name, const ListedName& winner) {
    const bool alike = name.label == winner.label || name.use != NameUse::kEntry;
    if (alike && name.priority == winner.priority && name.letter_case == winner.letter_case &&
        (name.name == winner.name || name.letter_case == NameCase::kAny)) {
      return warn(name, "duplicate", quoted(name.name) + " stands already in " + place(winner));
    }
    if (!alike && name.priority == winner.priority) {
      warn(name, "contradiction",
           quoted(name.name) + " is " + name.label + " here and " + winner.label + " in " + place(winner) +
               ", which wins as the first; a priority would say which is meant");
    }
  }

  void look_at_word(const ListedName& name, const std::string& key) {
    const bool has_letter = std::any_of(key.begin(), key.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
    const bool is_one_character = !key.empty() && text::decode(key.data()).size == key.size();
    if (!has_letter || is_one_character) {
      return warn(name, "short-name",
                  quoted(name.name) + (has_letter ? " is one letter" : " has no letter") +
                      ", and fires wherever that stands alone");
    }
    const double rate = words_.per_million(key);
    const bool smart_acronym = name.letter_case != NameCase::kAny && all_capitals(name.name);
    if (rate == 0 || smart_acronym) return;
    const bool capital = name.letter_case != NameCase::kAny && has_capital(name.name);
    warn(name, "ordinary-word",
         quoted(name.name) + " is an ordinary word" + (capital ? ", where a sentence begins too" : "") + ": it would fire about " +
             times_text(capital ? rate / kForcedCapitals : rate) + " in a million words");
  }

  const std::vector<ListedName>& names_;
  const std::vector<std::string>& files_;
  const OrdinaryWords& words_;
  std::vector<std::string> keys_;
  std::vector<std::size_t> order_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

std::vector<Diagnostic> check_names(const std::vector<ListedName>& names, const std::vector<std::string>& files,
                                    const OrdinaryWords& words) {
  return NameCheck(names, files, words).run();
}

}  // namespace onoma::check
