// IndexNow (indexnow.org): what its setting says. `feedgen init --indexnow` writes the key's file.
#pragma once

#include <string>
#include <string_view>

#include "value/settings.h"

namespace feedgen {

struct IndexNowSite {
  std::string host;          ///< of the site
  std::string key;           ///< 8 to 128 of A-Z, a-z, 0-9 and "-"
  std::string key_location;  ///< address of the file that holds it
};

/// Null: the settings name no search engine.
const IndexNowSite* index_now_site(const Settings& settings);

/// 8 to 128 letters, digits and hyphens (indexnow.org, "Verifying ownership via the key").
bool is_index_now_key(std::string_view key);

}  // namespace feedgen
