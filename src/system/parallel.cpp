#include "system/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace feedgen {

void for_each_index(std::size_t count, unsigned jobs,
                    const std::function<void(std::size_t)>& work) {
  // Items are handed out in small runs: neighbours on disk stay neighbours, and the counter is
  // not fought over.
  constexpr std::size_t kRun = 8;
  std::atomic<std::size_t> next = 0;
  const auto take_runs = [&] {
    while (true) {
      const std::size_t begin = next.fetch_add(kRun);
      if (begin >= count) return;
      const std::size_t end = std::min(begin + kRun, count);
      for (std::size_t i = begin; i < end; ++i) work(i);
    }
  };
  const std::size_t useful = (count + kRun - 1) / kRun;
  std::vector<std::jthread> threads;
  for (std::size_t t = 1; t < std::min<std::size_t>(jobs, useful); ++t) {
    try {
      threads.emplace_back(take_runs);
    } catch (const std::system_error&) {
      break;  // the system gives no more: the work is done by those that there are
    }
  }
  take_runs();
}

}  // namespace feedgen
