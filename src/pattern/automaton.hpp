// Automaton: a Program made deterministic, as far as texts ask for it (Aho, Sethi and Ullman, "Compilers", 1986, section 3.7: lazy
// transition evaluation). A state stands for all instructions that a program may be at; its ways for the next byte are found when
// they are first gone, and then cost a few instructions of the processor.
//
// Thread safety: const operations may run at the same time; ways are found under a lock and gone without one.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pattern/program.hpp"

namespace onoma::pattern {

class Automaton {
 public:
  // `program` must outlive it.
  explicit Automaton(const Program& program);

  // The same as Program::longest_match().
  std::optional<std::size_t> longest_match(std::string_view text, std::size_t begin, std::size_t end) const;
  // Whether it has as many states as it may have: where it needs one more it asks the program.
  bool is_full() const { return is_full_.load(std::memory_order_relaxed); }

 private:
  struct State;
  // Where a byte leads: 0 is not known yet; else kKnown, kMatch if a match ends before the byte, and the ways of the state after
  // it, null where nothing goes on.
  using Way = std::uintptr_t;
  static constexpr Way kMatch = 1, kKnown = 2;
  // The ways of a state, one for each class of bytes, behind the state that they are of: the next byte asks for them alone.
  using Ways = std::atomic<Way>*;
  static constexpr std::size_t kFirstWay = 1;
  struct State {
    const std::vector<Program::Place>* places = nullptr;
    bool after_word = false;  // the byte before is of a word, where the program asks for edges
    std::unique_ptr<std::atomic<Way>[]> ways;
  };

  Ways state_of(std::vector<Program::Place> places, bool after_word) const;
  Way find_way(Ways from, std::size_t byte_class) const;

  const Program& program_;
  bool has_edges_ = false;
  // Bytes that no instruction tells apart are of one class; the end of the text is one more.
  std::array<std::uint8_t, 256> class_of_{};
  std::vector<std::uint8_t> byte_of_;  // of each class one byte
  mutable std::mutex mutex_;
  mutable std::deque<State> states_;
  mutable std::map<std::pair<std::vector<Program::Place>, bool>, Ways> known_;
  mutable std::size_t places_ = 0;  // of all states together
  mutable std::atomic<bool> is_full_ = false;
  std::array<Ways, 2> starts_{};  // after no word, after a word
};

}  // namespace onoma::pattern
