#include "notify/retry_after.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "text/unicode.h"
#include "time/date_forms.h"
#include "time/resolve_date.h"

namespace feedgen {

using std::chrono::seconds;

std::optional<seconds> read_retry_after(std::string_view header, Instant now) {
  constexpr seconds kMost = std::chrono::days{1};
  const std::string_view text = trim(header);
  if (text.empty()) return std::nullopt;
  if (text.find_first_not_of("0123456789") == std::string_view::npos) {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc{} ? std::min(seconds{count}, kMost) : kMost;
  }
  const std::optional<WrittenDate> date = read_rfc5322(text);
  if (!date) return std::nullopt;
  const Result<DateReading> reading = resolve_date(*date, Zone());
  if (!reading) return std::nullopt;
  return std::clamp(reading->instant - now, seconds{0}, kMost);
}

}  // namespace feedgen
