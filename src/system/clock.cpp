#include "system/clock.h"

#include <charconv>
#include <cstdlib>
#include <random>
#include <string_view>
#include <thread>

namespace feedgen {
Clock system_clock() {
  return {[] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); },
          [] { return std::chrono::steady_clock::now(); },
          [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }};
}

Result<Instant> build_time(const Clock& clock) {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  if (fixed == nullptr || *fixed == '\0') return clock.now();
  const std::string_view text = fixed;
  constexpr long long kYear9999 = 253402300799;
  long long seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0 ||
      seconds > kYear9999) {
    return fail(ErrorKind::kUsage, "SOURCE_DATE_EPOCH is not a number of seconds since 1970",
                "unset it, or set it like 1700000000");
  }
  return Instant{std::chrono::seconds{seconds}};
}

std::chrono::microseconds Stopwatch::lap() {
  const auto now = std::chrono::steady_clock::now();
  const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(now - start_);
  start_ = now;
  return passed;
}

std::uint64_t random_bits() {
  std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

}  // namespace feedgen
