#include "pattern/lint.hpp"

#include <algorithm>

#include "pattern/expression.hpp"
#include "pattern/pattern_set.hpp"
#include "pattern/syntax.hpp"
#include "text/normalizer.hpp"
#include "text/utf8.hpp"

namespace onoma::pattern {
namespace {

using Kind = SyntaxNode::Kind;

// What may stand on one side of a place: characters of `set`, or what lies outside of the expression or in a fragment.
struct Beside {
  CharSet set;
  bool outside = false;
  bool unknown = false;

  Beside& operator|=(const Beside& other) {
    set |= other.set;
    outside = outside || other.outside;
    unknown = unknown || other.unknown;
    return *this;
  }
  bool is_known() const { return !unknown && !outside && !set.is_empty(); }
};

// A node with what its matches begin and end with; the tree has the shape of the syntax tree.
struct Seen {
  const SyntaxNode* node = nullptr;
  bool never = false;
  bool nullable = false;
  std::size_t shortest = 0;  // characters
  Beside first, last;
  std::vector<Seen> parts;
};

constexpr std::size_t kEndless = std::size_t{1} << 40;

Seen see(const SyntaxNode& node);

void see_sequence(Seen& seen) {
  seen.nullable = true;
  for (const Seen& part : seen.parts) {
    if (seen.nullable) seen.first |= part.first;
    seen.nullable = seen.nullable && part.nullable;
    seen.never = seen.never || part.never;
    seen.shortest = std::min(kEndless, seen.shortest + part.shortest);
    if (!part.nullable) seen.last = {};
    seen.last |= part.last;
  }
}

void see_alternatives(Seen& seen) {
  seen.never = true;
  seen.shortest = kEndless;
  for (const Seen& part : seen.parts) {
    if (part.never) continue;
    seen.never = false;
    seen.nullable = seen.nullable || part.nullable;
    seen.shortest = std::min(seen.shortest, part.shortest);
    seen.first |= part.first;
    seen.last |= part.last;
  }
}

void see_repeat(Seen& seen) {
  const Seen& part = seen.parts.front();
  const auto least = static_cast<std::size_t>(seen.node->least);
  seen.never = part.never && least > 0;
  seen.nullable = part.nullable || least == 0;
  seen.shortest = least == 0 ? 0 : std::min(kEndless, part.shortest * least);
  if (part.never) return;
  seen.first = part.first, seen.last = part.last;
}

Seen see(const SyntaxNode& node) {
  Seen seen;
  seen.node = &node;
  for (const SyntaxNode& part : node.parts) seen.parts.push_back(see(part));
  switch (node.kind) {
    case Kind::kCharacter:
      seen.never = node.set.is_empty();
      seen.shortest = 1;
      seen.first.set = seen.last.set = node.set;
      break;
    case Kind::kFragment:
      seen.first.unknown = seen.last.unknown = true;
      break;
    case Kind::kSequence: see_sequence(seen); break;
    case Kind::kAlternatives: see_alternatives(seen); break;
    case Kind::kRepeat: see_repeat(seen); break;
    default: seen.nullable = true;
  }
  return seen;
}

class Linter {
 public:
  std::vector<LintFinding> run(const Seen& root) {
    if (root.never) {
      culprit(root);
    } else if (root.shortest > kReach) {
      never(root, "it asks for " + std::to_string(root.shortest) + " characters, and a match covers at most " +
                      std::to_string(kReach) + " bytes");
    } else if (!root.nullable && !root.first.unknown && root.first.set.has_space() &&
               !root.first.set.has_other_than_space()) {
      never(root, "a match begins with a word or a sign, never with white space");
    }
    Beside outside;
    outside.outside = true;
    walk(root, outside, outside);
    return std::move(findings_);
  }

 private:
  void tell(const char* code, const Seen& seen, std::string message) {
    findings_.push_back({code, seen.node->at, std::move(message)});
  }
  void never(const Seen& seen, const std::string& why) { tell("never-matches", seen, "this can never match: " + why); }

  // The innermost part for which the whole can match nothing.
  void culprit(const Seen& seen) {
    for (const Seen& part : seen.parts) {
      if (part.never) return culprit(part);
    }
    never(seen, "no character is in this class");
  }

