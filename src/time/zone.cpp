#include "time/zone.h"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <vector>

#include <date/tz.h>
#include <fmt/format.h>

#include "text/display.h"
#include "text/nearest.h"
#include "text/path_parts.h"
#include "time/posix_rule.h"
#include "time/scanner.h"

namespace feedgen {
namespace {

using std::chrono::local_seconds;
using std::chrono::seconds;

constexpr std::string_view kUtc = "UTC";
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

/// Every zone but "localtime", which is another one on each machine. Empty without a database.
const std::vector<KnownZone>& known_zones() {
  static const std::vector<KnownZone> zones = [] {
    std::vector<const date::time_zone*> usable;
    try {
      for (const date::time_zone& zone : date::get_tzdb().zones)
        if (zone.name() != "localtime" && zone.name() != "posixrules") usable.push_back(&zone);
    } catch (const std::exception&) {  // the library looks for the database's folder
      usable.clear();
    }
    std::vector<KnownZone> result(usable.size());
    for (std::size_t i = 0; i < usable.size(); ++i) result[i].set(*usable[i]);
    return result;
  }();
  return zones;
}

/// The library knows no change after this one, which may be because it did not read the rule.
bool is_open(date::sys_seconds end) { return end >= date::sys_days{date::year{10000} / 1 / 1}; }

const KnownZone& known(const void* zone) { return *static_cast<const KnownZone*>(zone); }

/// "Shanghai" is near to "Asia/Shanghai" too. Empty if nothing is near.
std::string_view nearest_zone(std::string_view wanted) {
  std::vector<std::string_view> names;
  for (const KnownZone& known_zone : known_zones()) {
    // In "Etc/GMT+8" plus is west: what people write means the other side of the world.
    const std::string_view name = known_zone.zone().name();
    if (!name.starts_with("Etc/")) names.push_back(name);
  }
  const std::size_t count = names.size();
  for (std::size_t i = 0; i < count; ++i) {
    names.push_back(last_part(names[i]));
  }
  const std::string_view found = nearest(wanted, names);
  const auto at =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), found) - names.begin());
  return found.empty() ? found : names[at % count];
}

std::string offset_text(seconds offset) {
  const auto minutes = std::chrono::abs(offset) / std::chrono::minutes{1};
  return fmt::format("{}{:02}:{:02}", offset < seconds{} ? '-' : '+', minutes / 60, minutes % 60);
}

tl::unexpected<Error> no_such_zone(std::string_view name) {
  const std::string_view meant = nearest_zone(name);
  return fail(fmt::format("no such time zone: {}", in_quotes(name)),
              meant.empty() ? "write a name of the IANA database, like Europe/Berlin"
                            : fmt::format("did you mean {}?", meant));
}

tl::unexpected<Error> unreadable(std::string_view name) {
  return fail(
      fmt::format("can't read the time zone {} from the system's database", in_quotes(name)),
      "install the package tzdata");
}

}  // namespace

Result<Zone> Zone::find(std::string_view iana_name) {
  if (same_word(iana_name, kUtc)) return Zone();
  if (known_zones().empty()) return unreadable(iana_name);
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
    return unreadable(iana_name);
  }
}

std::optional<Zone> Zone::find_by_city(std::string_view city) {
  std::string_view found;
  for (const KnownZone& known_zone : known_zones()) {
    const std::string_view name = known_zone.zone().name();
    if (name.find('/') == std::string_view::npos || name.starts_with("Etc/")) continue;
    if (!same_word(last_part(name), city)) continue;
    if (!found.empty()) return std::nullopt;
    found = name;
  }
  const Result<Zone> zone = find(found);
  return zone && !found.empty() ? std::optional(*zone) : std::nullopt;
}

Zone Zone::at_offset(seconds offset) {
  Zone zone;
  zone.offset_ = offset;
  return zone;
}

Instant Zone::to_instant(local_seconds local) const {
  const Instant as_utc{local.time_since_epoch()};
  if (zone_ == nullptr) return as_utc - offset_;
  const date::local_info info =
      known(zone_).zone().get_info(date::local_seconds{local.time_since_epoch()});
  if (info.result == date::local_info::unique && is_open(info.first.end))
    if (const auto& rule = known(zone_).rule()) return rule->to_instant(local);
  return as_utc - info.first.offset;
}

local_seconds Zone::to_local(Instant instant) const {
  if (zone_ == nullptr) return local_seconds{instant.time_since_epoch() + offset_};
  const date::sys_info info = known(zone_).zone().get_info(instant);
  seconds offset = info.offset;
  if (is_open(info.end))
    if (const auto& rule = known(zone_).rule()) offset = rule->offset_at(instant);
  return local_seconds{instant.time_since_epoch() + offset};
}

std::string Zone::name() const {
  if (zone_ != nullptr) return known(zone_).zone().name();
  return offset_ == seconds{} ? std::string(kUtc) : offset_text(offset_);
}

std::optional<seconds> Zone::offset_of(std::string_view abbreviation, local_seconds local) const {
  if (zone_ == nullptr) return std::nullopt;
  // Half a year away, clocks show the zone's other time.
  for (const int months : {0, 6, -6}) {
    const date::sys_seconds at{local.time_since_epoch() + std::chrono::days{months * 30}};
    const date::sys_info info = known(zone_).zone().get_info(at);
    if (same_word(info.abbrev, abbreviation)) return info.offset;
  }
  return std::nullopt;
}

}  // namespace feedgen
