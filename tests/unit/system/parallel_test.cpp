#include "system/parallel.h"

#include <atomic>
#include <vector>

#include "support/catch.h"

namespace feedgen {

TEST_CASE("each index is worked on once, whatever the number of threads") {
  for (const unsigned jobs : {1U, 2U, 8U, 64U}) {
    for (const std::size_t count : {0U, 1U, 7U, 8U, 9U, 1000U}) {
      std::vector<std::atomic<int>> calls(count);
      for_each_index(count, jobs, [&](std::size_t i) { ++calls[i]; });
      for (const std::atomic<int>& n : calls) CHECK(n == 1);
    }
  }
}

}  // namespace feedgen
