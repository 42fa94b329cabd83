// `feedgen init --indexnow`: the key by which search engines know that a ping comes from the site.
#pragma once

#include <functional>
#include <string>

#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/result.h"

namespace feedgen {

struct IndexNowKey {
  std::string key;
  std::string path;     ///< of its file
  Diagnostics notes;    ///< what was written, and where it has to be served
  bool is_set = false;  ///< the settings name it
};

/// 32 hexadecimal digits; `random` gives numbers in [0, 1). The key is no secret: the site serves
/// it.
std::string new_index_now_key(const std::function<double()>& random);

/// Writes the file of the key that the settings near `folder` name, or of `fresh` where they name
/// none, into the first folder that the site serves at its root, or else beside the settings. One
/// that is there already is left as it is.
[[nodiscard]] Result<IndexNowKey> write_index_now_key(FileSystem& files, const std::string& folder,
                                                      const std::string& fresh);

}  // namespace feedgen
