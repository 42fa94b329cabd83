// The real world in, an exit code out.
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "cli/run.h"
#include "ping.h"
#include "system/git.h"
#include "system/posix_files.h"

namespace {

// In whatever thread, and with no memory to say it. Nothing has to be put away: a run that ends
// here is one that was killed, and the next one finishes its work.
[[noreturn]] void end_without_memory() {
  constexpr std::string_view kWords =
      "feedgen: error: there is not enough memory; free some, or use fewer --jobs\n";
  static_cast<void>(!::write(STDERR_FILENO, kWords.data(), kWords.size()));
  ::_exit(static_cast<int>(feedgen::ExitCode::kNotWritten));
}

}  // namespace

int main(int argc, char* argv[]) {
  std::set_new_handler(end_without_memory);
  // A file that may not grow (ulimit -f) then is one that can't be written.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    feedgen::PosixFiles files;
    feedgen::SystemGit git;
    const feedgen::PingWorld world = feedgen::system_ping_world();
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    const feedgen::ExitCode code = feedgen::run(words, files, git, world, stdout, stderr);
    // What could not be printed (a full disk, a closed pipe) was not done.
    // A large part may have failed before the last one did not.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      std::fputs("feedgen: error: not all could be written to standard output; make room there\n",
                 stderr);
      return static_cast<int>(feedgen::ExitCode::kNotWritten);
    }
    return static_cast<int>(code);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "feedgen: error: %s\n", error.what());
    return static_cast<int>(feedgen::ExitCode::kNotWritten);
  }
}
