#include "text/path_parts.h"

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("a path is its folder, a slash and its last part") {
  CHECK(last_part("a/b/c.md") == "c.md");
  CHECK(folder_of("a/b/c.md") == "a/b");
  CHECK(before_last_part("a/b/c.md") == "a/b/");
  CHECK(first_part("a/b/c.md") == "a");
  CHECK(last_part("c.md") == "c.md");
  CHECK(folder_of("c.md").empty());
  CHECK(before_last_part("c.md").empty());
  CHECK(last_part("a/").empty());
  CHECK(before_last_part("a/") == "a/");
  CHECK(before_last_part("/c") == "/");
  CHECK(folder_of("/c").empty());
}
