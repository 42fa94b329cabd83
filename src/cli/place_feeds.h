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

/// Completes the settings by where the output lies: feeds that are written to the folder of a
/// site's pages, or below it, are served from there, and in that folder itself they lie in the
/// place of the generator's own. Checks that places are of families that have feeds. True where the
/// output is that folder. `edition`: the language, empty for the main one.
[[nodiscard]] Result<bool> place_feeds(const std::string& output, const std::string& edition,
                                       FileReader& files, Settings& settings);

/// Fails where the folders of articles or of feeds that `options` name are reached by a symbolic
/// link that git keeps and that leads out of git's repository. git is asked about links alone.
[[nodiscard]] Result<void> refuse_foreign_links(const Options& options, FileReader& files,
                                                Git& git);

/// Has the articles of a preview leave out the folder of the real feeds, which holds none.
void leave_out_feeds(FileReader& files, BuildRequest& request);

}  // namespace feedgen
