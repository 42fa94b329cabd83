// What the folders that were typed are: the output may be that of the site's own pages, and a path
// may lead through a link that came with a repository (a clone may hold a link "feeds" to a folder
// of the person who cloned it, and `-o feeds` would be written there).
#pragma once

#include <string>

#include "cli/options.h"
#include "system/file_system.h"
#include "system/world.h"
#include "value/build_request.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// The path without links; its last parts need not be there yet. Empty where it can't be known.
std::string real_path_of(const std::string& path, FileReader& files);

/// Completes the settings by where the output lies (complete_places in config/read_settings.h).
/// True where it is the folder of the pages itself.
bool place_feeds(const std::string& output, FileReader& files, Settings& settings);

/// Fails where the folders of articles or of feeds that `options` name are reached by a symbolic
/// link that git keeps and that leads out of git's repository. git is asked about links alone.
[[nodiscard]] Result<void> refuse_foreign_links(const Options& options, FileReader& files,
                                                Git& git);

/// Has the articles of a preview leave out the folder of the real feeds, which holds none.
void leave_out_feeds(FileReader& files, BuildRequest& request);

}  // namespace feedgen
