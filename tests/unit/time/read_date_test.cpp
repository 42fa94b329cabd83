#include "time/read_date.h"

#include <string>

#include "support/catch.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

Message refusal(std::string_view text) {
  const auto reading = read_date(text, Zone());
  REQUIRE_FALSE(reading);
  return reading.error().message;
}

}  // namespace

TEST_CASE("a refused date says what is wrong and what to do") {
  CHECK(refusal("Sat, 30 Feb 2021 13:01:16 GMT") ==
        Message{"no such day: 30 February 2021", "February 2021 has 28 days", {}});
  CHECK(refusal("foo") ==
        Message{"can't read the date \"foo\"", "write it like 2021-07-10 13:01:16 +08:00", {}});
  CHECK(refusal("07/10/2021") ==
        Message{"can't tell the day from the month in \"07/10/2021\"",
                "write the year first, like 2021-07-10, or set date_order: day_first",
                {}});
  CHECK(refusal("2021-07-10 25:00") ==
        Message{"no such time: 25:00:00", "hours are 0 to 23, minutes and seconds 0 to 59", {}});
}

TEST_CASE("the order of day and month can be set, but not against the calendar") {
  const auto read = [](std::string_view text, DateOrder order) {
    const auto reading = read_date(text, Zone(), order);
    return reading ? rfc3339(reading->instant) : reading.error().message.problem;
  };
  CHECK(read("07/10/2021", DateOrder::kDayFirst) == "2021-10-07T00:00:00Z");
  CHECK(read("07/10/2021 3:05 PM", DateOrder::kMonthFirst) == "2021-07-10T15:05:00Z");
  CHECK(read("07/13/2021", DateOrder::kDayFirst) == "2021-07-13T00:00:00Z");
  CHECK(read("13-07-2021", DateOrder::kMonthFirst) == "2021-07-13T00:00:00Z");
  CHECK(read("10.07.2021", DateOrder::kMonthFirst) == "2021-07-10T00:00:00Z");
}

TEST_CASE("a wrong weekday is a warning that says what was done") {
  const auto reading = read_date("Sun, 10 Jul 2021 13:01:16 GMT", Zone());
  REQUIRE(reading);
  CHECK(rfc3339(reading->instant) == "2021-07-10T13:01:16Z");
  CHECK(reading->problem == "10 July 2021 is a Saturday, not a Sunday");
  CHECK(reading->remedy == "the weekday was ignored; write Sat");
}

TEST_CASE("a date is at most 256 bytes long") {
  const std::string date = "2021-07-10 13:01:16";
  CHECK(read_date(date + std::string(256 - date.size(), ' '), Zone()));
  CHECK(refusal(date + std::string(257 - date.size(), ' ')).problem ==
        "a date of 257 bytes is too long");
  CHECK(refusal(std::string(10000000, '(')).problem == "a date of 10000000 bytes is too long");
}

TEST_CASE("messages about dates send no control characters") {
  CHECK(refusal("foo\x1b[2J\n").problem == "can't read the date \"foo\\x1B[2J\\x0A\"");
  CHECK(refusal("2021-07-10 13:01:16 Foo\x07").problem ==
        "can't read the date \"2021-07-10 13:01:16 Foo\\x07\"");
}

TEST_CASE("a zone in the text wins over the zone of the site") {
  const auto shanghai = Zone::find("Asia/Shanghai");
  REQUIRE(shanghai);
  for (const char* text : {"Sat, 10 Jul 2021 13:01:16 GMT", "2021-07-10T13:01:16Z",
                           "2021-07-10 21:01:16 +0800", "2021-07-10 09:01:16 EDT", "1625922076",
                           "2021-07-10 15:01:16 Europe/Berlin", "2021-07-10 21:01:16"}) {
    INFO(text);
    const auto reading = read_date(text, *shanghai);
    REQUIRE(reading);
    CHECK(rfc3339(reading->instant) == "2021-07-10T13:01:16Z");
  }
}

TEST_CASE("a date without a time begins when the day begins in the zone of the site") {
  const auto havana = Zone::find("America/Havana");
  REQUIRE(havana);
  // Clocks went from 0:00 to 1:00 on this day.
  const auto reading = read_date("2021-03-14", *havana);
  REQUIRE(reading);
  CHECK(rfc3339(reading->instant) == "2021-03-14T05:00:00Z");
}

}  // namespace feedgen
