#include "system/random.h"

#include <random>

namespace feedgen {

std::uint64_t random_bits() {
  std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

}  // namespace feedgen
