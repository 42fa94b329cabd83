// The report as one JSON object, for --json. Its shape is a contract: docs/report.md.
#pragma once

#include <string>

#include "value/report.h"

namespace feedgen {

std::string json_report(const Report& report);

/// What `feedgen init` wrote and guessed.
std::string json_report(const std::string& written, const Diagnostics& notes);

/// A run that did nothing: `{"error": …}`.
std::string json_report(const Error& error);

}  // namespace feedgen
