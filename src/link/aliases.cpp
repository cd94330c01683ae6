#include "link/aliases.hpp"

#include <algorithm>
#include <unordered_map>

#include "text/analyzer.hpp"
#include "text/utf8.hpp"

namespace onoma::link {
namespace {

constexpr std::size_t kMostWords = 12;  // longer names have no aliases here

bool is_ascii_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_ascii_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// A name as the document first has it.
struct FullName {
  Label label = Label::kPerson;
  std::string key;                 // folded, its words parted by one blank
  std::vector<std::string> words;  // folded
  std::string all_initials;        // of the words that begin with a letter of ASCII, in capitals
  std::string capitals;            // of those of them that are capitalized
  std::string letters;             // of an acronym: its letters
};

// The words of a folded text, and the text with one blank between them.
std::vector<std::string> words_of(std::string_view folded, std::string& key) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = folded.find_first_not_of(" \t\r\n\v\f", at);
    if (begin == std::string_view::npos) break;
    at = std::min(folded.find_first_of(" \t\r\n\v\f", begin), folded.size());
    words.emplace_back(folded.substr(begin, at - begin));
    key.append(key.empty() ? "" : " ").append(words.back());
  }
  return words;
}

void read_initials(std::string_view text, FullName& name) {
  bool word_begins = true;
  for (const char c : text) {
    const bool letter = is_ascii_letter(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (letter && word_begins) {
      if (is_ascii_letter(c)) name.all_initials += static_cast<char>(c & ~0x20);
      if (is_ascii_capital(c)) name.capitals += c;
    }
    if (letter || c == '\'') word_begins = false;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '-') word_begins = true;
  }
}

// "NDRF", "U.A.E.", "DoD": one word that is mostly capitals, its letters in capitals; else nothing.
std::string acronym_letters(std::string_view text) {
  std::string letters;
  std::size_t capitals = 0;
  for (const char c : text) {
    if (!is_ascii_letter(c) && c != '.') return "";
    if (c == '.') continue;
    capitals += is_ascii_capital(c) ? 1 : 0;
    letters += static_cast<char>(c & ~0x20);
  }
  return letters.size() >= 2 && capitals >= 2 && capitals * 2 > letters.size() ? letters : "";
}

FullName read_name(std::string_view text, Label label) {
  FullName name;
  name.label = label;
  name.words = words_of(text::fold_key(text), name.key);
  if (name.words.size() == 1) name.letters = acronym_letters(text);
  if (name.words.size() > 1) read_initials(text, name);
  return name;
}

bool is_initial(std::string_view word) {
  return word.ends_with('.') || text::decode(word.data()).size == word.size();
}

std::string join(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  std::string key;
  for (std::size_t i = first; i < last; ++i) key.append(i > first ? " " : "").append(words[i]);
  return key;
}

// The short forms that are known so far, and the name each is short for.
class ShortForms {
 public:
  // The key of the one name that has this short form; empty without one.
  std::string find(const FullName& name) const {
    const std::string by_words = look_up(tag(name.label, 'w') + name.key);
    if (!by_words.empty() || name.letters.empty()) return by_words;
    return look_up(tag(name.label, 'a') + name.letters);
  }

  // Adds the short forms of a name that goes by `key`.
  void add(const FullName& name, const std::string& key) {
    const std::size_t size = name.words.size();
    if (size < 2 || size > kMostWords) return;
    if (name.label == Label::kPerson) {
      for (std::size_t i = 0; i < size; ++i) {
        if (!is_initial(name.words[i])) put(tag(name.label, 'w') + name.words[i], key);
        if (i > 0 && i + 1 < size) put(tag(name.label, 'w') + join(name.words, i, size), key);
      }
    }
    if (name.label == Label::kOrg) {
      for (std::size_t end = 1; end < size; ++end) put(tag(name.label, 'w') + join(name.words, 0, end), key);
    }
    if (name.label == Label::kOrg || name.label == Label::kLoc) {
      for (const std::string& letters : {name.all_initials, name.capitals}) {
        if (letters.size() >= 2) put(tag(name.label, 'a') + letters, key);
      }
    }
  }

 private:
  static std::string tag(Label label, char kind) { return {static_cast<char>(label), kind}; }

  std::string look_up(const std::string& form) const {
    const auto found = forms_.find(form);
    return found == forms_.end() ? std::string() : found->second;
  }
  void put(std::string form, const std::string& key) {
    const auto [found, is_new] = forms_.try_emplace(std::move(form), key);
    if (!is_new && found->second != key) found->second.clear();  // two names: it is short for neither
  }

  std::unordered_map<std::string, std::string> forms_;
};

}  // namespace

std::vector<std::string> names_in_full(const Document& document, const std::vector<Entity>& entities) {
  std::vector<FullName> names;
  std::vector<std::size_t> name_of;
  std::unordered_map<std::string, std::size_t> known;
  for (const Entity& entity : entities) {
    FullName name = read_name(document.text(entity.span), entity.label);
    const auto [found, is_new] = known.try_emplace(static_cast<char>(name.label) + name.key, names.size());
    name_of.push_back(found->second);
    if (is_new) names.push_back(std::move(name));
  }

  // Names of more words first, so that whatever a name may be short for is known when its turn comes.
  std::vector<std::size_t> order(names.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return names[a].words.size() > names[b].words.size();
  });
  ShortForms forms;
  std::vector<std::string> full(names.size());
  for (const std::size_t i : order) {
    const std::string fuller = forms.find(names[i]);
    full[i] = fuller.empty() ? names[i].key : fuller;
    forms.add(names[i], full[i]);
  }

  std::vector<std::string> result;
  for (const std::size_t name : name_of) result.push_back(full[name]);
  return result;
}

std::string folded_name(std::string_view text) {
  std::string key;
  words_of(text::fold_key(text), key);
  return key;
}

}  // namespace onoma::link
