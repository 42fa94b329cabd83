// What git was doing when it called a hook, and whether that is the moment to build.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "system/file_system.h"

namespace feedgen {

struct HookEvent {
  std::string hook;                ///< its name, as git has it
  std::vector<std::string> words;  ///< git's arguments
};

/// Whether it is a hook that may be called so. "any" stands for all, for programs that call for
/// several hooks without saying for which.
bool is_known_hook(std::string_view name);

/// The event behind "any": as the variables of the program pre-commit say; else a commit.
HookEvent event_of(std::string hook, std::vector<std::string> words);

/// What goes on in the repository.
struct GitWork {
  bool rebases = false;
  bool is_at_its_end = false;  ///< the rebase has no commits left to copy
  bool bisects = false;
  bool is_detached = false;  ///< no branch is checked out
};

GitWork work_in(const std::string& git_folder, FileReader& files);

/// False where git calls again when it is done (the commits of a rebase), where it only looks
/// around (bisect), and where no commit was checked out (files were).
bool is_worth_building(const HookEvent& event, const GitWork& work);

}  // namespace feedgen
