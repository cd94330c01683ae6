#include "pattern/sample.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace onoma::pattern {
namespace {

using Kind = SyntaxNode::Kind;

constexpr std::size_t kLongest = 1000;

bool add(const SyntaxNode& node, std::string& out) {
  switch (node.kind) {
    case Kind::kCharacter:
      if (node.literal != 0) return text::append_code_point(node.literal, out), true;
      if (const char c = node.set.any_ascii(); c != 0) return out += c, true;
      return false;
    case Kind::kFragment: return false;
    case Kind::kSequence:
      return std::all_of(node.parts.begin(), node.parts.end(), [&](const SyntaxNode& part) { return add(part, out); });
    case Kind::kAlternatives:
      return std::any_of(node.parts.begin(), node.parts.end(), [&](const SyntaxNode& part) {
        const std::size_t before = out.size();
        if (add(part, out)) return true;
        out.resize(before);
        return false;
      });
    case Kind::kRepeat:
      for (int i = 0; i < node.least; ++i) {
        if (out.size() > kLongest || !add(node.parts.front(), out)) return false;
      }
      return true;
    default: return true;
  }
}

}  // namespace

std::optional<std::string> sample(const SyntaxNode& node) {
  std::string out;
  if (!add(node, out) || out.size() > kLongest) return std::nullopt;
  return out;
}

}  // namespace onoma::pattern
