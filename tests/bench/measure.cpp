// Runs a program and says what it cost. Python can't do this well: a process begins as a copy of
// the one that starts it, and the kernel counts that one's memory into its peak.
//
//   measure RESULT PROGRAM ARGUMENTS…
//
// Writes to the file RESULT: nanoseconds that passed, microseconds of all processors (the kernel's
// work for the program included), bytes of memory at the peak, exit code.
#include <chrono>
#include <cstdio>

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

long long microseconds(const timeval& time) { return time.tv_sec * 1'000'000LL + time.tv_usec; }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: measure RESULT PROGRAM ARGUMENTS...\n", stderr);
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (::posix_spawn(&child, argv[2], nullptr, nullptr, argv + 2, environ) != 0) {
    std::perror(argv[2]);
    return 1;
  }
  int status = 0;
  rusage usage = {};
  if (::wait4(child, &status, 0, &usage) != child) {
    std::perror("wait4");
    return 1;
  }
  const std::chrono::nanoseconds passed = std::chrono::steady_clock::now() - begin;
  std::FILE* result = std::fopen(argv[1], "w");
  if (result == nullptr) {
    std::perror(argv[1]);
    return 1;
  }
  std::fprintf(result, "%lld %lld %lld %d\n", static_cast<long long>(passed.count()),
               microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
               static_cast<long long>(usage.ru_maxrss) * 1024,
               WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return std::fclose(result) == 0 ? 0 : 1;
}
