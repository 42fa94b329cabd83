// The report as one JSON object, for --json. Its shape is a contract: docs/report.md.
#pragma once

#include <string>
#include <vector>

#include "cli/message_list.h"
#include "ping.h"
#include "value/report.h"

namespace feedgen {

std::string json_report(const Report& report);

/// What `feedgen init` wrote and guessed.
std::string json_report(const std::string& written, const Diagnostics& notes);

/// What `feedgen ping` did, or, if `is_dry_run`, what it would do.
std::string json_report(const PingReport& report, bool is_dry_run);

/// What `feedgen list --problems` found.
std::string json_problems(const std::vector<ListedMessage>& problems);

/// A run that did nothing: `{"error": …}`.
std::string json_report(const Error& error);

}  // namespace feedgen
