// Writes our block into git's hooks and removes it again; every file that is not plainly a shell
// script of this repository is left alone.
#pragma once

#include <string>
#include <vector>

#include "hook/script.h"
#include "system/file_system.h"
#include "system/git_hooks.h"

namespace feedgen {

enum class HookState {
  kWritten,    ///< a new file, or a block that was not there or another one
  kUnchanged,  ///< there is nothing to do
  kRemoved,    ///< the block, or with it the file
  kLeftAlone   ///< for the reason that is given
};

struct HookFile {
  std::string hook;
  std::string path;
  HookState state = HookState::kUnchanged;
  std::string reason;  ///< where it was left alone
};

/// One for each of kHookNames. Files are replaced whole and keep their permissions.
std::vector<HookFile> install_hooks(FileSystem& files, const HookFolder& git, const HookCall& call);

/// The files as they were before install_hooks(); those that were made by it are removed.
std::vector<HookFile> uninstall_hooks(FileSystem& files, const HookFolder& git);

/// Programs that write git's hooks themselves: what they find there they replace or do not run, so
/// the hook is to be added to their own configuration.
enum class Framework { kNone, kHusky, kPreCommit, kLefthook };

/// By the hooks' folder and by the configuration at the top of the work tree.
Framework find_framework(FileReader& files, const HookFolder& git);

std::string name_of(Framework framework);

/// What to add, and where, for people to copy. With kNone: to scripts that are no shell scripts.
std::string what_to_add(Framework framework, const HookCall& call);

}  // namespace feedgen
