// What `feedgen publish` did, or would do, as one JSON object, for --json: docs/report.md.
#pragma once

#include <string>

#include "upload.h"

namespace feedgen {

std::string json_report(const UploadReport& report, bool is_dry_run);

}  // namespace feedgen
