#include "cli/console.h"

#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

#include "support/catch.h"

namespace feedgen {

using namespace std::chrono_literals;

TEST_CASE("progress says the rate and the remaining time once a second has passed") {
  CHECK(progress_line("reading", 10, 100, 999ms) == "reading 10 of 100");
  CHECK(progress_line("reading", 10, 100, 1000ms) == "reading 10 of 100, 10 a second, 9 s left");
  CHECK(progress_line("reading", 1200, 5200, 1500ms) ==
        "reading 1200 of 5200, 800 a second, 5 s left");
  CHECK(progress_line("writing", 100, 100, 2000ms) == "writing 100 of 100, 50 a second, 0 s left");
  CHECK(progress_line("reading", 1, 600, 2000ms) == "reading 1 of 600, 20 min left");
  CHECK(progress_line("reading", 1'000'000, 2'000'000, 600'000ms) ==
        "reading 1000000 of 2000000, 1666 a second, 10 min left");
  CHECK(progress_line("reading", 0, 5, 2000ms) == "reading 0 of 5");
}

// A terminal's two sides: the console writes to one, the test reads the other.
TEST_CASE("progress on a terminal is drawn ten times a second at most, by the clock it is given") {
  const int side = ::posix_openpt(O_RDWR | O_NOCTTY);
  REQUIRE(side >= 0);
  REQUIRE(::grantpt(side) == 0);
  REQUIRE(::unlockpt(side) == 0);
  std::FILE* const stream = std::fopen(::ptsname(side), "w");
  REQUIRE(stream != nullptr);
  Ticks now{1h};
  {
    Console console(stream, Options{}, [&] { return now; });
    console.progress("reading", 1, 100);
    now += 50ms;
    console.progress("reading", 2, 100);  // too soon
    now += 1950ms;
    console.progress("reading", 20, 100);
    now += 200ms;
    console.progress("writing", 1, 3);  // a stage of its own, with a time of its own
  }
  std::fclose(stream);
  // The kernel hands on what was written in parts; at the end it answers EIO.
  std::string seen;
  std::string part(4096, '\0');
  for (ssize_t size = 0; (size = ::read(side, part.data(), part.size())) > 0;) {
    seen.append(part, 0, static_cast<std::size_t>(size));
  }
  ::close(side);
  CHECK(seen == "\r\033[Kreading 20 of 100, 10 a second, 8 s left\r\033[Kwriting 1 of 3");
}

}  // namespace feedgen
