// What `feedgen --version` prints.
#pragma once

#include <string>

namespace feedgen {

enum class VersionDetail { kVersionAlone, kAll };

/// "feedgen 0.2.0"; with kAll also the libraries it was built with, the one that it loads when it
/// is needed, and what a run reads and makes at most.
std::string version_text(VersionDetail detail);

}  // namespace feedgen
