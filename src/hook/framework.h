// Programs that write git's hooks themselves: what they find there they replace or do not run, so
// the hook is to be added to their own configuration.
#pragma once

#include <string>
#include <vector>

#include "hook/block.h"
#include "system/file_system.h"
#include "system/git_hooks.h"

namespace feedgen {

enum class Framework { kNone, kHusky, kPreCommit, kLefthook };

/// By the hooks' folder and by the configuration at the top of the work tree.
Framework find_framework(FileReader& files, const HookFolder& git);

std::string name_of(Framework framework);

/// What to add, and where, for people to copy. With kNone: to scripts that are no shell scripts.
std::string what_to_add(Framework framework, const HookCall& call);

}  // namespace feedgen
