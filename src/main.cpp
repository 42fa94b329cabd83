// The real world in, an exit code out.
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "cli/command.h"
#include "system/git.h"
#include "system/posix_files.h"
#include "system/world.h"

namespace {

// On any thread, and without memory of its own. Nothing has to be cleaned up: to the next run this
// one was killed, and it finishes its work.
[[noreturn]] void end_without_memory() {
  constexpr std::string_view kWords =
      "feedgen: error: there is not enough memory; free some, or use fewer --jobs\n";
  static_cast<void>(!::write(STDERR_FILENO, kWords.data(), kWords.size()));
  ::_exit(static_cast<int>(feedgen::ExitCode::kNotWritten));
}

}  // namespace

int main(int argc, char* argv[]) {
  std::set_new_handler(end_without_memory);
  // So that writing more than ulimit -f allows is an error of that write.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    feedgen::PosixFiles files;
    feedgen::SystemGit git;
    const feedgen::World world = feedgen::system_world(files, git);
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    const feedgen::ExitCode code = feedgen::run(words, world, stdout, stderr);
    // A full disk or a closed pipe fails the run. ferror() remembers failures before the last
    // write.
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
