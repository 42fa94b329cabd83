#include "time/write_date.h"

#include "support/catch.h"
#include "time/read_date.h"

namespace feedgen {
namespace {

using std::chrono::seconds;
using std::chrono::sys_days;

constexpr Instant kFirst = sys_days{std::chrono::year{1} / 1 / 1};
constexpr Instant kLast = sys_days{std::chrono::year{10000} / 1 / 1} - seconds{1};

}  // namespace

TEST_CASE("dates are written as RSS, Atom and JSON Feed want them") {
  const Instant instant{seconds{1625922076}};
  CHECK(rfc822(instant) == "Sat, 10 Jul 2021 13:01:16 GMT");
  CHECK(rfc3339(instant) == "2021-07-10T13:01:16Z");
  CHECK(rfc822(Instant{}) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(rfc3339(Instant{seconds{-1}}) == "1969-12-31T23:59:59Z");
}

TEST_CASE("years have four digits, from the first to the last") {
  CHECK(rfc822(kFirst) == "Mon, 01 Jan 0001 00:00:00 GMT");
  CHECK(rfc3339(kFirst) == "0001-01-01T00:00:00Z");
  CHECK(rfc822(kLast) == "Fri, 31 Dec 9999 23:59:59 GMT");
  CHECK(rfc3339(kLast) == "9999-12-31T23:59:59Z");
}

TEST_CASE("an instant that no format can show is written as the nearest that it can") {
  CHECK(rfc3339(Instant::min()) == "0001-01-01T00:00:00Z");
  CHECK(rfc822(Instant::max()) == "Fri, 31 Dec 9999 23:59:59 GMT");
  CHECK(is_writable(kFirst));
  CHECK(is_writable(kLast));
  CHECK_FALSE(is_writable(kFirst - seconds{1}));
  CHECK_FALSE(is_writable(kLast + seconds{1}));
}

TEST_CASE("what is written is read back, in every year from 1 to 9999") {
  unsigned written = 0;
  for (Instant t = kFirst; t <= kLast; t += std::chrono::hours{24 * 19} + seconds{52361}) {
    for (const std::string& text : {rfc822(t), rfc3339(t)}) {
      const auto reading = read_date(text, Zone());
      if (!reading || reading->instant != t || !reading->problem.empty()) FAIL(text);
    }
    ++written;
  }
  CHECK(written > 180000);
}

}  // namespace feedgen
