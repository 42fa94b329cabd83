// What a run that takes no lease shares with other builders: it brings its state to what they have
// written, and shares each of its own changes as it commits it. Pings and uploads work so.
#pragma once

#include <memory>
#include <optional>

#include "state/state.h"
#include "truth/truth.h"

namespace feedgen {

/// The state that is worked on, and what it shares with other builders; `truth` null: nothing.
struct SharedRun {
  Database* database = nullptr;
  std::unique_ptr<Truth> truth;
};

/// What only looks (StateMode::kRead) works on a copy, into which the others' rows go. `kept` was
/// opened with the same request.
[[nodiscard]] Result<SharedRun> open_shared_run(State& kept, const StateRequest& request,
                                                const World& world);

/// Brings the state, in a transaction of its own, to what other builders have written. Does nothing
/// where it is not shared.
[[nodiscard]] Result<void> pull_shared(const SharedRun& shared);

/// Ends the transaction: what it has changed is shared, and then recorded here. A failure is
/// session.failure(); the error says why the change could not be shared. `truth` may be null.
[[nodiscard]] std::optional<Error> commit_shared(Truth* truth, Session& session);

}  // namespace feedgen
