#include "system/posix_files.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <set>

#include <sys/stat.h>
#include <unistd.h>

#include "support/catch.h"
#include "system/posix_call.h"

namespace feedgen {
namespace {

// A folder of its own for one test.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "feedgen-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Scratch() { std::filesystem::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

void put(const std::string& path, const std::string& bytes) { std::ofstream(path) << bytes; }

}  // namespace

TEST_CASE("a file that is written can be read, and is never written over") {
  const Scratch scratch;
  PosixFiles files;
  const std::string path = scratch / "a";
  REQUIRE(files.write_new(path, std::string("x\0y", 3), Durability::kNow, 0640));
  CHECK(files.read(path, 100).value() == std::string("x\0y", 3));
  CHECK(files.status(path, Links::kFollow).value()->mode == 0640);
  CHECK(files.sync_files({path}));
  const Result<FileStatus> again = files.write_new(path, "z", Durability::kLater, std::nullopt);
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == ErrorKind::kOutput);
  CHECK(again.error().message.place.path == path);
}

TEST_CASE("of a large file only the beginning may be read") {
  const Scratch scratch;
  PosixFiles files;
  put(scratch / "a", "0123456789");
  CHECK(files.read_beginning(scratch / "a", 4).value() == "0123");
  CHECK(files.read_beginning(scratch / "a", 40).value() == "0123456789");
  CHECK_FALSE(files.read_beginning(scratch / "none", 4));
  CHECK_FALSE(files.read_beginning(scratch / ".", 4));
}

TEST_CASE("files beyond the limit, folders and pipes are not read, and nothing blocks") {
  const Scratch scratch;
  PosixFiles files;
  put(scratch / "big", std::string(11, 'x'));
  REQUIRE(::mkfifo((scratch / "pipe").c_str(), 0600) == 0);
  CHECK_FALSE(files.read(scratch / "big", 10));
  CHECK(files.read(scratch / "big", 11));
  CHECK(files.read(scratch / "pipe", 10).error().message.problem == "not a regular file");
  CHECK_FALSE(files.read(scratch / "", 10));
  CHECK_FALSE(files.read(scratch / "missing", 10));
}

TEST_CASE("the status of links is their own or their target's") {
  const Scratch scratch;
  PosixFiles files;
  put(scratch / "a", "12345");
  std::filesystem::create_symlink("a", scratch / "link");
  std::filesystem::create_symlink("nowhere", scratch / "broken");
  std::filesystem::create_symlink("loop", scratch / "loop");
  CHECK(files.status(scratch / "link", Links::kDoNotFollow).value()->kind == FileKind::kLink);
  CHECK(files.status(scratch / "link", Links::kFollow).value()->size() == 5);
  CHECK_FALSE(files.status(scratch / "broken", Links::kFollow).value());
  CHECK_FALSE(files.status(scratch / "loop", Links::kFollow).value());
  CHECK_FALSE(files.status(scratch / "missing", Links::kDoNotFollow).value());
}

TEST_CASE("folders are made, looked at and removed, files renamed and removed") {
  const Scratch scratch;
  PosixFiles files;
  const auto names = [&](const std::string& folder) {
    std::vector<std::string> all;
    const Result<FolderListing> listing =
        files.look(folder, [](std::string_view name, FileKind) { return name != "unwanted"; });
    REQUIRE(listing);
    for (const FolderEntry& entry : listing->entries) all.push_back(entry.name);
    return all;
  };
  REQUIRE(files.make_folder(scratch / "d"));
  REQUIRE(files.make_folder(scratch / "d"));
  put(scratch / "d/a", "1");
  put(scratch / "d/unwanted", "1");
  REQUIRE(files.rename(scratch / "d/a", scratch / "d/b"));
  CHECK(names(scratch / "d") == std::vector<std::string>{"b"});
  REQUIRE(files.remove(scratch / "d/b"));
  REQUIRE(files.remove(scratch / "d/b"));
  CHECK(names(scratch / "d").empty());
  REQUIRE(files.remove_empty_folder(scratch / "d"));
  CHECK(std::filesystem::exists(scratch / "d"));
  REQUIRE(files.remove(scratch / "d/unwanted"));
  REQUIRE(files.remove_empty_folder(scratch / "d"));
  CHECK_FALSE(std::filesystem::exists(scratch / "d"));
  CHECK_FALSE(files.make_folder(scratch / "missing/d"));
  CHECK_FALSE(files.look(scratch / "missing", [](std::string_view, FileKind) { return true; }));
}

TEST_CASE("a file that was written just now is not settled, and an older one is") {
  const Scratch scratch;
  PosixFiles files;
  put(scratch / "a", "1");
  CHECK(files.read_content(scratch / "a", 10)->stamp.changed == 0);
  CHECK(files.read_content("/proc/self/exe", 1ULL << 30U)->stamp.changed != 0);
}

TEST_CASE("a lock keeps others out, says who holds it, and tells of one that was left behind") {
  const Scratch scratch;
  PosixFiles files;
  const std::string path = scratch / "lock";
  const auto none = std::chrono::milliseconds(0);
  {
    const auto held = files.lock(path, none);
    REQUIRE(held);
    CHECK_FALSE((*held)->was_left_behind());
    const auto second = files.lock(path, none);
    REQUIRE_FALSE(second);
    CHECK(second.error().message.problem.starts_with(
        "another run is writing these feeds: process " + std::to_string(::getpid())));
  }
  CHECK_FALSE(std::filesystem::exists(path));
  put(path, "process 1 on elsewhere");
  const auto after = files.lock(path, none);
  REQUIRE(after);
  CHECK((*after)->was_left_behind());
  put(scratch / "without a name", "");  // on a full disk
  const auto nameless = files.lock(scratch / "without a name", none);
  REQUIRE(nameless);
  CHECK((*nameless)->was_left_behind());
  const auto refused = files.lock(scratch / "missing/lock", none);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kUnreadable);
  CHECK(refused.error().message.problem == "can't make the lock: No such file or directory");
}

TEST_CASE("each error of the system has a remedy of its own kind") {
  std::set<std::string> remedies;
  for (const int error : {EACCES, ENOSPC, EDQUOT, EFBIG, EROFS, ENOENT, ENOTDIR, EISDIR,
                          ENAMETOOLONG, ELOOP, EMFILE, ENOMEM, EIO, ESTALE, EBUSY, EPROTO}) {
    CHECK_FALSE(remedy_for(error).empty());
    CHECK(remedies.insert(remedy_for(error)).second);
  }
}

}  // namespace feedgen
