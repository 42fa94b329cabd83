// The variables under which git is run: its answers are those of the repository that is asked
// about.
#pragma once

#include <string>
#include <vector>

namespace feedgen {

enum class GitVariables {
  kIgnored,  ///< of a folder: git finds its repository by itself
  kObeyed    ///< GIT_DIR and its like name the repository that the user means
};

std::vector<std::string> git_environment(GitVariables variables);

}  // namespace feedgen
