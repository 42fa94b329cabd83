
#include <optional>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/json_report.h"
#include "cli/options.h"
#include "value/ranges.h"

namespace feedgen {

ExitCode give_up(const Error& error, const Options& options, const Surroundings& around) {
  around.console.show(Severity::kError, error.message);
  if (options.json) fmt::print(around.out, "{}", json_report(error));
  const bool is_state_of_disk =
      error.kind == ErrorKind::kOutput || error.kind == ErrorKind::kUnreadable;
  return is_state_of_disk ? ExitCode::kNotWritten : ExitCode::kUsage;
}

ExitCode run(std::vector<std::string> words, const World& world, std::FILE* out, std::FILE* err) {
  Options options;
  // With --json errors are JSON too, even those of the other words.
  options.json = is_one_of("--json", words);
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
    const std::optional<std::size_t> columns = options.is_help ? columns_of(out) : std::nullopt;
    fmt::print(out, "{}", columns ? in_columns(options.text, *columns) : options.text);
    return ExitCode::kDone;
  }
  switch (options.command) {
    case Command::kInit: return init_command(options, around);
    case Command::kBuild: break;
    case Command::kServe: return serve_command(options, around);
    case Command::kWatch: return watch_command(options, around);
    case Command::kList: return list_command(options, around);
    case Command::kCheck: return check_command(options, around);
    case Command::kState: return state_command(options, around);
    case Command::kPing: return ping_command(options, around);
    case Command::kPublish: return publish_command(options, around);
    case Command::kHook:
      if (options.hook == HookAction::kRun) return hook_run_command(options, around);
      return hook_command(options, around);
  }
  return build_command(options, around);
}

}  // namespace feedgen