  void walk(const Seen& seen, const Beside& before, const Beside& after) {
    switch (seen.node->kind) {
      case Kind::kCharacter:
        if (seen.node->capitals_in_any_case) {
          tell("capitals-any-case", seen, "small letters match this too; (?-i:…) around it asks for capitals");
        }
        break;
      case Kind::kWordEdge:
      case Kind::kNoWordEdge: look_at_edge(seen, before, after); break;
      case Kind::kSequence: walk_sequence(seen, before, after); break;
      case Kind::kAlternatives:
        for (const Seen& part : seen.parts) {
          if (part.never && !seen.never) culprit(part);
          walk(part, before, after);
        }
        break;
      case Kind::kRepeat: {
        const Seen& part = seen.parts.front();
        if (part.never && !seen.never) culprit(part);
        Beside in_front = before, behind = after;
        if (seen.node->most != 1) in_front |= part.last, behind |= part.first;
        walk(part, in_front, behind);
        break;
      }
      default: break;
    }
  }

  void walk_sequence(const Seen& seen, const Beside& before, const Beside& after) {
    const std::vector<Seen>& parts = seen.parts;
    std::vector<Beside> behind(parts.size());
    Beside next = after;
    bool text_follows = false;  // of at least one character
    for (std::size_t i = parts.size(); i-- > 0;) {
      behind[i] = next;
      if (parts[i].node->kind == Kind::kTextEnd && text_follows) never(parts[i], "the text ends here, and more is asked for");
      text_follows = text_follows || parts[i].shortest > 0;
      if (!parts[i].nullable) next = {};
      next |= parts[i].first;
    }
    Beside last = before;
    bool text_before = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].node->kind == Kind::kTextBegin && text_before) {
        never(parts[i], "the text begins here, and something is asked for before it");
      }
      walk(parts[i], last, behind[i]);
      text_before = text_before || parts[i].shortest > 0;
      if (!parts[i].nullable) last = {};
      last |= parts[i].last;
    }
  }

  void look_at_edge(const Seen& seen, const Beside& before, const Beside& after) {
    if (before.unknown || after.unknown) return;
    const bool edge = seen.node->kind == Kind::kWordEdge;
    const std::string name = edge ? "\\b" : "\\B";
    if (before.set.has_letter_beyond_ascii() || after.set.has_letter_beyond_ascii()) {
      return tell("ascii-word-edge", seen,
                  name + " knows the letters of ASCII alone, and others may stand beside it here; a hit begins and ends at "
                         "whole words without it");
    }
    if (before.is_known() && after.is_known()) {
      const bool never_differ = (only_word(before) && only_word(after)) || (no_word(before) && no_word(after));
      const bool always_differ = (only_word(before) && no_word(after)) || (no_word(before) && only_word(after));
      if (edge ? never_differ : always_differ) never(seen, name + " does not hold between what stands beside it");
      return;
    }
    if (!edge) return;
    const bool sign_before = before.is_known() && no_word(before) && after.outside && no_word(after);
    const bool sign_after = after.is_known() && no_word(after) && before.outside && no_word(before);
    if (sign_before || sign_after) {
      tell("sign-word-edge", seen,
           std::string("\\b ") + (sign_before ? "after" : "before") + " a sign asks for a letter or digit right " +
               (sign_before ? "behind" : "in front of") + " it; leave it out");
    }
  }

  static bool only_word(const Beside& side) { return !side.set.has_other_than_word(); }
  static bool no_word(const Beside& side) { return !side.set.has_word(); }

  std::vector<LintFinding> findings_;
};

void find_folded(std::string_view expression, std::vector<LintFinding>& findings) {
  for (std::size_t at = 0; at < expression.size();) {
    const std::size_t size = text::decode(expression.data() + at).size;
    const std::string_view character = expression.substr(at, size);
    std::string normal;
    if (size > 1) text::append_normal(character, normal, nullptr);
    if (size > 1 && normal != character) {
      findings.push_back({"folded-character", at,
                          "'" + std::string(character) + "' never stands in the text that expressions see; write '" + normal +
                              "', which stands for both"});
    }
    at += size;
  }
}

}  // namespace

std::vector<LintFinding> lint(std::string_view expression) {
  if (expression.size() > kLongestExpression) return {};
  const std::optional<SyntaxNode> root = parse_syntax(expression);
  if (!root) return {};
  std::vector<LintFinding> findings = Linter().run(see(*root));
  find_folded(expression, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const LintFinding& a, const LintFinding& b) { return a.at < b.at; });
  return findings;
}

}  // namespace onoma::pattern
