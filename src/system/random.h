// The door to chance, for names that no other process chooses. What a test has to foresee takes its
// numbers from World::random.
#pragma once

#include <cstdint>

namespace feedgen {

/// 64 bits from the system's own source.
std::uint64_t random_bits();

}  // namespace feedgen
