// The truth of a site is carried from one place to another: into a text, out of a text, into
// another store.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "system/session.h"
#include "truth/store.h"

namespace feedgen {

struct Carried {
  std::size_t ids = 0;
  std::size_t rows = 0;   ///< the ids among them
  std::size_t known = 0;  ///< were there already, and were left as they are
};

/// Writes all rows of the embedded database into `text` (truth/snapshot.h).
[[nodiscard]] Result<Carried> export_truth(Session& session, std::string& text);

/// Adds rows of such a text to the embedded database; what it knows stays.
[[nodiscard]] Result<Carried> import_truth(Session& session, std::string_view text);

/// Writes all rows of the embedded database into a store, which must be empty.
[[nodiscard]] Result<Carried> move_truth(Session& session, TruthStore& store);

/// The embedded database is the truth from now on, and no copy.
Carried settle_here(Session& session);

}  // namespace feedgen
