// What reading an archive costs at least: the measure that feedgen's time is given in.
//
//   read_files LIST THREADS   opens, reads and closes every file of LIST (a NUL after each)
//
// Prints how many files and bytes there were.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace {

struct Total {
  std::size_t files = 0;
  std::size_t bytes = 0;
};

[[noreturn]] void fail_on(const char* path) {
  std::perror(path);
  std::exit(1);
}

std::vector<std::string> read_list(const char* path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) fail_on(path);
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin < text.size(); begin += paths.back().size() + 1) {
    paths.emplace_back(text.c_str() + begin);
  }
  return paths;
}

// A read that does not fill the buffer has reached the end of a regular file.
std::size_t read_file(const char* path, std::array<char, 1U << 16U>& buffer) {
  const int file = ::open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) fail_on(path);
  std::size_t bytes = 0;
  ssize_t got = 0;
  do {
    got = ::read(file, buffer.data(), buffer.size());
    if (got < 0) fail_on(path);
    bytes += static_cast<std::size_t>(got);
  } while (static_cast<std::size_t>(got) == buffer.size());
  ::close(file);
  return bytes;
}

Total read_all(const std::vector<std::string>& paths, std::size_t threads) {
  constexpr std::size_t kRun = 8;
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> bytes = 0;
  const auto take_runs = [&] {
    std::array<char, 1U << 16U> buffer;
    std::size_t sum = 0;
    for (std::size_t begin = next.fetch_add(kRun); begin < paths.size();
         begin = next.fetch_add(kRun)) {
      const std::size_t end = std::min(begin + kRun, paths.size());
      for (std::size_t i = begin; i < end; ++i) sum += read_file(paths[i].c_str(), buffer);
    }
    bytes += sum;
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t n = 1; n < threads; ++n) others.emplace_back(take_runs);
    take_runs();
  }
  return {paths.size(), bytes};
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned long threads = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 0;
  if (threads == 0) {
    std::fputs("usage: read_files LIST THREADS\n", stderr);
    return 2;
  }
  const Total total = read_all(read_list(argv[1]), threads);
  std::printf("%zu files, %zu bytes\n", total.files, total.bytes);
  return 0;
}
