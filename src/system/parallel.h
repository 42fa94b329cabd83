// Work on many items at once. Deterministic as long as each item writes only its own result.
#pragma once

#include <cstddef>
#include <functional>

namespace feedgen {

/// Calls `work(i)` once for every i below `count`, on up to `jobs` threads (the calling one
/// included), and returns when all are done. `work` must not throw.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace feedgen
