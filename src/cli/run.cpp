#include "cli/run.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/build_command.h"
#include "cli/console.h"
#include "cli/hook_command.h"
#include "cli/hook_run_command.h"
#include "cli/init_command.h"
#include "cli/list_command.h"
#include "cli/options.h"
#include "cli/ping_command.h"

namespace feedgen {

ExitCode run(std::vector<std::string> words, FileSystem& files, Git& git, const PingWorld& world,
             std::FILE* out, std::FILE* err) {
  Options options;
  // Whoever asked for JSON gets it, even if the other words make no sense.
  options.json = std::find(words.begin(), words.end(), "--json") != words.end();
  const Result<Options> parsed = parse_options(std::move(words));
  if (parsed) options = *parsed;
  // What init guessed is what it was asked for.
  if (options.command == Command::kInit) options.verbose = true;
  Console console(err, options);
  const Surroundings around{files, git, world, console, out};
  if (!parsed) return give_up(parsed.error(), options, around);
  if (!options.text.empty()) {
    fmt::print(out, "{}", options.text);
    return ExitCode::kDone;
  }
  switch (options.command) {
    case Command::kInit:
      return init_command(options, around);
    case Command::kBuild:
      break;
    case Command::kList:
      return list_command(options, around);
    case Command::kPing:
      return ping_command(options, around);
    case Command::kHook:
      if (options.hook == HookAction::kRun) return hook_run_command(options, around);
      return hook_command(options, around);
  }
  return build_command(options, around);
}

}  // namespace feedgen
