// Where the truth of a site lies that many builders share. One writes at a time: it holds the
// site's lease, or it finds, when it writes, that another was faster.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "truth/row.h"
#include "value/diagnostic.h"
#include "value/result.h"

namespace feedgen {

enum class TruthAccess {
  kLook,   ///< nothing is made that is not there
  kWrite,  ///< what is not there is made, or brought to this version's format
};

/// A state of the shared truth. Each write makes the next version, with a token of its own, so that
/// a store that was restored from a backup is not taken for the one that was seen.
struct TruthPosition {
  std::int64_t version = 0;  ///< 0: nothing was written so far
  std::int64_t token = 0;

  bool operator==(const TruthPosition&) const = default;
};

struct FetchedTruth {
  std::vector<TruthRow> rows;
  bool is_whole = false;  ///< all rows that there are, and not what has changed
  TruthPosition position;
};

class TruthStore {
 public:
  virtual ~TruthStore() = default;

  /// How messages name it: without user and password.
  virtual const std::string& shown() const = 0;

  /// Waits for the builder that has the lease at most as long as `patience` says; after a second
  /// `tell` is called, once. The lease ends with this object, or with the process.
  [[nodiscard]] virtual Result<void> take_lease(
      std::chrono::milliseconds patience, const std::function<void(const Message&)>& tell) = 0;

  /// What has changed since `seen`, or all.
  [[nodiscard]] virtual Result<FetchedTruth> fetch(const std::optional<TruthPosition>& seen) = 0;

  /// Writes all rows or none. nullopt: another builder has written since fetch(), and nothing was
  /// written. Fails where the lease was lost, too.
  [[nodiscard]] virtual Result<std::optional<TruthPosition>> write(
      const std::vector<TruthRow>& rows) = 0;

  /// Claims what is named, for as long as this object lives: for each, whether this builder has it.
  /// May be called again, which renews what it has.
  [[nodiscard]] virtual Result<std::vector<bool>> claim(const std::vector<std::string>& names) = 0;
};

}  // namespace feedgen
