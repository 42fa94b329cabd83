#include "protocols/ping_request.h"
#include "support/catch.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

constexpr Instant kNow{1'625'922'076s};  // Sat, 10 Jul 2021 13:01:16 GMT

}  // namespace

TEST_CASE("Retry-After is a number of seconds") {
  CHECK(read_retry_after("0", kNow) == 0s);
  CHECK(read_retry_after(" 120 ", kNow) == 120s);
  CHECK(read_retry_after("86400", kNow) == 24h);
  CHECK(read_retry_after("86401", kNow) == 24h);
  CHECK(read_retry_after("99999999999999999999999999", kNow) == 24h);
}

TEST_CASE("or a date in one of HTTP's three forms") {
  for (const char* date : {"Sat, 10 Jul 2021 13:03:16 GMT", "Saturday, 10-Jul-21 13:03:16 GMT",
                           "Sat Jul 10 13:03:16 2021"}) {
    INFO(date);
    CHECK(read_retry_after(date, kNow) == 120s);
  }
  CHECK(read_retry_after("Sat, 10 Jul 1999 13:03:16 GMT", kNow) == 0s);
  CHECK(read_retry_after("Sat, 10 Jul 9999 13:03:16 GMT", kNow) == 24h);
}

TEST_CASE("or nothing that helps") {
  for (const char* text : {"", " ", "-1", "+1", "1.5", "1e3", "soon", "2021-07-10T13:03:16Z",
                           "Sat, 31 Feb 2021 13:03:16 GMT", "Sat, 10 Jul 2021 25:00:00 GMT"}) {
    INFO(text);
    CHECK(read_retry_after(text, kNow) == std::nullopt);
  }
}

}  // namespace feedgen
