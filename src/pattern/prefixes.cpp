#include "pattern/prefixes.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "pattern/expression_tree.hpp"
#include "pattern/literals.hpp"

namespace onoma::pattern {
namespace {

using Kind = ExpressionTree::Kind;

Literals literals_of(const ExpressionTree& tree);

Literals literals_of_text(std::string_view text) {
  Prefix prefix;
  bool whole = true;
  for (const char c : text) whole = prefix.push(c) && whole;
  return whole ? Literals{{prefix}, {}} : Literals{{}, {prefix}};
}

Literals literals_of_set(const ExpressionTree& tree) {
  Literals set;
  for (const char c : tree.text) set.closed.emplace_back(std::string_view(&c, 1));
  for (const ExpressionTree& part : tree.parts) append(set, literals_of_text(part.text));
  sort_unique(set.closed);
  return set;
}

Literals literals_of_any(const std::vector<ExpressionTree>& parts) {
  Literals all;
  for (const ExpressionTree& part : parts) append(all, literals_of(part));
  sort_unique(all.closed);
  sort_unique(all.open);
  shorten(all);
  return all;
}

Literals literals_of(const ExpressionTree& tree) {
  switch (tree.kind) {
    case Kind::kNothing: return nothing();
    case Kind::kAnything: return anything();
    case Kind::kText: return literals_of_text(tree.text);
    case Kind::kOneOf: return literals_of_set(tree);
    case Kind::kAlternatives: return literals_of_any(tree.parts);
    case Kind::kRepetition: return repetition(literals_of(tree.parts[0]), tree.least, tree.most);
    case Kind::kSequence: break;
  }
  Literals all = nothing();
  for (const ExpressionTree& part : tree.parts) all = concatenation(std::move(all), literals_of(part));
  return all;
}

}  // namespace

std::vector<std::string> literal_prefixes(std::string_view expression) {
  const std::optional<ExpressionTree> tree = parse_expression(expression);
  if (!tree) return {};
  Literals literals = literals_of(*tree);
  open_all(literals);
  // None at all: a class without characters, such as [b-a], which is no valid expression.
  if (literals.open.empty() || literals.open.front().empty()) return {};
  // A prefix of a prefix says all that the longer one says.
  std::vector<std::string> shortest;
  Prefix last;
  for (const Prefix prefix : literals.open) {
    if (!last.empty() && last.begins(prefix)) continue;
    last = prefix;
    shortest.push_back(prefix.text());
  }
  return shortest;
}

std::string canonical_prefix(std::string_view text) {
  std::string prefix;
  for (const char c : text) {
    if (prefix.size() == kPrefixLength) break;
    const char byte = canonical(c);
    if (byte == ' ' && !prefix.empty() && prefix.back() == ' ') continue;
    prefix.push_back(byte);
  }
  return prefix;
}

}  // namespace onoma::pattern
