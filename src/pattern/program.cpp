#include "pattern/program.hpp"

namespace onoma::pattern {
namespace {

using Kind = Instruction::Kind;
using Place = Program::Place;

Place further(Place from, std::int32_t by) { return from + static_cast<Place>(by); }

// What a thread keeps from one match to the next, so that none begins with getting memory.
struct Workspace {
  std::vector<Place> now, next, waiting;
  std::vector<std::uint32_t> seen;  // in which step each instruction was last come to
  std::uint32_t step = 0;

  struct Job {
    Place place = 0;
    std::size_t at = 0;
    std::size_t slot = 0;  // not 0: gives it back the place `at`
  };
  std::vector<Job> jobs;
  std::vector<bool> visited;  // instruction and place in the text
  std::vector<std::size_t> slots;
};

Workspace& workspace() {
  static thread_local Workspace kept;
  return kept;
}

}  // namespace

bool Program::is_edge(std::string_view text, std::size_t at) {
  return (at > 0 && is_word(text[at - 1])) != (at < text.size() && is_word(text[at]));
}

bool Program::step(const std::vector<Place>& now, std::optional<char> byte, bool edge, std::vector<Place>& next) const {
  Workspace& work = workspace();
  if (work.seen.size() < code_.size()) work.seen.resize(code_.size(), 0);
  if (++work.step == 0) work.seen.assign(work.seen.size(), 0), work.step = 1;
  bool matched = false;
  for (Place place : now) {
    work.waiting.assign(1, place);
    while (!work.waiting.empty()) {
      place = work.waiting.back();
      work.waiting.pop_back();
      for (bool goes_on = true; goes_on && work.seen[place] != work.step;) {
        work.seen[place] = work.step;
        const Instruction& instruction = code_[place];
        switch (instruction.kind) {
          case Kind::kByte:
          case Kind::kSet:
            if (byte && reads(instruction, *byte)) next.push_back(place + 1);
            goes_on = false;
            break;
          case Kind::kEither:
            // Most branches of a list of words fail at their first letter.
            if (code_[place + 1].kind == Kind::kByte && !(byte && reads(code_[place + 1], *byte))) {
              place = further(place, instruction.to);
            } else {
              work.waiting.push_back(further(place++, instruction.to));
            }
            break;
          case Kind::kJump: place = further(place, instruction.to); break;
          case Kind::kSave: ++place; break;
          case Kind::kEdge:
          case Kind::kNoEdge:
            goes_on = edge == (instruction.kind == Kind::kEdge);
            ++place;
            break;
          case Kind::kMatch:
            matched = true;
            goes_on = false;
        }
      }
    }
  }
  return matched;
}

// All ways at once, byte after byte (Thompson, "Regular expression search algorithm", 1968).
std::optional<std::size_t> Program::longest_match(std::string_view text, std::size_t begin, std::size_t end) const {
  std::vector<Place>&now = workspace().now, &next = workspace().next;
  std::optional<std::size_t> longest;
  now.assign(1, 0);
  for (std::size_t at = begin; !now.empty(); ++at) {
    next.clear();
    if (step(now, at < end ? std::optional(text[at]) : std::nullopt, is_edge(text, at), next)) longest = at;
    now.swap(next);
  }
  return longest;
}

// One way after the other, the preferred ones first, never to the same instruction at the same place again.
bool Program::catch_groups(std::string_view text, std::size_t begin, std::size_t end, std::span<std::string_view> groups) const {
  constexpr auto kUnset = std::string_view::npos;
  Workspace& work = workspace();
  work.visited.assign(code_.size() * (end - begin + 1), false);
  work.slots.assign(2 * group_names_.size(), kUnset);
  work.slots[0] = begin, work.slots[1] = end;
  work.jobs.assign(1, {0, begin, 0});
  while (!work.jobs.empty()) {
    auto [place, at, slot] = work.jobs.back();
    work.jobs.pop_back();
    if (slot != 0) {
      work.slots[slot] = at;
      continue;
    }
    for (bool goes_on = true; goes_on;) {
      auto visited = work.visited[place * (end - begin + 1) + (at - begin)];
      if (visited) break;
      visited = true;
      const Instruction& instruction = code_[place];
      switch (instruction.kind) {
        case Kind::kByte:
        case Kind::kSet:
          goes_on = at < end && reads(instruction, text[at]);
          ++place, ++at;
          break;
        case Kind::kEither:
          if (code_[place + 1].kind == Kind::kByte && (at == end || !reads(code_[place + 1], text[at]))) {
            place = further(place, instruction.to);
          } else {
            work.jobs.push_back({further(place++, instruction.to), at, 0});
          }
          break;
        case Kind::kJump: place = further(place, instruction.to); break;
        case Kind::kSave: {
          std::size_t& kept = work.slots[static_cast<std::size_t>(instruction.to)];
          work.jobs.push_back({0, kept, static_cast<std::size_t>(instruction.to)});
          kept = at;
          ++place;
          break;
        }
        case Kind::kEdge:
        case Kind::kNoEdge:
          goes_on = is_edge(text, at) == (instruction.kind == Kind::kEdge);
          ++place;
          break;
        case Kind::kMatch:
          goes_on = false;
          if (at != end) break;
          for (std::size_t i = 0; i < groups.size(); ++i) {
            const std::size_t from = work.slots[2 * i], to = work.slots[2 * i + 1];
            groups[i] = from == kUnset || to == kUnset ? std::string_view() : text.substr(from, to - from);
          }
          return true;
      }
    }
  }
  return false;
}

}  // namespace onoma::pattern
