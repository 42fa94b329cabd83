// The pipeline: folders of articles become published feeds.
#pragma once

#include <functional>

#include "ids/assign_ids.h"
#include "read/read.h"
#include "scan/run.h"
#include "system/world.h"
#include "value/build_request.h"
#include "value/report.h"
#include "value/result.h"

namespace feedgen {

/// Builds all feeds. What is wrong with single articles and files is in the report, in an order
/// that depends only on the input. Fails where nothing can be done at all.
[[nodiscard]] Result<Report> build(const BuildRequest& request, const World& world);

/// The first half of a build, scan → read → assign_ids: all that is known of the articles before
/// one is rendered. `use` goes on from there; starting over begins with the first step again.
using UseArticles =
    std::function<Result<Step>(const ArticleChanges& articles, const AssignedIds& ids, Run& run)>;
[[nodiscard]] Result<Report> with_articles(const BuildRequest& request, const World& world,
                                           const UseArticles& use);

/// Whether all could be read and written: else some of what is published may be older than it could
/// be.
bool is_complete(const Report& report);

}  // namespace feedgen
