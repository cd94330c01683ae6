#include "pattern/trigger_table.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace onoma::pattern {
namespace {

constexpr std::size_t kBytes = 256;

struct Ending {
  std::string_view prefix;
  std::uint32_t rule;
};

class Builder {
 public:
  Builder(std::vector<Ending> endings, std::vector<std::uint32_t> everywhere) : endings_(std::move(endings)) {
    run_of(everywhere);
    grow(1);
    add_children(0, {0, endings_.size()}, 0, everywhere);
  }

  TriggerArrays take() && { return std::move(arrays_); }

 private:
  // Endings [first, last), which begin with the same bytes.
  struct Range {
    std::size_t first, last;
  };
  struct Child {
    unsigned char byte;
    Range range;
  };

  // Where the run of these rules begins; equal runs are written once.
  std::uint32_t run_of(const std::vector<std::uint32_t>& rules) {
    const auto [known, is_new] = runs_.try_emplace(rules, static_cast<std::uint32_t>(arrays_.rules.size()));
    if (is_new) {
      arrays_.rules.push_back(static_cast<std::uint32_t>(rules.size()));
      arrays_.rules.insert(arrays_.rules.end(), rules.begin(), rules.end());
    }
    return known->second;
  }

  void grow(std::size_t used) {
    if (arrays_.nodes.size() < used + kBytes) arrays_.nodes.resize(used + kBytes);
  }

  // The first offset at which a place is free for every child.
  std::uint32_t place_for(const std::vector<Child>& children) {
    std::size_t at = std::max<std::size_t>(first_free_, children.front().byte + std::size_t{1});
    std::size_t taken = 0;
    bool is_first = true;
    for (;; ++at) {
      grow(at + kBytes);
      if (arrays_.nodes[at].parent != TriggerNode::kFree) {
        ++taken;
        continue;
      }
      if (std::exchange(is_first, false)) first_free_ = at;
      const std::size_t offset = at - children.front().byte;
      const bool fits = std::all_of(children.begin(), children.end(), [&](const Child& child) {
        return arrays_.nodes[offset + child.byte].parent == TriggerNode::kFree;
      });
      if (!fits) continue;
      // What lies before is nearly full: searching it again would cost more than its few free places are worth.
      if (taken * 20 >= (at - first_free_ + 1) * 19) first_free_ = at;
      return static_cast<std::uint32_t>(offset);
    }
  }

  void add_children(std::uint32_t node, Range range, std::size_t depth, const std::vector<std::uint32_t>& above) {
    std::vector<std::uint32_t> rules = above;
    for (; range.first < range.last && endings_[range.first].prefix.size() == depth; ++range.first) {
      rules.push_back(endings_[range.first].rule);
    }
    if (rules.size() > above.size()) {
      std::sort(rules.begin(), rules.end());
      rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
      arrays_.nodes[node].rules = run_of(rules);
    }
    std::vector<Child> children;
    for (std::size_t i = range.first; i < range.last; ++i) {
      const auto byte = static_cast<unsigned char>(endings_[i].prefix[depth]);
      if (children.empty() || children.back().byte != byte) children.push_back({byte, {i, i}});
      children.back().range.last = i + 1;
    }
    if (children.empty()) return;
    const std::uint32_t offset = place_for(children);
    arrays_.nodes[node].children = offset;
    grow(offset + kBytes);
    for (const Child& child : children) arrays_.nodes[offset + child.byte].parent = node;
    for (const Child& child : children) add_children(offset + child.byte, child.range, depth + 1, rules);
  }

  std::vector<Ending> endings_;
  TriggerArrays arrays_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> runs_;
  std::size_t first_free_ = 1;
};

}  // namespace

TriggerArrays build_triggers(const std::vector<std::vector<std::string>>& prefixes) {
  std::vector<Ending> endings;
  std::vector<std::uint32_t> everywhere;
  for (std::uint32_t rule = 0; rule < prefixes.size(); ++rule) {
    if (prefixes[rule].empty()) everywhere.push_back(rule);
    for (const std::string& prefix : prefixes[rule]) endings.push_back({prefix, rule});
  }
  std::sort(endings.begin(), endings.end(), [](const Ending& a, const Ending& b) {
    return std::pair(a.prefix, a.rule) < std::pair(b.prefix, b.rule);
  });
  return Builder(std::move(endings), std::move(everywhere)).take();
}

bool is_sound(const TriggerTables& tables, std::size_t rule_count) {
  const std::span nodes = tables.nodes;
  const std::span rules = tables.rules;
  if (nodes.size() < kBytes || rules.empty()) return false;
  std::vector<std::uint32_t> known(rules.size() + 1, 0);  // how many rules that exist follow each other from here
  for (std::size_t i = rules.size(); i-- > 0;) known[i] = rules[i] < rule_count ? known[i + 1] + 1 : 0;
  const auto is_run = [&](std::size_t begin) { return begin < rules.size() && rules[begin] <= known[begin + 1]; };
  return is_run(0) && std::all_of(nodes.begin(), nodes.end(), [&](const TriggerNode& node) {
    return node.children <= nodes.size() - kBytes && is_run(node.rules);
  });
}

}  // namespace onoma::pattern
