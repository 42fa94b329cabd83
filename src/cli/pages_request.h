// Which pages of the site a build puts links to feeds into.
#pragma once

#include "cli/options.h"
#include "system/file_system.h"
#include "value/build_request.h"

namespace feedgen {

/// Completes the request, whose articles and output are chosen. The pages are those of the folder
/// that `inject` names, else those that the site's generator makes, else those of the folder above
/// the feeds, where `feeds_url` says the same. Fails, as a usage error, where that is not known,
/// where it lies outside of the site, and where articles lie among the pages: feedgen changes none.
[[nodiscard]] Result<void> choose_pages(const Options& options, FileReader& files,
                                        BuildRequest& request);

/// The folder of the pages; empty: it is not known.
[[nodiscard]] Result<std::string> pages_folder(const BuildRequest& request, FileReader& files);

}  // namespace feedgen
