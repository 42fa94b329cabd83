#include "system/background.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

#include "system/posix_call.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostWords = 1U << 20U;  // bytes; it is our own child that speaks

void write_all(int stream, std::string_view words) {
  while (!words.empty()) {
    const ssize_t put = ::write(stream, words.data(), words.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return;  // the parent does not read any more
    words.remove_prefix(static_cast<std::size_t>(put));
  }
}

// Closes all that the parent had open: another process may wait for the end of a pipe.
[[noreturn]] void work_apart(const std::function<void(const Say& say)>& work, int ear) {
  constexpr int kFirst = 3;
  ::setsid();
  std::signal(SIGPIPE, SIG_IGN);  // the parent may have ended before the answer
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
  if (ear != kFirst) ::dup2(ear, kFirst);
  ::closefrom(kFirst + 1);
  ::fcntl(kFirst, F_SETFD, FD_CLOEXEC);
  bool is_open = true;
  const auto say = [&](std::string_view words) {
    if (!is_open) return;
    write_all(kFirst, words);
    ::close(kFirst);
    is_open = false;
  };
  work(say);
  say({});
  std::fflush(nullptr);
  ::_exit(0);
}

}  // namespace

std::optional<std::string> do_in_background(const std::function<void(const Say& say)>& work,
                                            std::chrono::milliseconds patience) {
  std::array<int, 2> ends{};
  std::fflush(nullptr);
  const bool has_pipe = ::pipe2(ends.data(), O_CLOEXEC) == 0;
  const pid_t child = has_pipe ? ::fork() : -1;
  if (child == 0) work_apart(work, ends[1]);
  if (has_pipe) ::close(ends[1]);
  std::optional<std::string> heard;
  if (child > 0) {
    heard = read_to_end(ends[0], std::chrono::steady_clock::now() + patience, kMostWords);
  } else {
    heard.emplace();
    work([&](std::string_view words) {
      if (heard->empty()) *heard = words;
    });
  }
  if (has_pipe) ::close(ends[0]);
  return heard;
}

bool print_to(const std::string& path) {
  const int file = ::open(
      path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
  if (file < 0) return false;
  std::fflush(nullptr);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  if (file > STDERR_FILENO) ::close(file);
  return true;
}

}  // namespace feedgen
