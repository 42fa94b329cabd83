// A snapshot that is an object of S3, or of storage that is compatible with it: swapped by
// conditional writes.
#pragma once

#include <memory>
#include <string_view>

#include "system/world.h"
#include "truth/snapshot_store.h"
#include "value/result.h"

namespace feedgen {

/// `address`: s3://BUCKET/KEY, to which `suffix` is added. The storage, its region and the
/// credentials are those of the user's own variables and files. Fails, as a usage error, where
/// there are none. `world` outlives it.
[[nodiscard]] Result<std::unique_ptr<SnapshotPlace>> snapshot_in_bucket(std::string_view address,
                                                                        std::string_view suffix,
                                                                        const World& world);

}  // namespace feedgen
