// Truth as one snapshot that is swapped as a whole: by the ETag of the one that was read, so that
// of two builders one wins, and the other starts over.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "time/instant.h"
#include "truth/store.h"

namespace feedgen {

struct StoredSnapshot {
  std::string bytes;
  std::string etag;
};

/// Where a snapshot lies.
class SnapshotPlace {
 public:
  virtual ~SnapshotPlace() = default;
  virtual const std::string& shown() const = 0;
  /// nullopt: there is none.
  [[nodiscard]] virtual Result<std::optional<StoredSnapshot>> get() = 0;
  /// Puts it in the place of the one that has the ETag; nullopt: there must be none. False: another
  /// one is there now, and nothing was written.
  [[nodiscard]] virtual Result<bool> put(const std::string& bytes,
                                         const std::optional<std::string>& etag) = 0;
};

/// `now` is the time of the calendar, by which claims end.
std::unique_ptr<TruthStore> snapshot_store(std::unique_ptr<SnapshotPlace> place,
                                           std::function<Instant()> now);

}  // namespace feedgen
