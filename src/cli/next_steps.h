// What a person does next, once a command is done.
#pragma once

#include <string>
#include <vector>

#include "value/report.h"

namespace feedgen {

/// After the first build into a folder: which generator's settings were used, where the feeds are,
/// and how to subscribe. Empty after any other build, and after a dry run.
std::vector<std::string> steps_after_build(const Report& report);

}  // namespace feedgen
