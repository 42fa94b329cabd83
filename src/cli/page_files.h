// The files that the settings of pages name: a template and a style sheet.
#pragma once

#include "system/file_system.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// Reads them into `settings.page_look`. Fails, as a usage error with the place in the file, where
/// one can't be read, lies outside of the configuration's folder, or is not what pages may hold.
[[nodiscard]] Result<void> read_page_files(Settings& settings, FileReader& files);

}  // namespace feedgen
