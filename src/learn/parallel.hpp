// Does a number of independent pieces of work on some threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace onoma::learn {

// Calls work(piece, thread) once for each piece in [0, pieces), in any order, with thread in [0, threads). Pieces must not
// touch what is another's; what a thread keeps for itself it finds by its number. Must not throw.
template <typename Work>
void for_each_piece(std::size_t pieces, std::size_t threads, Work work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&](std::size_t thread) {
    for (std::size_t piece = next++; piece < pieces; piece = next++) work(piece, thread);
  };
  std::vector<std::thread> others;
  for (std::size_t thread = 1; thread < std::min(threads, pieces); ++thread) others.emplace_back(run, thread);
  run(0);
  for (std::thread& other : others) other.join();
}

}  // namespace onoma::learn
