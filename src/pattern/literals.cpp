#include "pattern/literals.hpp"

#include <algorithm>
#include <utility>

namespace onoma::pattern {
namespace {

constexpr std::size_t kMostPrefixes = 1000;
constexpr std::size_t kMostProducts = 10000;

}  // namespace

void sort_unique(Prefixes& prefixes) {
  std::sort(prefixes.begin(), prefixes.end());
  prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
}

Literals anything() {
  return {{}, {Prefix()}};
}
Literals nothing() {
  return {{Prefix()}, {}};
}
Literals one(std::string_view text) {
  return {{Prefix(text)}, {}};
}
Literals one(char c) {
  return one(std::string_view(&c, 1));
}

bool is_just(const Literals& literals, std::string_view text) {
  return literals.open.empty() && literals.closed.size() == 1 && literals.closed.front() == Prefix(text);
}

void open_all(Literals& literals) {
  literals.open.insert(literals.open.end(), literals.closed.begin(), literals.closed.end());
  literals.closed.clear();
  sort_unique(literals.open);
}

void shorten(Literals& literals) {
  for (std::size_t length = kPrefixLength - 1; literals.size() > kMostPrefixes; --length) {
    for (const Prefix prefix : literals.closed) {
      if (prefix.size() > length) literals.open.push_back(prefix);
    }
    std::erase_if(literals.closed, [length](Prefix prefix) { return prefix.size() > length; });
    for (Prefix& prefix : literals.open) prefix = prefix.first(length);
    sort_unique(literals.open);
  }
}

Literals concatenation(Literals left, const Literals& right) {
  if (is_just(right, "")) return left;
  if (is_just(left, "")) return right;
  if (left.closed.size() * right.size() > kMostProducts) {
    open_all(left);
    return left;
  }
  Literals result;
  result.open = std::move(left.open);
  const auto add = [&result](Prefix text, Prefix tail, bool closed) {
    bool whole = true;
    for (std::size_t i = 0; i < tail.size() && whole; ++i) whole = text.push(tail[i]);
    (closed && whole ? result.closed : result.open).push_back(text);
  };
  for (const Prefix head : left.closed) {
    for (const Prefix tail : right.closed) add(head, tail, true);
    for (const Prefix tail : right.open) add(head, tail, false);
  }
  sort_unique(result.closed);
  sort_unique(result.open);
  shorten(result);
  return result;
}

void append(Literals& left, const Literals& right) {
  left.closed.insert(left.closed.end(), right.closed.begin(), right.closed.end());
  left.open.insert(left.open.end(), right.open.begin(), right.open.end());
}

Literals alternation(Literals left, const Literals& right) {
  append(left, right);
  sort_unique(left.closed);
  sort_unique(left.open);
  return left;
}

Literals repetition(const Literals& once, int least, int most) {
  if (is_just(once, " ")) return least == 0 ? Literals{{Prefix(), Prefix(" ")}, {}} : once;
  Literals result = nothing();
  const int steps = std::min<int>(least, kPrefixLength);
  for (int i = 0; i < steps; ++i) result = concatenation(std::move(result), once);
  const int reach = most < 0 ? steps + 1 : std::min<int>(most, kPrefixLength);
  Literals longer = result;
  for (int i = steps; i < reach; ++i) {
    longer = concatenation(std::move(longer), once);
    if (most < 0) open_all(longer);
    result = alternation(std::move(result), longer);
  }
  return result;
}

}  // namespace onoma::pattern
