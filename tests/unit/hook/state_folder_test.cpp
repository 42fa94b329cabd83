#include "hook/state_folder.h"

#include <fstream>

#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/background.h"
#include "system/posix_files.h"

namespace feedgen {

TEST_CASE("who comes during a build leaves a mark, and the build is done once more") {
  const TemporaryFolder folder;
  PosixFiles files;
  int builds = 0;
  const Turn turn = take_turn(files, folder.path(), "hook", [&] {
    ++builds;
    if (builds > 2) return;
    // flock(2) holds between two openings of the file, in one process too.
    CHECK(take_turn(files, folder.path(), "hook", [] { FAIL("two at once"); }) == Turn::kTakenOver);
  });
  CHECK(turn == Turn::kDone);
  CHECK(builds == 3);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a mark that was left behind is built for, once") {
  const TemporaryFolder folder;
  std::ofstream(folder / "hook.due");
  PosixFiles files;
  int builds = 0;
  CHECK(take_turn(files, folder.path(), "hook", [&] { ++builds; }) == Turn::kDone);
  CHECK(builds == 1);
}

TEST_CASE("without a folder to take turns in, builds are simply done") {
  PosixFiles files;
  int builds = 0;
  CHECK(take_turn(files, "", "hook", [&] { ++builds; }) == Turn::kDone);
  CHECK(take_turn(files, "/nonexistent", "hook", [&] { ++builds; }) == Turn::kDone);
  CHECK(builds == 2);
}

TEST_CASE("what is said in the background is heard, unless it takes too long") {
  const auto patient = std::chrono::seconds(60);
  CHECK(do_in_background([](const Say& say) { say("done"), say("again"); }, patient) == "done");
  CHECK(do_in_background([](const Say&) {}, patient) == "");
  const std::string much(300'000, 'x');
  CHECK(do_in_background([&](const Say& say) { say(much); }, patient) == much);
  CHECK_FALSE(do_in_background([](const Say&) {}, std::chrono::milliseconds(0)));
}

TEST_CASE("what is printed in the background goes to the file, and through no link") {
  const TemporaryFolder folder;
  std::ofstream(folder / "precious") << "precious";
  std::filesystem::create_symlink(folder / "precious", folder / "link");
  const auto heard = do_in_background(
      [&](const Say& say) {
        const bool linked = print_to(folder / "link");
        const bool printed = print_to(folder / "log");
        std::fputs("printed", stderr);
        say(!linked && printed ? "as it should" : "wrong");
      },
      std::chrono::seconds(60));
  CHECK(heard == "as it should");
  CHECK(std::filesystem::file_size(folder / "log") == 7);
  CHECK(std::filesystem::file_size(folder / "precious") == 8);
}

}  // namespace feedgen
