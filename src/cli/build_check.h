// `feedgen build --check`: what the options and the setting `check` ask of feeds before they are
// published.
#pragma once

#include <string>

#include "cli/options.h"
#include "system/file_system.h"
#include "value/build_request.h"
#include "value/report.h"
#include "value/result.h"

namespace feedgen {

/// Fails, as a usage error, on what is wrong with the setting. `files` outlives what is returned.
[[nodiscard]] Result<CheckRequest> check_request(const Options& options, const Settings& settings,
                                                 FileReader& files);

/// "12 feeds judged: 0 errors, 3 warnings", and what follows from that.
std::string check_summary(const CheckReport& report);

}  // namespace feedgen
