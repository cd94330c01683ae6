#include "batch/ordered_pool.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>

using Pool = onoma::batch::OrderedPool<int, int>;

TEST_CASE("products come in the order of the jobs, for any number of threads") {
  for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
    std::vector<int> products;
    std::atomic<int> workers = 0;
    const auto make = [&]() -> Pool::Worker {
      ++workers;
      return [](int job) {
        if (job % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
        return job * 2;
      };
    };
    Pool pool(threads, make, [&](int product, bool) { products.push_back(product); });
    for (int job = 0; job < 500; ++job) pool.submit(job);
    pool.finish();
    REQUIRE(products.size() == 500);
    for (int job = 0; job < 500; ++job) CHECK(products[static_cast<std::size_t>(job)] == job * 2);
    CHECK(workers >= 1);
    CHECK(workers <= static_cast<int>(threads));
  }
}

TEST_CASE("few jobs are in the house at a time") {
  std::atomic<int> inside = 0;
  int most = 0;
  Pool pool(
      2, [] { return [](int job) { return job; }; },
      [&](int, bool) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        --inside;
      });
  for (int job = 0; job < 100; ++job) {
    pool.submit(job);
    most = std::max(most, ++inside);
  }
  pool.finish();
  CHECK(most <= 8);
}

TEST_CASE("a lone job is told to be the last under way") {
  bool told = false;
  Pool pool(
      4, [] { return [](int job) { return job; }; }, [&](int, bool idle) { told = idle; });
  pool.submit(1);
  pool.finish();
  CHECK(told);
}

TEST_CASE("no more threads are started than there are jobs, and all of them when they are needed") {
  const auto workers_for = [](int jobs) {
    std::atomic<int> workers = 0, started = 0;
    const auto make = [&]() -> Pool::Worker {
      ++workers;
      return [&, jobs](int job) {
        ++started;
        while (started < std::min(jobs, 4)) std::this_thread::yield();
        return job;
      };
    };
    Pool pool(4, make, [](int, bool) {});
    for (int job = 0; job < jobs; ++job) pool.submit(job);
    pool.finish();
    return workers.load();
  };
  CHECK(workers_for(1) == 1);
  CHECK(workers_for(3) == 3);
  CHECK(workers_for(9) == 4);
}

TEST_CASE("no job at all") {
  Pool pool(
      3, [] { return [](int job) { return job; }; }, [](int, bool) { FAIL("nothing was asked"); });
  pool.finish();
}
