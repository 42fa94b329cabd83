// Any bytes are read as a date without harm; what is read can be written and read back; and a day
// or time that does not exist is refused in every form it is written in.
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "time/read_date.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

void expect(bool holds, std::string_view what, std::string_view text) {
  if (holds) return;
  std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(text.size()), text.data());
  std::abort();
}

const Zone& pick_zone(std::uint8_t byte) {
  static const std::array<Zone, 4> zones = [] {
    std::array<Zone, 4> found;
    found[1] = Zone::find("Asia/Shanghai").value_or(Zone());
    found[2] = Zone::find("Europe/Berlin").value_or(Zone());
    found[3] = Zone::find("Australia/Lord_Howe").value_or(Zone());
    return found;
  }();
  return zones[byte % zones.size()];
}

void check_written(Instant instant, std::string_view source) {
  for (const std::string& text : {rfc822(instant), rfc3339(instant)}) {
    const auto again = read_date(text, pick_zone(1));
    expect(again && again->instant == instant && again->problem.empty(), "not read back", source);
  }
}

void check_message(const std::string& problem, const std::string& remedy, std::string_view source) {
  expect(!problem.empty() && !remedy.empty(), "nothing said", source);
  for (const std::string& text : {problem, remedy})
    for (const char c : text)
      expect(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "control character", source);
}

void check_text(std::string_view text, const Zone& zone) {
  const auto reading = read_date(text, zone);
  if (!reading) {
    check_message(reading.error().message.problem, reading.error().message.remedy, text);
    return;
  }
  expect(is_writable(reading->instant), "out of range", text);
  if (!reading->problem.empty()) check_message(reading->problem, reading->remedy, text);
  check_written(reading->instant, text);
}

struct Numbers {
  int year, month, day, hour, minute, second;

  bool exist() const {
    const std::chrono::year_month_day ymd{std::chrono::year{year} / month / day};
    return ymd.ok() && hour < 24 && minute < 60 && second < 60;
  }

  Instant instant() const {
    return std::chrono::sys_days{std::chrono::year{year} / month / day} + std::chrono::hours{hour} +
           std::chrono::minutes{minute} + std::chrono::seconds{second};
  }
};

/// Forms whose month is a word come last: they can't say a thirteenth month.
constexpr std::array kForms{
    "{0:04}-{1:02}-{2:02}T{4:02}:{5:02}:{6:02}Z",
    "{0:04}-{1}-{2} {4}:{5:02}:{6:02} +0",
    "{0:04}/{1:02}/{2:02} {4:02}:{5:02}:{6:02}",
    "{0:04}{1:02}{2:02}T{4:02}{5:02}{6:02}Z",
    "{0:04}{1:02}{2:02}{4:02}{5:02}{6:02}",
    "{0:04}年{1}月{2}日 {4:02}:{5:02}:{6:02}",
    "{2} {3} {0:04} {4:02}:{5:02}:{6:02} GMT",
    "{2:02} (a) {3}\r\n {0:04} {4} : {5:02} : {6:02} +0000",
    "{2:02}-{3}-{0:04} {4:02}:{5:02}:{6:02}",
    "{3} {2:2} {4:02}:{5:02}:{6:02} {0:04}",
    "{3} {2}, {0:04} {4:02}:{5:02}:{6:02} UTC",
};
constexpr std::size_t kFirstWordForm = 6;

constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void check_numbers(const Numbers& n, std::uint8_t form) {
  const bool has_month = n.month >= 1 && n.month <= 12;
  const char* month = has_month ? kMonths[static_cast<std::size_t>(n.month - 1)] : "";
  const char* pattern = kForms[form % (has_month ? kForms.size() : kFirstWordForm)];
  const std::string text =
      fmt::format(fmt::runtime(pattern), n.year, n.month, n.day, month, n.hour, n.minute, n.second);
  const auto reading = read_date(text, Zone());
  if (n.exist())
    expect(reading && reading->instant == n.instant(), "read wrongly", text);
  else
    expect(!reading, "does not exist but was read", text);
}

/// Small ranges around the limits, so that most inputs are nearly right. Hours stop before 24,
/// whose one good minute depends on the form; 60 seconds are a leap second for some.
void check_structured(const std::uint8_t* data) {
  const auto number = [&](std::size_t i, int most) { return data[i] % (most + 1); };
  const int year = 1 + (data[0] * 256 + data[1]) % 9999;
  Numbers n{year, number(2, 15), number(3, 34), number(4, 23), number(5, 61), number(6, 61)};
  if (n.second == 60) n.second = 61;
  check_numbers(n, data[7]);
  n.hour = 25 + number(4, 74);
  check_numbers(n, data[7]);
  n = {year, 1 + number(2, 11), 32 + number(3, 67), number(4, 23), number(5, 59), number(6, 59)};
  check_numbers(n, data[7]);
}

}  // namespace
}  // namespace feedgen

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  feedgen::check_text(text, feedgen::pick_zone(data[0]));
  if (size >= 9) feedgen::check_structured(data + 1);
  return 0;
}
