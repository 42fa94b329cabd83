// What there is to tell of all articles that the catalog knows: counts, those that were skipped,
// and those that claim the same id.
#pragma once

#include <string>
#include <vector>

#include "ids/ledger.h"
#include "index/catalog.h"
#include "scan/article_folders.h"
#include "value/report.h"

namespace feedgen {

/// Warns of each.
void report_shared_ids(const std::vector<SharedId>& shared_ids, Report& report);

/// `prefixes`: for each folder of articles its path from the state's home.
void report_catalog(Catalog& catalog, const ArticleFolders& folders,
                    const std::vector<std::string>& prefixes, Report& report);

/// Gives each category the name of its folder below the output, where the tree has changed.
void name_folders(CategoryTree& tree);

}  // namespace feedgen
