#include "system/traced_files.h"

#include <filesystem>
#include <fstream>

#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/posix_files.h"

namespace feedgen {

namespace fs = std::filesystem;

TEST_CASE("a folder that was listed is as it was while it has the same names") {
  const TemporaryFolder folder;
  const auto write = [&](const std::string& name, const std::string& text) {
    std::ofstream(folder / name) << text;
  };
  PosixFiles files;
  TracedFiles traced(files);
  const auto all = [](std::string_view, FileKind) { return true; };
  write("a", "a");
  REQUIRE(traced.look(folder.path(), all));
  CHECK(traced.are_as_asked());
  write("a", "another text");
  write(".feedgen.lock", "");
  CHECK(traced.are_as_asked());
  fs::remove(folder / ".feedgen.lock");
  CHECK(traced.are_as_asked());
  write("b", "b");
  CHECK_FALSE(traced.are_as_asked());
  fs::remove(folder / "b");
  CHECK(traced.are_as_asked());
  fs::remove(folder / "a");
  fs::create_directory(folder / "a");
  CHECK_FALSE(traced.are_as_asked());
  traced.leave_out({folder.path()});
  CHECK(traced.are_as_asked());
}

TEST_CASE("a file that was asked for is as it was while it has the same bytes") {
  const TemporaryFolder folder;
  const std::string path = folder / "a";
  PosixFiles files;
  TracedFiles traced(files);
  REQUIRE(traced.status(path, Links::kFollow));
  CHECK(traced.are_as_asked());
  std::ofstream(path) << "a";
  CHECK_FALSE(traced.are_as_asked());
  REQUIRE(traced.read(path, 100));
  CHECK(traced.are_as_asked());
  std::ofstream(path) << "longer";
  CHECK_FALSE(traced.are_as_asked());
}

}  // namespace feedgen
