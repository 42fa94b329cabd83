#include "time/read_date.h"

#include <cstddef>

#include <fmt/format.h>

#include "time/iso8601.h"
#include "time/resolve_date.h"
#include "time/rfc5322.h"
#include "time/unix_time.h"
#include "time/unreadable_date.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

// Nobody writes one of this length; comments could make one of any length.
constexpr std::size_t kMostBytes = 256;

}  // namespace

Result<DateReading> read_date(std::string_view text, const Zone& naive_zone) {
  if (text.size() > kMostBytes)
    return fail(
        fmt::format("a date of {} bytes is too long", text.size()),
        fmt::format("write it in at most {} bytes, like 2021-07-10 13:01:16 +08:00", kMostBytes));
  // The forms exclude each other: a year comes first, or a word stands in the day, or there is but
  // a number. So their order decides only how soon the frequent ones are found.
  if (const auto date = read_rfc5322(text)) return resolve_date(*date, naive_zone);
  if (const auto date = read_iso8601(text)) return resolve_date(*date, naive_zone);
  if (const auto instant = read_unix_time(text)) {
    if (!is_writable(*instant))
      return fail("the date is outside the years 0001 to 9999", "correct the number");
    return DateReading{*instant, naive_zone.to_local(*instant), {}, {}};
  }
  return tl::unexpected<Error>(unreadable_date(text));
}

}  // namespace feedgen
