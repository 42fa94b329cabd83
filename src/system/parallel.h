// Work on many items at once. Deterministic as long as each item writes only its own result.
#pragma once

#include <cstddef>
#include <functional>

namespace feedgen {

/// Calls `work(i)` once for every i below `count`, on up to `jobs` threads (the calling one
/// included), and returns when all are done. `work` must not throw.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

/// Calls `produce(i)` once for every i below `count`, on up to `jobs` threads (the calling one
/// included), and `consume(i)` after it: one at a time and in order. At most `ahead` items are
/// produced and not yet consumed, so that i % ahead can name the place of a result. Neither
/// must throw.
void produce_in_order(std::size_t count, unsigned jobs, std::size_t ahead,
                      const std::function<void(std::size_t)>& produce,
                      const std::function<void(std::size_t)>& consume);

}  // namespace feedgen
