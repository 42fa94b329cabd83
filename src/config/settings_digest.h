// Two numbers for the settings: what was made by the rules of other ones has to be made anew.
#pragma once

#include <cstdint>

#include "config/settings.h"

namespace feedgen {

struct SettingsDigest {
  std::uint64_t reading = 0;  ///< of all that says what an article's front matter means
  std::uint64_t feeds = 0;    ///< of all that shows in feeds: the above too

  bool operator==(const SettingsDigest&) const = default;
};

/// XXH3. Where settings came from, and which folders are read and written, counts for neither.
SettingsDigest digest_of(const Settings& settings);

}  // namespace feedgen
