// Truth in a PostgreSQL that many builders share: the lease is an advisory lock of the connection
// with a fencing number, and a write is one transaction that checks that number.
#pragma once

#include <memory>
#include <string>

#include "truth/store.h"

namespace feedgen {

/// `address` as psql takes it; `site` tells apart what shares one database and schema. Fails where
/// the server can't be reached, or its tables are of a newer version.
[[nodiscard]] Result<std::unique_ptr<TruthStore>> open_postgres(const std::string& address,
                                                                const std::string& site,
                                                                TruthAccess access);

}  // namespace feedgen
