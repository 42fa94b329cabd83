// The real world in, an exit code out.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "announce.h"
#include "cli/run.h"
#include "system/git.h"
#include "system/posix_files.h"

int main(int argc, char* argv[]) {
  try {
    feedgen::PosixFiles files;
    feedgen::SystemGit git;
    const feedgen::Messenger messenger = feedgen::system_messenger();
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    const feedgen::ExitCode code = feedgen::run(words, files, git, messenger, stdout, stderr);
    // What could not be printed (a full disk, a closed pipe) was not done.
    if (std::fflush(stdout) != 0) return static_cast<int>(feedgen::ExitCode::kNotWritten);
    return static_cast<int>(code);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "feedgen: error: %s\n", error.what());
    return static_cast<int>(feedgen::ExitCode::kNotWritten);
  }
}
