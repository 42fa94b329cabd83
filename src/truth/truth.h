// The truth that a run shares with other builders: brought into the embedded database before the
// run, and what the run has changed written back at the moment it commits. Every stage works on the
// embedded database and knows nothing of this.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "system/database.h"
#include "system/session.h"
#include "system/world.h"
#include "truth/store.h"
#include "value/result.h"
#include "value/state_request.h"

namespace feedgen {

/// What came of push().
enum class Push {
  kDone,
  kOvertaken  ///< another builder has written since pull(); nothing was written
};

class Truth {
 public:
  explicit Truth(std::unique_ptr<TruthStore> store, TruthAccess access)
      : store_(std::move(store)), access_(access) {}

  /// With the lease, where the request's mode is kWrite. Null where the state is not shared. Waits
  /// for other builders as long as `patience` says. `world` outlives it.
  [[nodiscard]] static Result<std::unique_ptr<Truth>> open(const StateRequest& request,
                                                           const World& world,
                                                           std::chrono::milliseconds patience);

  /// Brings the database, in the caller's transaction, to what is shared, and notes its changes
  /// from now on.
  [[nodiscard]] Result<void> pull(Database& database);

  /// Whether the last pull() has changed the database.
  bool has_pulled() const { return has_pulled_; }

  /// Whether the last pull() has found ids here that are not shared: push() shares them.
  bool has_unshared() const { return has_unshared_; }

  /// Writes what has changed since the last pull() or push(). To be called right before the
  /// database commits: when this fails, the caller's transaction is to be undone. A failure of the
  /// database is one of the session.
  [[nodiscard]] Result<Push> push(Session& session);

  /// For each name, whether this process alone works on it until it ends.
  [[nodiscard]] Result<std::vector<bool>> claim(const std::vector<std::string>& names) {
    return store_->claim(names);
  }

 private:
  std::unique_ptr<TruthStore> store_;
  TruthAccess access_;
  TruthPosition position_;
  bool has_pulled_ = false;
  bool has_unshared_ = false;
};

/// The store at an address: postgresql://…, or s3://… and file:///… for a snapshot. `site` tells
/// apart what shares one address: the editions of a site. `world` outlives it.
[[nodiscard]] Result<std::unique_ptr<TruthStore>> open_truth_store(const std::string& address,
                                                                   const std::string& site,
                                                                   TruthAccess access,
                                                                   const World& world);

/// Whether it is an address that open_truth_store() takes.
bool is_shared_address(std::string_view address);

}  // namespace feedgen
