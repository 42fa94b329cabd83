#include "time/zone.h"

#include <string>
#include <thread>
#include <vector>

#include "support/catch.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

using std::chrono::local_days;
using std::chrono::local_seconds;

Zone zone(std::string_view name) {
  const auto found = Zone::find(name);
  REQUIRE(found);
  return *found;
}

local_seconds local(int year, int month, int day, int hour = 0, int minute = 0) {
  return local_days{std::chrono::year{year} / month / day} + std::chrono::hours{hour} +
         std::chrono::minutes{minute};
}

/// The instant, in UTC, at which the named zone shows a local time.
std::string at(std::string_view name, local_seconds time) {
  return rfc3339(zone(name).to_instant(time));
}

std::string remedy(std::string_view name) {
  const auto found = Zone::find(name);
  REQUIRE_FALSE(found);
  return found.error().message.remedy;
}

}  // namespace

TEST_CASE("the default zone is UTC") {
  CHECK(Zone().name() == "UTC");
  CHECK(zone("utc").name() == "UTC");
  CHECK(rfc3339(Zone().to_instant(local(2021, 7, 10, 13, 1))) == "2021-07-10T13:01:00Z");
  CHECK(Zone().to_local(Instant{}) == local(1970, 1, 1));
}

TEST_CASE("zones are found whatever the case and keep the database's spelling") {
  CHECK(zone("asia/shanghai").name() == "Asia/Shanghai");
  CHECK(zone("EUROPE/BERLIN").name() == "Europe/Berlin");
  CHECK(zone("America/Argentina/Buenos_Aires").name() == "America/Argentina/Buenos_Aires");
}

TEST_CASE("an unknown zone is refused with the nearest name as the remedy") {
  CHECK(remedy("Asia/Shanghia") == "did you mean Asia/Shanghai?");
  CHECK(remedy("Europe/Berln") == "did you mean Europe/Berlin?");
  CHECK(remedy("shanghai") == "did you mean Asia/Shanghai?");
  CHECK(remedy("xxxxxxxxxxxxxxx") == "write a name of the IANA database, like Europe/Berlin");
  CHECK(Zone::find("Asia/Shanghia").error().message.problem ==
        "no such time zone: \"Asia/Shanghia\"");
}

TEST_CASE("no name leads out of the time zone database") {
  const std::string names[] = {"",
                               " ",
                               ".",
                               "..",
                               "/",
                               "Europe",
                               "Europe/",
                               "../../etc/passwd",
                               "/etc/localtime",
                               "/usr/share/zoneinfo/Europe/Berlin",
                               "../zoneinfo/Europe/Berlin",
                               "Europe/../Europe/Berlin",
                               "posixrules",
                               "localtime",
                               "posix/Europe/Berlin",
                               "right/Europe/Berlin",
                               "tzdata.zi",
                               "leapseconds",
                               "Europe/Berlin\n",
                               std::string("Europe/Berlin\0", 14),
                               std::string("\0UTC", 4),
                               std::string(100000, 'a')};
  for (const std::string& name : names) {
    INFO(name.substr(0, 80));
    CHECK_FALSE(Zone::find(name));
  }
  CHECK(Zone::find("a\x1b[2J").error().message.problem == "no such time zone: \"a\\x1B[2J\"");
}

TEST_CASE("a local time that is skipped is as much later as was skipped") {
  CHECK(at("Europe/Berlin", local(2021, 3, 28, 1, 59)) == "2021-03-28T00:59:00Z");
  CHECK(at("Europe/Berlin", local(2021, 3, 28, 2, 0)) == "2021-03-28T01:00:00Z");
  CHECK(at("Europe/Berlin", local(2021, 3, 28, 2, 30)) == "2021-03-28T01:30:00Z");
  CHECK(at("Europe/Berlin", local(2021, 3, 28, 3, 0)) == "2021-03-28T01:00:00Z");
  CHECK(at("America/New_York", local(2021, 3, 14, 2, 30)) == "2021-03-14T07:30:00Z");
  CHECK(at("Australia/Lord_Howe", local(2021, 10, 3, 2, 15)) == "2021-10-02T15:45:00Z");
  CHECK(at("Pacific/Apia", local(2011, 12, 30, 12, 0)) == "2011-12-30T22:00:00Z");
}

TEST_CASE("a local time that comes twice is the first") {
  CHECK(at("Europe/Berlin", local(2021, 10, 31, 2, 30)) == "2021-10-31T00:30:00Z");
  CHECK(at("Europe/Berlin", local(2021, 10, 31, 3, 0)) == "2021-10-31T02:00:00Z");
  CHECK(at("America/New_York", local(2021, 11, 7, 1, 30)) == "2021-11-07T05:30:00Z");
  CHECK(at("Australia/Lord_Howe", local(2021, 4, 4, 1, 45)) == "2021-04-03T14:45:00Z");
}

