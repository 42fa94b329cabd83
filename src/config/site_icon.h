// The site's icon, where no setting names one: the favicon that lies among the site's files.
#pragma once

#include "system/file_system.h"
#include "value/settings.h"

namespace feedgen {

/// Sets `icon`, and records where it was found, if a picture is there that the site serves: one
/// that its configuration or theme names, else a file with a usual name (`favicon.png`,
/// `apple-touch-icon.png` …) in a folder of `files` or a usual folder below. Square pictures of at
/// most 512 pixels go first, the largest of them; then larger ones, SVG and ICO. What is no picture
/// or not square does not count, and neither does what only a link leads to. `files` are folders as
/// they can be opened; does nothing where `icon` is set or `base_url` is not known.
void find_icon(FileReader& files, Settings& settings);

}  // namespace feedgen
