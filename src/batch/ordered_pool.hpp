// OrderedPool: jobs in, products out in the order of the jobs, whatever the number of threads.
//
// At most a few jobs for each thread are in the house at a time, so memory does not grow with the input. With
// one thread no thread is started: submit() does the work and hands over the product before it returns. With more, a thread is
// started when a job comes and all others are at work, so that few jobs do not pay for many processors. Where the system gives no
// more threads, those that there are do the work, and submit() itself where there are none.
//
//   OrderedPool<Job, Product> pool(4, [&] { return make_worker(); }, [&](Product product, bool idle) { … });
//   while (auto job = next()) pool.submit(std::move(*job));
//   pool.finish();
//
// submit() and finish() are for one thread. Workers and sink must not throw. The sink is called by one thread
// at a time; `idle` tells that nothing else is under way, so that what was written so far can be passed on.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace onoma::batch {

template <typename Job, typename Product>
class OrderedPool {
 public:
  using Worker = std::function<Product(Job)>;
  using MakeWorker = std::function<Worker()>;  // called once in each thread that works
  using Sink = std::function<void(Product, bool idle)>;

  OrderedPool(std::size_t threads, MakeWorker make_worker, Sink sink)
      : make_worker_(std::move(make_worker)), sink_(std::move(sink)) {
    if (threads <= 1) {
      inline_worker_ = make_worker_();
      return;
    }
    most_workers_ = threads;
    slots_.resize(threads * kSlotsForThread);
    if (!start([this] { drain(); })) inline_worker_ = make_worker_();
  }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;
  ~OrderedPool() { finish(); }

  // Waits while the house is full.
  void submit(Job job) {
    if (threads_.empty()) {
      sink_(inline_worker_(std::move(job)), true);
      return;
    }
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return submitted_ - written_ < slots_.size(); });
    slots_[submitted_ % slots_.size()].job = std::move(job);
    ++submitted_;
    if (submitted_ - taken_ > idle_ && workers_ < most_workers_) {
      if (start([this] { work(); })) ++workers_;
      else most_workers_ = workers_;
    }
    if (workers_ == 0) return work_here(lock);
    work_.notify_one();
  }

  // Waits for all products to be handed over. No job may follow.
  void finish() {
    {
      const std::lock_guard lock(mutex_);
      finished_ = true;
    }
    work_.notify_all();
    done_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  static constexpr std::size_t kSlotsForThread = 3;

  template <typename Body>
  bool start(Body body) {
    try {
      threads_.emplace_back(std::move(body));
      return true;
    } catch (const std::system_error&) {  // too many threads, or no memory for one more
      return false;
    }
  }

  struct Slot {
    std::optional<Job> job;
    std::optional<Product> product;
  };

  void work() {
    const Worker worker = make_worker_();
    std::unique_lock lock(mutex_);
    while (true) {
      ++idle_;
      work_.wait(lock, [this] { return taken_ < submitted_ || finished_; });
      --idle_;
      if (taken_ == submitted_) return;
      Slot& slot = slots_[taken_++ % slots_.size()];
      Job job = *std::exchange(slot.job, std::nullopt);
      lock.unlock();
      Product product = worker(std::move(job));
      lock.lock();
      slot.product = std::move(product);
      done_.notify_one();
    }
  }

  // The job just submitted, by the one who submitted it.
  void work_here(std::unique_lock<std::mutex>& lock) {
    if (!inline_worker_) inline_worker_ = make_worker_();
    Slot& slot = slots_[taken_++ % slots_.size()];
    Job job = *std::exchange(slot.job, std::nullopt);
    lock.unlock();
    Product product = inline_worker_(std::move(job));
    lock.lock();
    slot.product = std::move(product);
    done_.notify_one();
  }

  void drain() {
    std::unique_lock lock(mutex_);
    while (true) {
      Slot& slot = slots_[written_ % slots_.size()];
      done_.wait(lock, [&] { return slot.product || (finished_ && written_ == submitted_); });
      if (!slot.product) return;
      Product product = *std::exchange(slot.product, std::nullopt);
      const bool idle = written_ + 1 == submitted_;
      lock.unlock();
      sink_(std::move(product), idle);
      lock.lock();
      ++written_;
      room_.notify_one();
    }
  }

  MakeWorker make_worker_;
  Sink sink_;
  Worker inline_worker_;

  std::mutex mutex_;
  std::condition_variable work_, room_, done_;
  std::vector<Slot> slots_;
  std::size_t submitted_ = 0, taken_ = 0, written_ = 0;
  bool finished_ = false;
  std::size_t workers_ = 0, idle_ = 0, most_workers_ = 1;
  std::vector<std::thread> threads_;  // the one that hands over, and the workers
};

}  // namespace onoma::batch