TEST_CASE("history is the database's: China's summers of the 1980s and local mean time") {
  CHECK(at("Asia/Shanghai", local(1988, 7, 10, 12)) == "1988-07-10T03:00:00Z");
  CHECK(at("Asia/Shanghai", local(1992, 7, 10, 12)) == "1992-07-10T04:00:00Z");
  CHECK(at("Asia/Shanghai", local(1900, 1, 1, 12)) == "1900-01-01T03:54:17Z");
  CHECK(at("Europe/Berlin", local(1, 1, 1, 12)) == "0001-01-01T11:06:32Z");
  CHECK(at("America/New_York", local(1800, 1, 1, 12)) == "1800-01-01T16:56:02Z");
}

TEST_CASE("the future goes on by the last rule of a zone") {
  CHECK(at("Europe/Berlin", local(2037, 7, 1, 12)) == "2037-07-01T10:00:00Z");
  CHECK(at("Europe/Berlin", local(2038, 7, 1, 12)) == "2038-07-01T10:00:00Z");
  CHECK(at("Europe/Berlin", local(2400, 7, 1, 12)) == "2400-07-01T10:00:00Z");
  CHECK(at("Europe/Berlin", local(2400, 1, 1, 12)) == "2400-01-01T11:00:00Z");
  CHECK(at("Europe/Berlin", local(2400, 3, 26, 2, 30)) == "2400-03-26T01:30:00Z");
  CHECK(at("Europe/Berlin", local(2400, 10, 29, 2, 30)) == "2400-10-29T00:30:00Z");
  CHECK(at("Europe/Berlin", local(9999, 7, 1, 12)) == "9999-07-01T10:00:00Z");
  CHECK(at("America/New_York", local(2400, 7, 1, 12)) == "2400-07-01T16:00:00Z");
  CHECK(at("Australia/Lord_Howe", local(2400, 7, 1, 12)) == "2400-07-01T01:30:00Z");
  CHECK(at("Australia/Lord_Howe", local(2400, 1, 1, 12)) == "2400-01-01T01:00:00Z");
  CHECK(at("Asia/Shanghai", local(2400, 7, 1, 12)) == "2400-07-01T04:00:00Z");
}

TEST_CASE("what a zone shows at an instant leads back to the instant") {
  for (const char* name : {"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                           "Asia/Shanghai", "Africa/Casablanca", "America/Nuuk"}) {
    const Zone there = zone(name);
    const Instant end = std::chrono::sys_days{std::chrono::year{9999} / 12 / 30};
    unsigned repeated = 0;
    for (Instant t = std::chrono::sys_days{std::chrono::year{1} / 1 / 2}; t < end;
         t += std::chrono::hours{24 * 97 + 5} + std::chrono::seconds{61}) {
      const Instant back = there.to_instant(there.to_local(t));
      INFO(name << " " << rfc3339(t) << " " << rfc3339(back));
      // In the hour that comes twice the first is right: earlier, but shown alike.
      REQUIRE((back == t || (back < t && there.to_local(back) == there.to_local(t))));
      if (back != t) ++repeated;
    }
    CHECK(repeated < 20);
  }
}

TEST_CASE("zones may be found and used by many threads at once") {
  std::vector<std::thread> threads;
  std::vector<std::string> shown(8);
  for (std::size_t i = 0; i < shown.size(); ++i)
    threads.emplace_back([&shown, i] {
      const auto found = Zone::find(i % 2 == 0 ? "Europe/Paris" : "europe/paris");
      if (found) shown[i] = rfc3339(found->to_instant(local(2400, 7, 1, 12)));
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : shown) CHECK(text == "2400-07-01T10:00:00Z");
}

TEST_CASE("a site's zone is what people mean") {
  const auto name = [](const char* text) {
    const auto zone = Zone::find_meant(text);
    return zone ? zone->name() : zone.error().message.problem;
  };
  for (const char* text : {"China", "Asia/Beijing", "beijing", "shanghai", "China Standard Time",
                           "北京时间", "ASIA/SHANGHAI", "Asia/Shanghai "}) {
    CAPTURE(text);
    CHECK(name(text) == "Asia/Shanghai");
  }
  for (const char* text : {"+08:00", "+8", "+0800", "GMT+8", "UTC+8", "utc+08:00", "UTC +8",
                           "(UTC+08:00) Beijing, Chongqing"}) {
    CAPTURE(text);
    CHECK(name(text) == "+08:00");
  }
  CHECK(name("UTC-3") == "-03:00");
  CHECK(name("UTC+5:30") == "+05:30");
  CHECK(name("Etc/GMT+8") == "Etc/GMT+8");
  CHECK(name("Japan") == "Asia/Tokyo");
  CHECK(name("New York") == "America/New_York");
  CHECK(name("America/New York") == "America/New_York");
  CHECK(name("Z") == "UTC");
  CHECK(name("CST").starts_with("CST is a zone of China"));
  CHECK_FALSE(Zone::find_meant("8"));
  CHECK_FALSE(Zone::find_meant("Nowhere/City"));
  CHECK_FALSE(Zone::find_meant("UTC+25"));
  const auto east = Zone::find_meant("UTC+8");
  CHECK(east->to_instant(east->to_local(Instant{})) == Instant{});
  CHECK(east->to_local(Instant{}).time_since_epoch() == std::chrono::hours{8});
}

}  // namespace feedgen
