// The variables of the user's environment, as a value that a test can make.
#pragma once

#include <functional>
#include <string>

namespace feedgen {

/// The value of a variable; empty where it is not set.
using Variables = std::function<std::string(const char* name)>;

/// Those of this process.
Variables own_variables();

}  // namespace feedgen
