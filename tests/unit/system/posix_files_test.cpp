#include "system/posix_files.h"

#include <filesystem>
#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

#include "support/catch.h"

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
  REQUIRE(files.write_new(path, std::string("x\0y", 3)));
  CHECK(files.read(path, 100).value() == std::string("x\0y", 3));
  const Result<void> again = files.write_new(path, "z");
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
  CHECK(files.status(scratch / "link", Links::kFollow).value()->size == 5);
  CHECK_FALSE(files.status(scratch / "broken", Links::kFollow).value());
  CHECK_FALSE(files.status(scratch / "loop", Links::kFollow).value());
  CHECK_FALSE(files.status(scratch / "missing", Links::kDoNotFollow).value());
}

TEST_CASE("folders are made, listed and synced, files renamed and removed") {
  const Scratch scratch;
  PosixFiles files;
  REQUIRE(files.make_folder(scratch / "d"));
  REQUIRE(files.make_folder(scratch / "d"));
  put(scratch / "d/a", "1");
  REQUIRE(files.rename(scratch / "d/a", scratch / "d/b"));
  CHECK(files.list(scratch / "d").value() == std::vector<std::string>{"b"});
  REQUIRE(files.sync_folder(scratch / "d"));
  REQUIRE(files.remove(scratch / "d/b"));
  REQUIRE(files.remove(scratch / "d/b"));
  CHECK(files.list(scratch / "d").value().empty());
  CHECK_FALSE(files.make_folder(scratch / "missing/d"));
  CHECK_FALSE(files.list(scratch / "missing"));
}

}  // namespace feedgen
