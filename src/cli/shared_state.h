// Where builders share the state: what the user said, never what a repository says by itself.
#pragma once

#include <string>

#include "cli/options.h"
#include "value/result.h"

namespace feedgen {

/// The address that --state or FEEDGEN_STATE names; empty: the state is here alone. Fails, as a
/// usage error, on what is no address.
[[nodiscard]] Result<std::string> shared_state(const Options& options);

}  // namespace feedgen
