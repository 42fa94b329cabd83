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

ExitCode run(std::vector<std::string> words, const World& world, std::FILE* out, std::FILE* err) {
  Options options;
  // With --json errors are JSON too, even those of the other words.
  options.json = std::find(words.begin(), words.end(), "--json") != words.end();
  const Result<Options> parsed = parse_options(std::move(words));
  if (parsed) options = *parsed;
  // What init has guessed is its result, so it is shown without -v.
  if (options.command == Command::kInit) options.verbose = true;
  Console console(err, options, world.clock.ticks);
  World with_progress = world;
  with_progress.progress = [&](const char* stage, std::size_t done, std::size_t total) {
    console.progress(stage, done, total);
  };
  const Surroundings around{with_progress, console, out};
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
