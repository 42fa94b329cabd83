#include "config/refresh.h"

#include "support/catch.h"

namespace feedgen {

TEST_CASE("a time between two looks is read as people write it") {
  CHECK(read_refresh("1h") == Refresh{60, "hourly", 1});
  CHECK(read_refresh("30 min") == Refresh{30, "hourly", 2});
  CHECK(read_refresh("90 Minutes") == Refresh{90, "daily", 16});
  CHECK(read_refresh("1 hour 30 minutes") == Refresh{90, "daily", 16});
  CHECK(read_refresh("6h") == Refresh{360, "daily", 4});
  CHECK(read_refresh("7h") == Refresh{420, "weekly", 24});
  CHECK(read_refresh("2 days") == Refresh{2880, "", 0});
  CHECK(read_refresh("1w") == Refresh{10080, "weekly", 1});
  CHECK(read_refresh(" Daily ") == Refresh{1440, "daily", 1});
  CHECK(read_refresh("monthly") == Refresh{0, "monthly", 1});
}

TEST_CASE("what is no such time is refused") {
  for (const char* wrong : {"", "60", "0 min", "h", "1.5h", "-1h", "1 fortnight", "1h x", "often",
                            "400 days", "99999999999999999999 min"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_refresh(wrong));
  }
}

}  // namespace feedgen
