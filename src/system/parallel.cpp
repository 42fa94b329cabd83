#include "system/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace feedgen {
namespace {

// Items are handed out in small runs: neighbours on disk stay neighbours, and nothing is fought
// over.
constexpr std::size_t kRun = 8;

// On this thread and up to `jobs` - 1 others.
void run_on_threads(std::size_t jobs, const std::function<void()>& work) {
  std::vector<std::jthread> threads;
  for (std::size_t t = 1; t < jobs; ++t) {
    try {
      threads.emplace_back(work);
    } catch (const std::system_error&) {
      break;  // the system gives no more: the work is done by those that there are
    }
  }
  work();
}

class Line {
 public:
  Line(std::size_t count, std::size_t ahead, const std::function<void(std::size_t)>& produce,
       const std::function<void(std::size_t)>& consume)
      : count_(count), produce_(produce), consume_(consume), is_ready_(ahead, 0) {}

  void work() {
    std::unique_lock lock(mutex_);
    while (consumed_ < count_) {
      if (may_consume()) {
        consume(lock);
      } else if (handed_out_ < std::min(count_, consumed_ + is_ready_.size())) {
        produce(lock);
      } else {
        moved_.wait(lock);
      }
    }
    moved_.notify_all();
  }

 private:
  bool may_consume() const {
    return !is_consuming_ && is_ready_[consumed_ % is_ready_.size()] != 0;
  }

  void consume(std::unique_lock<std::mutex>& lock) {
    is_consuming_ = true;
    std::size_t end = consumed_;
    const std::size_t most = std::min(count_, consumed_ + is_ready_.size());
    while (end < most && is_ready_[end % is_ready_.size()] != 0) ++end;
    const std::size_t begin = consumed_;
    lock.unlock();
    for (std::size_t i = begin; i < end; ++i) consume_(i);
    lock.lock();
    for (std::size_t i = begin; i < end; ++i) is_ready_[i % is_ready_.size()] = 0;
    consumed_ = end;
    is_consuming_ = false;
    moved_.notify_all();
  }

  void produce(std::unique_lock<std::mutex>& lock) {
    const std::size_t begin = handed_out_;
    const std::size_t end = std::min({begin + kRun, count_, consumed_ + is_ready_.size()});
    handed_out_ = end;
    lock.unlock();
    for (std::size_t i = begin; i < end; ++i) produce_(i);
    lock.lock();
    for (std::size_t i = begin; i < end; ++i) is_ready_[i % is_ready_.size()] = 1;
    if (begin == consumed_) moved_.notify_all();
  }

  const std::size_t count_;
  const std::function<void(std::size_t)>& produce_;
  const std::function<void(std::size_t)>& consume_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable moved_;
  std::vector<char> is_ready_;
  std::size_t handed_out_ = 0;
  std::size_t consumed_ = 0;
  bool is_consuming_ = false;
};

}  // namespace

void for_each_index(std::size_t count, unsigned jobs,
                    const std::function<void(std::size_t)>& work) {
  // Few items are large ones: each by itself.
  const std::size_t run = std::clamp<std::size_t>(count / (std::size_t{jobs} * 64 + 1), 1, kRun);
  std::atomic<std::size_t> next = 0;
  const auto take_runs = [&] {
    while (true) {
      const std::size_t begin = next.fetch_add(run);
      if (begin >= count) return;
      const std::size_t end = std::min(begin + run, count);
      for (std::size_t i = begin; i < end; ++i) work(i);
    }
  };
  run_on_threads(std::min<std::size_t>(jobs, (count + run - 1) / run), take_runs);
}

void produce_in_order(std::size_t count, unsigned jobs, std::size_t ahead,
                      const std::function<void(std::size_t)>& produce,
                      const std::function<void(std::size_t)>& consume) {
  Line line(count, std::max<std::size_t>(ahead, 1), produce, consume);
  run_on_threads(std::min<std::size_t>(jobs, (count + kRun - 1) / kRun), [&] { line.work(); });
}

}  // namespace feedgen
