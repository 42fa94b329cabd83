#include "system/background.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace feedgen {
namespace {

using Clock = std::chrono::steady_clock;

void write_all(int stream, std::string_view words) {
  while (!words.empty()) {
    const ssize_t put = ::write(stream, words.data(), words.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return;  // nobody listens any more
    words.remove_prefix(static_cast<std::size_t>(put));
  }
}

// Whatever the parent had open is not held open: somebody may wait for its end.
[[noreturn]] void work_apart(const std::function<void(const Say& say)>& work, int ear) {
  constexpr int kFirst = 3;
  ::setsid();
  std::signal(SIGPIPE, SIG_IGN);  // who asked may be gone when there is an answer
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

std::optional<std::string> listen(int stream, std::chrono::milliseconds patience) {
  const Clock::time_point end = Clock::now() + patience;
  std::string words;
  std::array<char, 4096> buffer{};
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return std::nullopt;
    pollfd waiting{stream, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    const ssize_t got = ::read(stream, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return words;
    words.append(buffer.data(), static_cast<std::size_t>(got));
  }
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
    heard = listen(ends[0], patience);
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
