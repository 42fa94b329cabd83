// Where builders share the state: what the user said, never what a repository says by itself.
#pragma once

#include <string>

#include "cli/options.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// The address that --state, FEEDGEN_STATE or, in a configuration that --config names, `state`
/// says; empty: the state is here alone. Fails, as a usage error, on what is no address, and on a
/// `state` in a configuration that was found: it may have come with a repository, and libpq would
/// send the user's own password where it says.
[[nodiscard]] Result<std::string> shared_state(const Options& options, const Settings& settings);

/// The options with the task of `feedgen state` that the word names. Fails, as a usage error, where
/// it names none, or it is not said where the state goes.
[[nodiscard]] Result<Options> state_task(const std::string& word, Options options);

}  // namespace feedgen
