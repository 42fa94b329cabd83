// The pipeline: folders of articles become published feeds.
#pragma once

#include "system/world.h"
#include "value/build_request.h"
#include "value/report.h"
#include "value/result.h"

namespace feedgen {

/// Builds all feeds. What is wrong with single articles and files is in the report, in an order
/// that depends only on the input. Fails where nothing can be done at all.
[[nodiscard]] Result<Report> build(const BuildRequest& request, const World& world);

/// Whether all could be read and written: else some of what is published may be older than it could
/// be.
bool is_complete(const Report& report);

}  // namespace feedgen
