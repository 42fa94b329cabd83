#include "cli/command.h"

#include <fmt/format.h>

#include "cli/json_report.h"

namespace feedgen {

ExitCode give_up(const Error& error, const Options& options, const Surroundings& around) {
  around.console.show(Severity::kError, error.message);
  if (options.json) fmt::print(around.out, "{}", json_report(error));
  const bool is_state_of_disk =
      error.kind == ErrorKind::kOutput || error.kind == ErrorKind::kUnreadable;
  return is_state_of_disk ? ExitCode::kNotWritten : ExitCode::kUsage;
}

}  // namespace feedgen
