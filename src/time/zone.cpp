#include "time/zone.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <fstream>
#include <iterator>
#include <mutex>
#include <numeric>
#include <optional>
#include <vector>

#include <date/tz.h>
#include <fmt/format.h>

#include "time/posix_rule.h"
#include "time/quoted.h"
#include "time/scanner.h"

namespace feedgen {
namespace {

using std::chrono::local_seconds;
using std::chrono::seconds;

constexpr std::string_view kUtc = "UTC";
constexpr std::size_t kLongestName = 64;
constexpr const char* kDatabase = "/usr/share/zoneinfo/";

/// The last line of a file of the database (RFC 9636 section 3.3): how the zone goes on behind the
/// last change that the file lists. The date library does not read it.
std::optional<PosixRule> read_rule(const std::string& name) {
  std::ifstream file(kDatabase + name, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (bytes.size() < 2 || bytes.back() != '\n') return std::nullopt;
  const std::size_t begin = bytes.rfind('\n', bytes.size() - 2);
  if (begin == std::string::npos) return std::nullopt;
  return PosixRule::parse(std::string_view(bytes).substr(begin + 1, bytes.size() - begin - 2));
}

/// A zone of the database with its rule, which is read when first needed.
class KnownZone {
 public:
  void set(const date::time_zone& zone) { zone_ = &zone; }
  const date::time_zone& zone() const { return *zone_; }

  const std::optional<PosixRule>& rule() const {
    std::call_once(rule_read_, [this] { rule_ = read_rule(zone_->name()); });
    return rule_;
  }

 private:
  const date::time_zone* zone_ = nullptr;
  mutable std::once_flag rule_read_;
  mutable std::optional<PosixRule> rule_;
};

/// Every zone but "localtime", which is another one on each machine. Throws without a database.
const std::vector<KnownZone>& known_zones() {
  static const std::vector<KnownZone> zones = [] {
    std::vector<const date::time_zone*> usable;
    for (const date::time_zone& zone : date::get_tzdb().zones)
      if (zone.name() != "localtime" && zone.name() != "posixrules") usable.push_back(&zone);
    std::vector<KnownZone> result(usable.size());
    for (std::size_t i = 0; i < usable.size(); ++i) result[i].set(*usable[i]);
    return result;
  }();
  return zones;
}

/// The library knows no change after this one, which may be because it did not read the rule.
bool is_open(date::sys_seconds end) { return end >= date::sys_days{date::year{10000} / 1 / 1}; }

const KnownZone& known(const void* zone) { return *static_cast<const KnownZone*>(zone); }

/// How many letters must be changed, added or removed, without regard to case. Both texts are no
/// longer than kLongestName.
std::size_t distance(std::string_view a, std::string_view b) {
  std::array<std::size_t, kLongestName + 1> row{};
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t changed = diagonal + (to_lower(a[i - 1]) == to_lower(b[k - 1]) ? 0 : 1);
      diagonal = row[k];
      row[k] = std::min({changed, row[k] + 1, row[k - 1] + 1});
    }
  }
  return row[b.size()];
}

std::string_view city_of(std::string_view name) { return name.substr(name.rfind('/') + 1); }

/// "Shanghai" is near to "Asia/Shanghai" too. Empty if nothing is near.
std::string_view nearest_name(std::string_view wanted) {
  std::string_view nearest;
  std::size_t least = wanted.size() / 3 + 1;
  for (const KnownZone& known_zone : known_zones()) {
    const std::string_view name = known_zone.zone().name();
    if (name.size() > kLongestName) continue;
    const std::size_t found = std::min(distance(wanted, name), distance(wanted, city_of(name)));
    if (found < least) {
      least = found;
      nearest = name;
    }
  }
  return nearest;
}

tl::unexpected<Error> no_such_zone(std::string_view name) {
  std::string_view nearest;
  if (name.size() <= kLongestName) nearest = nearest_name(name);
  return fail(fmt::format("no such time zone: {}", quoted(name)),
              nearest.empty() ? "write a name of the IANA database, like Europe/Berlin"
                              : fmt::format("did you mean {}?", nearest));
}

}  // namespace

Result<Zone> Zone::find(std::string_view iana_name) {
  if (same_word(iana_name, kUtc)) return Zone();
  try {
    for (const KnownZone& known_zone : known_zones()) {
      if (!same_word(known_zone.zone().name(), iana_name)) continue;
      // The library reads a zone's file when it is first asked, and throws if it is damaged.
      static_cast<void>(known_zone.zone().get_info(date::sys_seconds{}));
      Zone zone;
      zone.zone_ = &known_zone;
      return zone;
    }
    return no_such_zone(iana_name);
  } catch (const std::exception&) {
    return fail(
        fmt::format("can't read the time zone {} from the system's database", quoted(iana_name)),
        "install the package tzdata");
  }
}

Instant Zone::to_instant(local_seconds local) const {
  const Instant as_utc{local.time_since_epoch()};
  if (zone_ == nullptr) return as_utc;
  const date::local_info info =
      known(zone_).zone().get_info(date::local_seconds{local.time_since_epoch()});
  if (info.result == date::local_info::unique && is_open(info.first.end))
    if (const auto& rule = known(zone_).rule()) return rule->to_instant(local);
  return as_utc - info.first.offset;
}

local_seconds Zone::to_local(Instant instant) const {
  if (zone_ == nullptr) return local_seconds{instant.time_since_epoch()};
  const date::sys_info info = known(zone_).zone().get_info(instant);
  seconds offset = info.offset;
  if (is_open(info.end))
    if (const auto& rule = known(zone_).rule()) offset = rule->offset_at(instant);
  return local_seconds{instant.time_since_epoch() + offset};
}

std::string Zone::name() const {
  return zone_ == nullptr ? std::string(kUtc) : known(zone_).zone().name();
}

}  // namespace feedgen
