// Whether a path that was typed leads through a link that came with a repository: a clone may hold
// a link "feeds" to a folder of the person who cloned it, and `-o feeds` would be written there.
#pragma once

#include <string>

#include "cli/options.h"
#include "system/world.h"
#include "value/result.h"

namespace feedgen {

/// Fails where the folders of articles or of feeds that `options` name are reached by a symbolic
/// link that git keeps and that leads out of git's repository. git is asked about links alone.
[[nodiscard]] Result<void> refuse_foreign_links(const Options& options, FileReader& files,
                                                Git& git);

}  // namespace feedgen
