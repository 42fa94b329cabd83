// An output folder that is the one of the site's own pages, or lies below it.
#pragma once

#include <string>

#include "system/file_system.h"
#include "value/settings.h"

namespace feedgen {

/// The path without links; its last parts need not be there yet. Empty where it can't be known.
std::string real_path_of(const std::string& path, FileReader& files);

/// Completes the settings by where the output lies (complete_places in config/read_settings.h).
/// True where it is the folder of the pages itself.
bool place_feeds(const std::string& output, FileReader& files, Settings& settings);

}  // namespace feedgen
