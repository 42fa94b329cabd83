#include "serve/settle.h"

#include "support/catch.h"

namespace feedgen {
namespace {

constexpr std::chrono::milliseconds kQuiet{200};
constexpr std::chrono::milliseconds kMost{1000};

Settle::Time at(int milliseconds) { return Settle::Time(std::chrono::milliseconds(milliseconds)); }

}  // namespace

TEST_CASE("nothing is built while nothing changes") { CHECK_FALSE(Settle(kQuiet, kMost).due()); }

TEST_CASE("a build waits until changes pause, but not for ever") {
  Settle settle(kQuiet, kMost);
  settle.change(at(0));
  CHECK(settle.due() == at(200));
  settle.change(at(150));
  CHECK(settle.due() == at(350));
  for (int time = 300; time <= 1500; time += 150) settle.change(at(time));
  CHECK(settle.due() == at(1000));
}

TEST_CASE("what changes during a build makes another") {
  Settle settle(kQuiet, kMost);
  settle.change(at(0));
  settle.begin();
  CHECK_FALSE(settle.due());
  settle.change(at(5000));
  CHECK(settle.due() == at(5200));
}

}  // namespace feedgen
