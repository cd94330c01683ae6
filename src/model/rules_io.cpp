#include "model/rules_io.hpp"

#include <algorithm>
#include <cstring>

namespace onoma::model {

namespace {

constexpr int kMaxScore = 1000;

void put_number(std::string& out, std::uint32_t value) {
  char bytes[4];
  std::memcpy(bytes, &value, 4);
  out.append(bytes, 4);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}
  bool done() const { return rest_.empty() || failed_; }
  bool failed() const { return failed_; }

  std::uint32_t number() {
    if (rest_.size() < 4) return failed_ = true, 0;
    std::uint32_t value;
    std::memcpy(&value, rest_.data(), 4);
    rest_.remove_prefix(4);
    return value;
  }
  std::string_view bytes(std::size_t size) {
    if (failed_ || rest_.size() < size) return failed_ = true, std::string_view();
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }
  std::uint8_t byte() {
    const std::string_view one = bytes(1);
    return one.empty() ? 0 : static_cast<unsigned char>(one[0]);
  }
  std::string_view text() { return bytes(number()); }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::string write_rules(const std::vector<pattern::PatternRule>& rules) {
  std::string out;
  for (const pattern::PatternRule& rule : rules) {
    put_text(out, rule.name);
    put_number(out, static_cast<std::uint32_t>(rule.label));
    put_text(out, rule.expression);
    put_text(out, rule.file);
    put_number(out, rule.line);
    put_number(out, static_cast<std::uint32_t>(rule.score));
    put_number(out, (rule.veto ? 1u : 0u) | (rule.to_accept ? 2u : 0u));
    put_text(out, rule.only);
    put_number(out, static_cast<std::uint32_t>(rule.says.size()));
    for (const pattern::Said& said : rule.says) put_text(out, said.name), put_text(out, said.text);
  }
  return out;
}

std::string write_prefixes(const std::vector<pattern::PatternRule>& rules) {
  std::string out;
  for (const pattern::PatternRule& rule : rules) {
    put_number(out, static_cast<std::uint32_t>(rule.prefixes.size()));
    std::string_view before;
    for (const std::string_view prefix : rule.prefixes) {
      const auto differ = std::mismatch(before.begin(), before.end(), prefix.begin(), prefix.end()).first;
      const auto shared = static_cast<std::size_t>(differ - before.begin());
      out += static_cast<char>(shared);
      out += static_cast<char>(prefix.size() - shared);
      out += prefix.substr(shared);
      before = prefix;
    }
  }
  return out;
}

std::vector<std::vector<std::string>> read_prefixes(std::string_view bytes, std::size_t rule_count) {
  std::vector<std::vector<std::string>> prefixes(rule_count);
  Cursor cursor(bytes);
  for (std::size_t rule = 0; rule < rule_count && !cursor.done(); ++rule) {
    std::string prefix;
    for (std::uint32_t left = cursor.number(); left > 0 && !cursor.failed(); --left) {
      prefix.resize(std::min<std::size_t>(cursor.byte(), prefix.size()));
      prefix += cursor.bytes(cursor.byte());
      prefixes[rule].push_back(prefix);
    }
  }
  if (cursor.failed()) prefixes.assign(rule_count, {});
  return prefixes;
}

std::optional<std::vector<pattern::PatternRule>> read_rules(std::string_view bytes, std::size_t labels,
                                                            const std::function<bool(std::string_view only)>& wanted) {
  std::vector<pattern::PatternRule> rules;
  Cursor cursor(bytes);
  while (!cursor.done()) {
    const std::string_view name = cursor.text();
    const std::uint32_t label = cursor.number();
    if (label >= labels) return std::nullopt;
    const std::string_view expression = cursor.text(), file = cursor.text();
    const std::uint32_t line = cursor.number();
    const int score = static_cast<int>(cursor.number());
    if (score < -kMaxScore || score > kMaxScore) return std::nullopt;
    const std::uint32_t flags = cursor.number();
    const std::string_view only = cursor.text();
    const bool taken = !wanted || wanted(only);
    std::vector<pattern::Said> says;
    for (std::uint32_t left = cursor.number(); left > 0 && !cursor.failed(); --left) {
      const std::string_view said = cursor.text(), text = cursor.text();
      if (taken) says.push_back({std::string(said), std::string(text)});
    }
    if (!taken) continue;
    rules.push_back({.name = std::string(name), .label = static_cast<Label>(label), .expression = std::string(expression),
                     .file = std::string(file), .line = line, .score = score, .veto = (flags & 1) != 0, .only = std::string(only),
                     .says = std::move(says), .to_accept = (flags & 2) != 0});
  }
  if (cursor.failed()) return std::nullopt;
  return rules;
}

}  // namespace onoma::model
