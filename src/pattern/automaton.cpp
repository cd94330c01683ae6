#include "pattern/automaton.hpp"

#include <algorithm>
#include <string>

namespace onoma::pattern {
namespace {

using Kind = Instruction::Kind;

// A long list of feasts has a thousand states, if a text has all of them; most expressions come to some dozens.
constexpr std::size_t kMostStates = 2000;
constexpr std::size_t kMostPlaces = 100'000;  // of all states together

// Divides all bytes into classes, further and further.
class ByteClasses {
 public:
  explicit ByteClasses(std::array<std::uint8_t, 256>& class_of) : class_of_(class_of) { sizes_[0] = 256; }

  std::size_t count() const { return count_; }

  // From now on these bytes, each named once, are of no class with others.
  void divide(std::string_view bytes) {
    std::array<std::uint16_t, 256> inside{};  // how many of the bytes each class has
    for (const char byte : bytes) ++inside[class_of(byte)];
    std::array<std::uint8_t, 256> parted{};  // the class for those of a class; 0 where there is none yet, for the first has no part
    for (const char byte : bytes) {
      std::uint8_t& of_byte = class_of(byte);
      const std::uint8_t old = of_byte;
      if (inside[old] == sizes_[old] && parted[old] == 0) continue;
      if (parted[old] == 0) parted[old] = static_cast<std::uint8_t>(count_++);
      of_byte = parted[old];
      --inside[old], --sizes_[old], ++sizes_[of_byte];
    }
  }

 private:
  std::uint8_t& class_of(char byte) { return class_of_[static_cast<unsigned char>(byte)]; }

  std::array<std::uint8_t, 256>& class_of_;
  std::array<std::uint16_t, 256> sizes_{};
  std::size_t count_ = 1;
};

}  // namespace

Automaton::Automaton(const Program& program) : program_(program) {
  ByteClasses classes(class_of_);
  std::array<std::bitset<256>, 2> seen;  // bytes alone, and with their other case
  for (const Instruction& instruction : program.code_) {
    has_edges_ |= instruction.kind == Kind::kEdge || instruction.kind == Kind::kNoEdge;
    if (instruction.kind != Kind::kByte) continue;
    const bool is_pair = instruction.low != instruction.high;
    auto known = seen[is_pair ? 1 : 0][static_cast<unsigned char>(instruction.low)];
    if (known) continue;
    known = true;
    const std::array<char, 2> both = {instruction.low, instruction.high};
    classes.divide({both.data(), is_pair ? 2U : 1U});
  }
  const auto divide = [&classes](const auto& is_inside) {
    std::string bytes;
    for (unsigned byte = 0; byte < 256; ++byte) {
      if (is_inside(byte)) bytes += static_cast<char>(byte);
    }
    classes.divide(bytes);
  };
  for (const std::bitset<256>& set : program.sets_) divide([&set](unsigned byte) { return set[byte]; });
  if (has_edges_) divide([](unsigned byte) { return Program::is_word(static_cast<char>(byte)); });
  byte_of_.resize(classes.count());
  for (unsigned byte = 0; byte < 256; ++byte) byte_of_[class_of_[byte]] = static_cast<std::uint8_t>(byte);
  starts_ = {state_of({0}, false), state_of({0}, has_edges_)};
}

// Null where there are too many states.
Automaton::Ways Automaton::state_of(std::vector<Program::Place> places, bool after_word) const {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  const auto [known, is_new] = known_.try_emplace({std::move(places), after_word}, nullptr);
  if (!is_new) return known->second;
  places_ += known->first.first.size();
  if (states_.size() == kMostStates || places_ > kMostPlaces) {
    known_.erase(known);
    is_full_.store(true, std::memory_order_relaxed);
    return nullptr;
  }
  const std::size_t classes = byte_of_.size() + 1;
  states_.push_back({&known->first.first, after_word, std::make_unique<std::atomic<Way>[]>(kFirstWay + classes)});
  State& state = states_.back();
  state.ways[0].store(reinterpret_cast<Way>(&state), std::memory_order_relaxed);
  return known->second = state.ways.get();
}

Automaton::Way Automaton::find_way(Ways ways, std::size_t byte_class) const {
  const std::lock_guard lock(mutex_);
  const State& from = *reinterpret_cast<const State*>(ways[0].load(std::memory_order_relaxed));
  std::atomic<Way>& kept = ways[kFirstWay + byte_class];
  Way way = kept.load(std::memory_order_relaxed);
  if (way != 0) return way;
  const bool at_end = byte_class == byte_of_.size();
  const char byte = at_end ? '\0' : static_cast<char>(byte_of_[byte_class]);
  const bool is_word = !at_end && Program::is_word(byte);
  std::vector<Program::Place> next;
  const bool matched = program_.step(*from.places, at_end ? std::nullopt : std::optional(byte), from.after_word != is_word, next);
  way = kKnown | (matched ? kMatch : 0);
  if (!next.empty()) {
    const Ways to = state_of(std::move(next), has_edges_ && is_word);
    if (to == nullptr) return 0;
    way |= reinterpret_cast<Way>(to);
  }
  kept.store(way, std::memory_order_release);
  return way;
}

std::optional<std::size_t> Automaton::longest_match(std::string_view text, std::size_t begin, std::size_t end) const {
  std::optional<std::size_t> longest;
  Ways ways = starts_[begin > 0 && Program::is_word(text[begin - 1]) ? 1 : 0];
  for (std::size_t at = begin;; ++at) {
    const std::size_t byte_class = at < text.size() ? class_of_[static_cast<unsigned char>(text[at])] : byte_of_.size();
    Way way = ways[kFirstWay + byte_class].load(std::memory_order_acquire);
    if (way == 0) way = find_way(ways, byte_class);
    if (way == 0) return program_.longest_match(text, begin, end);
    if ((way & kMatch) != 0) longest = at;
    ways = reinterpret_cast<Ways>(way & ~(kMatch | kKnown));
    if (at == end || ways == nullptr) return longest;
  }
}

}  // namespace onoma::pattern
