#include "config/settings_digest.h"

#include "config/settings_table.h"

namespace feedgen {

SettingsDigest digest_of(const Settings& settings) {
  Digester reading;
  Digester feeds;
  // Set with `generator` and `permalink`.
  reading.put(settings.permalink_dialect);
  for (const Setting& setting : settings_table()) {
    if (setting.affects == Affects::kReading) setting.put(settings, reading);
    if (setting.affects == Affects::kFeeds) setting.put(settings, feeds);
  }
  feeds.put(reading.digest());
  return {reading.digest(), feeds.digest()};
}

}  // namespace feedgen
