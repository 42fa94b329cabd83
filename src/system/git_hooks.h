// The door to git's hooks: where they lie, and what git was doing when it called one.
#pragma once

#include <optional>
#include <string>

#include "value/result.h"

namespace feedgen {

/// Whether core.hooksPath is set, and for whom.
enum class HookScope {
  kDefault,     ///< it is not
  kRepository,  ///< for this one
  kShared       ///< for all of the user's or the machine's
};

/// All paths are absolute and without links.
struct HookFolder {
  std::string top;         ///< the work tree's folder, in which hooks are run
  std::string repository;  ///< git's own folder, which all work trees of a repository share
  std::string folder;      ///< that git looks for hooks in; it need not be there
  HookScope scope = HookScope::kDefault;
};

/// Of the repository that the working folder lies in, or that GIT_DIR names. Fails, as a usage
/// error, where there is none with a work tree.
[[nodiscard]] Result<HookFolder> find_hook_folder();

/// Git's folder for the work tree that a hook was called for: what goes on in it is recorded there.
std::optional<std::string> git_folder_in_hook();

}  // namespace feedgen
