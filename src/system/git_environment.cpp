#include "system/git_environment.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "system/process.h"

namespace feedgen {
namespace {

// Where git may look for repositories and for the user's own configuration (safe.directory). All
// other variables of git's, such as those that hooks get, name one repository or change its
// answers.
constexpr std::array<std::string_view, 5> kKept{
    "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"};
constexpr std::array<std::string_view, 3> kOfOneRepository{"GIT_DIR", "GIT_WORK_TREE",
                                                           "GIT_COMMON_DIR"};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::vector<std::string> git_environment(GitVariables variables) {
  std::vector<std::string> all = own_environment();
  std::erase_if(all, [&](const std::string& variable) {
    const std::string_view name = std::string_view(variable).substr(0, variable.find('='));
    const bool kept =
        has(kKept, name) || (variables == GitVariables::kObeyed && has(kOfOneRepository, name));
    return (name.starts_with("GIT_") && !kept) || name == "LANGUAGE" || name == "LC_ALL";
  });
  all.emplace_back("LC_ALL=C");
  all.emplace_back("GIT_OPTIONAL_LOCKS=0");
  all.emplace_back("GIT_TERMINAL_PROMPT=0");
  // A partial clone fetches what it lacks, with programs that its configuration names.
  all.emplace_back("GIT_NO_LAZY_FETCH=1");      // from git 2.44 on
  all.emplace_back("GIT_ALLOW_PROTOCOL=none");  // before
  return all;
}

}  // namespace feedgen
