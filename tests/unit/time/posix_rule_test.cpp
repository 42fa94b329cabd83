#include "time/posix_rule.h"

#include "support/catch.h"

namespace feedgen {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Instant utc(int year, unsigned month, unsigned day, seconds time) {
  return std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) /
                               static_cast<int>(day)} +
         time;
}

PosixRule rule(std::string_view text) {
  const auto parsed = PosixRule::parse(text);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace

TEST_CASE("a rule without daylight time is one offset") {
  CHECK(rule("CST-8").offset_at(utc(2400, 7, 1, hours{0})) == hours{8});
  CHECK(rule("<-03>3").offset_at(utc(2400, 7, 1, hours{0})) == hours{-3});
  CHECK(rule("<+0545>-5:45").offset_at(utc(2400, 7, 1, hours{0})) == hours{5} + minutes{45});
}

TEST_CASE("a rule changes clocks at its instants, north of the equator") {
  const PosixRule berlin = rule("CET-1CEST,M3.5.0,M10.5.0/3");
  CHECK(berlin.offset_at(utc(2400, 3, 26, hours{1} - seconds{1})) == hours{1});
  CHECK(berlin.offset_at(utc(2400, 3, 26, hours{1})) == hours{2});
  CHECK(berlin.offset_at(utc(2400, 10, 29, hours{1} - seconds{1})) == hours{2});
  CHECK(berlin.offset_at(utc(2400, 10, 29, hours{1})) == hours{1});
}

TEST_CASE("a rule changes clocks at its instants, south of the equator and by half an hour") {
  const PosixRule lord_howe = rule("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
  CHECK(lord_howe.offset_at(utc(2400, 1, 1, hours{0})) == hours{11});
  CHECK(lord_howe.offset_at(utc(2400, 7, 1, hours{0})) == hours{10} + minutes{30});
  CHECK(lord_howe.offset_at(utc(2399, 12, 31, hours{20})) == hours{11});
}

TEST_CASE("a rule may change clocks on the day before or after the one it names") {
  // Nuuk: Saturday 22:00 local; Gaza's wider hours; both from the database.
  const PosixRule nuuk = rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  CHECK(nuuk.offset_at(utc(2040, 3, 25, hours{1} - seconds{1})) == hours{-2});
  CHECK(nuuk.offset_at(utc(2040, 3, 25, hours{1})) == hours{-1});
  const PosixRule gaza = rule("EET-2EEST,M3.4.4/50,M10.4.4/50");
  CHECK(gaza.offset_at(utc(2040, 3, 24, hours{0} - seconds{1})) == hours{2});
  CHECK(gaza.offset_at(utc(2040, 3, 24, hours{0})) == hours{3});
}

TEST_CASE("a rule may count days of the year, and daylight time may be winter's") {
  const PosixRule julian = rule("AAA0BBB,J60/0,J300/0");
  CHECK(julian.offset_at(utc(2024, 2, 29, hours{12})) == hours{0});
  CHECK(julian.offset_at(utc(2024, 3, 1, hours{0})) == hours{1});
  CHECK(julian.offset_at(utc(2023, 3, 1, hours{0})) == hours{1});
  const PosixRule counted = rule("AAA0BBB,59/0,299/0");
  CHECK(counted.offset_at(utc(2024, 2, 29, hours{0})) == hours{1});
  const PosixRule dublin = rule("IST-1GMT0,M10.5.0,M3.5.0/1");
  CHECK(dublin.offset_at(utc(2400, 7, 1, hours{0})) == hours{1});
  CHECK(dublin.offset_at(utc(2400, 1, 1, hours{0})) == hours{0});
}

TEST_CASE("what is no rule is refused") {
  for (const char* text :
       {"", "C", "CET", "CET-", "CET-25", "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0",
        "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
        "CET-1CEST,M3.5.0,M10.5.0/168", "CET-1CEST,J0,J1", "CET-1CEST,366,1", "<CET-1",
        "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-99999999999"}) {
    INFO(text);
    CHECK_FALSE(PosixRule::parse(text));
  }
}

}  // namespace feedgen
