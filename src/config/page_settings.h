// The rows of settings that say how pages for people look, and whether there are any.
#pragma once

#include <vector>

#include "config/settings_table.h"

namespace feedgen {

std::vector<Setting> page_rows();

}  // namespace feedgen
