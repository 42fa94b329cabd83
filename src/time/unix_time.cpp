#include "time/unix_time.h"

#include <cstdint>

#include "time/scanner.h"

namespace feedgen {
namespace {

enum class Unit { kSeconds, kMilliseconds };

std::optional<Unit> find_unit(std::size_t digits, bool has_sign, bool has_at) {
  if (digits == 0 || digits > 13) return std::nullopt;
  if (has_at) return Unit::kSeconds;
  if (digits == 13 || (has_sign && digits == 12)) return Unit::kMilliseconds;
  if (digits <= 11 && (has_sign || digits >= 9)) return Unit::kSeconds;
  return std::nullopt;
}

}  // namespace

std::optional<Instant> read_unix_time(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  in.skip();
  const bool has_at = in.accept('@');
  const bool is_negative = in.accept('-');
  const bool has_sign = is_negative || in.accept('+');
  const std::string_view digits = in.digits();
  const auto unit = find_unit(digits.size(), has_sign, has_at);
  if (!unit) return std::nullopt;
  std::int64_t count = 0;
  for (const char c : digits) count = count * 10 + (c - '0');
  bool has_rest = false;
  if (in.accept('.')) {
    const std::string_view fraction = in.digits();
    if (fraction.empty()) return std::nullopt;
    has_rest = fraction.find_first_not_of('0') != std::string_view::npos;
  }
  in.skip();
  if (!in.at_end()) return std::nullopt;
  if (unit == Unit::kMilliseconds) {
    has_rest = has_rest || count % 1000 != 0;
    count /= 1000;
  }
  if (is_negative) count = has_rest ? -count - 1 : -count;
  return Instant{std::chrono::seconds{count}};
}

}  // namespace feedgen
