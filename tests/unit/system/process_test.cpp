#include "system/process.h"

#include <filesystem>
#include <thread>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace feedgen {
namespace {

std::optional<std::string> run(std::vector<std::string> words) {
  ProcessRequest request;
  request.words = std::move(words);
  request.environment = {"PATH=/usr/bin:/bin", "NAME=value"};
  request.limit = std::chrono::milliseconds{300};
  request.most_output = 1000;
  return output_of(request);
}

}  // namespace

TEST_CASE("a program's output is what it printed, in the environment that it was given") {
  CHECK(run({"printf", "%s", "a b\n*"}) == "a b\n*");
  CHECK(run({"sh", "-c", "printf '%s' \"$NAME$HOME\"; printf lost >&2"}) == "value");
  CHECK(run({"cat"}) == "");
}

TEST_CASE("a program that is missing, fails, prints too much or takes too long has no output") {
  CHECK(run({"there-is-no-such-program"}) == std::nullopt);
  CHECK(run({"sh", "-c", "echo x; exit 3"}) == std::nullopt);
  CHECK(run({"sh", "-c", "kill -9 $$"}) == std::nullopt);
  CHECK(run({"sh", "-c", "while :; do echo y; done"}) == std::nullopt);
  CHECK(run({"sh", "-c", "sleep 60 & sleep 60"}) == std::nullopt);
}

TEST_CASE("a program goes on while it is not waited for, and is ended with who started it") {
  const TemporaryFolder folder;
  ProcessRequest request;
  request.environment = {"PATH=/usr/bin:/bin"};
  request.words = {"sh", "-c", "printf a; mkfifo '" + (folder / "pipe") + "'; printf b"};
  Process process(request);
  while (!std::filesystem::exists(folder / "pipe")) std::this_thread::yield();
  CHECK(process.output() == "ab");
  CHECK(process.output() == std::nullopt);
  request.words = {"sleep", "60"};
  const auto begin = std::chrono::steady_clock::now();
  { const Process forgotten(request); }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{30});
}

}  // namespace feedgen
