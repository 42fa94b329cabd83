// Files and folders that settings name: they lie below the folder of the configuration, links
// included, because a configuration may come from strangers.
#pragma once

#include <string>
#include <string_view>

#include "system/file_system.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// The folder `name`, which `setting` names, seen from here. Fails, as a usage error, where it is
/// not below the folder of the configuration that set it, links included.
[[nodiscard]] Result<std::string> inside(const std::string& name, std::string_view setting,
                                         const Settings& settings, FileReader& files);

}  // namespace feedgen
