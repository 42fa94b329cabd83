// What finding changed files by looking at all of them costs at least: the measure that feedgen's
// time is given in when nothing, or little, has changed.
//
//   walk_files FOLDER THREADS   lists every folder and looks at (stat) every name that is not
//   hidden
//
// Threads take turns at the listing of a folder, piece by piece, so that one large folder is work
// for all. Names are looked up from the folder's descriptor. Prints how many files and bytes there
// were.
#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

[[noreturn]] void fail_on(const char* path) {
  std::perror(path);
  std::exit(1);
}

// getdents64(2): the names of about 400 files.
using Piece = std::array<char, 1U << 15U>;

class Tree {
 public:
  struct Part {
    std::size_t folder;
    int descriptor;
    std::size_t bytes;
  };

  explicit Tree(const char* top) { add(AT_FDCWD, top); }

  /// A folder below another one that is in use.
  void add(int parent, const char* name) {
    const int descriptor = ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) fail_on(name);
    const std::lock_guard lock(mutex_);
    folders_.push_back({descriptor});
    changed_.notify_one();
  }

  /// The next names, in `piece`; give_back() when they are done with. Waits while others may still
  /// find folders; nothing when the whole tree was listed.
  std::optional<Part> take(Piece& piece) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return listed_ < folders_.size() || users_ == 0; });
      if (listed_ == folders_.size()) return std::nullopt;
      const std::size_t number = listed_;
      Folder& folder = folders_[number];
      const ssize_t bytes = ::getdents64(folder.descriptor, piece.data(), piece.size());
      if (bytes < 0) fail_on("getdents64");
      if (bytes > 0) {
        ++folder.users;
        ++users_;
        return Part{number, folder.descriptor, static_cast<std::size_t>(bytes)};
      }
      ++listed_;
      if (folder.users == 0) ::close(folder.descriptor);
    }
  }

  void give_back(const Part& part) {
    const std::lock_guard lock(mutex_);
    const bool last = --folders_[part.folder].users == 0;
    if (last && part.folder < listed_) ::close(part.descriptor);
    if (--users_ == 0) changed_.notify_all();
  }

 private:
  struct Folder {
    int descriptor;
    std::size_t users = 0;
  };

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Folder> folders_;  // those before listed_ were listed
  std::size_t listed_ = 0;
  std::size_t users_ = 0;  // parts that were taken, and may have folders in them
};

struct Total {
  std::size_t files = 0;
  std::size_t bytes = 0;
};

void look_at(const Tree::Part& part, const char* name, Tree& tree, Total& total) {
  struct ::stat status = {};
  if (::fstatat(part.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) != 0) fail_on(name);
  if (S_ISDIR(status.st_mode)) {
    tree.add(part.descriptor, name);
  } else {
    ++total.files;
    total.bytes += static_cast<std::size_t>(status.st_size);
  }
}

Total walk(Tree& tree) {
  Total total;
  alignas(dirent64) Piece piece;
  while (const std::optional<Tree::Part> part = tree.take(piece)) {
    for (std::size_t at = 0; at < part->bytes;) {
      const auto* entry = reinterpret_cast<const dirent64*>(piece.data() + at);
      if (entry->d_name[0] != '.') look_at(*part, entry->d_name, tree, total);
      at += entry->d_reclen;
    }
    tree.give_back(*part);
  }
  return total;
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned long threads = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 0;
  if (threads == 0) {
    std::fputs("usage: walk_files FOLDER THREADS\n", stderr);
    return 2;
  }
  Tree tree(argv[1]);
  std::vector<Total> totals(threads);
  {
    std::vector<std::jthread> others;
    for (std::size_t n = 1; n < threads; ++n) {
      others.emplace_back([&, n] { totals[n] = walk(tree); });
    }
    totals[0] = walk(tree);
  }
  Total sum;
  for (const Total& total : totals) {
    sum.files += total.files;
    sum.bytes += total.bytes;
  }
  std::printf("%zu files, %zu bytes\n", sum.files, sum.bytes);
  return 0;
}
