// The program from words to an exit code: its commands, a file each, what every command is given,
// and how it ends when it fails.
#pragma once

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"
#include "system/world.h"
#include "value/report.h"

namespace feedgen {

/// A contract with scripts: numbers never change their meaning.
enum class ExitCode : int {
  kDone = 0,
  kSkipped = 1,     ///< done, but --strict was given and an article was skipped
  kUsage = 2,       ///< the command line or the configuration is wrong; nothing was done
  kNotWritten = 3,  ///< nothing, or not everything, could be written
  kDue = 4          ///< done, but pings or uploads are still due
};

/// One run of the program. `words` without its name. Data goes to `out`, everything for people to
/// `err`.
ExitCode run(std::vector<std::string> words, const World& world, std::FILE* out, std::FILE* err);

struct Surroundings {
  const World& world;
  Console& console;
  std::FILE* out;  ///< for data only
};

/// Shows the error, as JSON too where that is asked for.
ExitCode give_up(const Error& error, const Options& options, const Surroundings& around);

/// `feedgen build`, the command that need not be named: builds what the options and the
/// configuration ask for, and reports it.
ExitCode build_command(const Options& options, const Surroundings& around);

/// The same without a word for people: the notes on the configuration stand in the report.
[[nodiscard]] Result<Report> build_as_asked(const Options& options, const Surroundings& around);

/// `feedgen ping`: sends the pings that are due, or lists them, and reports the answers.
ExitCode ping_command(const Options& options, const Surroundings& around);

/// Sends the pings of a build with --ping after it has published, in a bounded time, and adds what
/// comes of them to `report`. `options` are the build's.
void ping_after_build(const Options& options, const Surroundings& around,
                      std::chrono::milliseconds patience, Report& report);

/// `feedgen publish`: uploads what is due, or lists it, and reports what the targets answered.
ExitCode publish_command(const Options& options, const Surroundings& around);

/// `feedgen list --changed`: prints the files that targets have yet to take, for other programs.
ExitCode list_changed_files(const Options& options, const Surroundings& around);

/// The uploads of a build with --publish after it has published, and adds what comes of them to
/// `report`. `patience` is how long nothing may be accepted.
void publish_after_build(const Options& options, const Surroundings& around,
                         std::chrono::milliseconds patience, Report& report);

/// `feedgen list`, which reads only: prints the categories as a tree, with the number of their
/// articles and the addresses of their feeds; with --ids the ledger as ids.tsv has it
/// (ids/ids_tsv.h); either as JSON with --json.
ExitCode list_command(const Options& options, const Surroundings& around);

/// `feedgen check`: judges feeds, and prints what is found. kSkipped: errors were found.
ExitCode check_command(const Options& options, const Surroundings& around);

/// `feedgen watch`: builds as `feedgen build` does, now and after each change, until Ctrl-C or
/// SIGTERM.
ExitCode watch_command(const Options& options, const Surroundings& around);

/// `feedgen serve`: the same into a preview that is kept nowhere, for browsers and readers of this
/// machine.
ExitCode serve_command(const Options& options, const Surroundings& around);

/// `feedgen init`: writes a commented feedgen.yaml, guessed from the site, beside the generator's
/// configuration that it finds in the folder or above, else in the folder; an existing one stays
/// and is an error. Notes say what was guessed from what.
ExitCode init_command(const Options& options, const Surroundings& around);

/// `feedgen state`: exports, imports or moves what can't be found out again, and reports how much
/// that is.
ExitCode state_command(const Options& options, const Surroundings& around);

/// `feedgen hook install` and `uninstall`: writes git's hooks, or takes them away. What other tools
/// keep for themselves is left alone: then what to add is printed, and the exit code is
/// kNotWritten. Fails, as a usage error, where the arguments could not be built with.
ExitCode hook_command(const Options& options, const Surroundings& around);

/// `feedgen hook run`, what the hooks call: builds what has changed since the last run, one build
/// at a time, and never keeps git waiting: it goes on in the background after a second. Always
/// done; one line says what failed, and .feedgen/hook.log says all.
ExitCode hook_run_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
