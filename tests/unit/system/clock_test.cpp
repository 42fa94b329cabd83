#include "system/clock.h"

#include <cstdlib>

#include "support/catch.h"

namespace feedgen {

TEST_CASE("SOURCE_DATE_EPOCH fixes the time, and nonsense in it is a usage error") {
  REQUIRE(::setenv("SOURCE_DATE_EPOCH", "1700000000", 1) == 0);
  CHECK(build_time(system_clock()).value() == Instant{std::chrono::seconds{1'700'000'000}});
  for (const char* bad : {"soon", "1.5", "-1", "99999999999999"}) {
    REQUIRE(::setenv("SOURCE_DATE_EPOCH", bad, 1) == 0);
    const Result<Instant> now = build_time(system_clock());
    REQUIRE_FALSE(now);
    CHECK(now.error().kind == ErrorKind::kUsage);
  }
  REQUIRE(::unsetenv("SOURCE_DATE_EPOCH") == 0);
  CHECK(build_time(system_clock()).value() > Instant{std::chrono::seconds{1'700'000'000}});
}

}  // namespace feedgen
