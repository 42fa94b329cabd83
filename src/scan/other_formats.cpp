#include "scan/other_formats.h"

#include <algorithm>

#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

std::string fact_of(std::size_t format) {
  return std::string("passed over ").append(kOtherFormats[format]);
}

}  // namespace

std::optional<std::size_t> other_format_of(std::string_view name) {
  constexpr std::size_t kLongest = 10;
  const std::string_view ending = ending_of(last_part(name));
  if (ending.size() < 2 || ending.size() > kLongest) return std::nullopt;
  const auto found = std::find(kOtherFormats.begin(), kOtherFormats.end(), ascii_lower(ending));
  if (found == kOtherFormats.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kOtherFormats.begin());
}

void record(const FormatCounts& counts, Facts& facts) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto count = static_cast<std::int64_t>(counts[i]);
    if (facts.count(fact_of(i)) != count) facts.set(fact_of(i), count);
  }
}

std::vector<std::pair<std::string, std::size_t>> recorded_formats(Facts& facts) {
  std::vector<std::pair<std::string, std::size_t>> formats;
  for (std::size_t i = 0; i < kOtherFormats.size(); ++i) {
    const std::int64_t count = facts.count(fact_of(i));
    if (count > 0) formats.emplace_back(kOtherFormats[i], static_cast<std::size_t>(count));
  }
  std::stable_sort(formats.begin(), formats.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return formats;
}

}  // namespace feedgen
