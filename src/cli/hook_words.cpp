#include "cli/hook_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/display.h"

namespace feedgen {

bool has_hook_words(const std::vector<std::string>& words) {
  return words.size() > 1 && words[0] == "hook" && (words[1] == "install" || words[1] == "run");
}

Result<Options> parse_hook(std::vector<std::string> words) {
  const bool runs = words[1] == "run";
  words.erase(words.begin(), words.begin() + 2);
  const auto first_of = [&](const char* word) {
    return std::find(words.begin(), std::find(words.begin(), words.end(), "--"), word);
  };
  const auto end = std::find(words.begin(), words.end(), "--");
  if (first_of("--help") != end || first_of("-h") != end) return parse_options({"hook", "--help"});
  Options options;
  if (!runs) {
    // The report is of the installation; the hook itself reports to no program.
    std::vector<std::string> build = words;
    std::erase(words, "--json");
    if (!words.empty() && words.front() == "build") words.erase(words.begin());
    if (build.empty() || build.front() != "build") build.insert(build.begin(), "build");
    Result<Options> parsed = parse_options(std::move(build));
    if (!parsed) return parsed;
    options = std::move(*parsed);
  }
  options.command = Command::kHook;
  options.hook = runs ? HookAction::kRun : HookAction::kInstall;
  options.words = std::move(words);
  return options;
}

Result<Options> hook_action(const std::string& action, Options options) {
  options.hook = HookAction::kUninstall;
  if (action == "uninstall") return options;
  return fail(ErrorKind::kUsage,
              action.empty() ? std::string("hook: it is not said what to do")
                             : fmt::format("hook: {} is nothing to do", in_quotes(action)),
              "write: feedgen hook install, or feedgen hook uninstall");
}

}  // namespace feedgen
