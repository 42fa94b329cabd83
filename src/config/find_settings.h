// Where the configuration is: beside the articles or above them.
#pragma once

#include <optional>
#include <string>

#include "system/file_system.h"
#include "value/result.h"

namespace feedgen {

/// feedgen.yaml in `articles` (a folder that exists) or the nearest folder above it, up to the
/// root of the repository (the folder that holds `.git`) or of the file system. Nothing where
/// there is none. The path is spelled relative to the working folder, as the user would write it.
[[nodiscard]] Result<std::optional<std::string>> find_settings(FileReader& files,
                                                               const std::string& articles);

}  // namespace feedgen
