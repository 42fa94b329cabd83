#include "article/name_date.h"

#include "support/catch.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

std::string date_of(std::string_view path) {
  const auto date = date_in_path(path, Zone());
  return date ? rfc3339(*date) : "none";
}

}  // namespace

TEST_CASE("names of files and folders say days") {
  for (const char* path :
       {"2021-07-10-a.md", "2021-07-10.md", "a/2021-07-10/index.md", "2021-07-10-a/README.md",
        "20210710-a.md", "20210710.md", "2021.07.10 a.md", "2021_7_10_a.md", "2021年7月10日 a.md",
        "2021-7-10-a.md", "2021/07/10/a.md", "posts/2021/07-10-a.md", "2019-01-01/2021-07-10-a.md",
        "2021-07-10x.md", "2021-07-10-13-things.md"}) {
    CAPTURE(path);
    CHECK(date_of(path) == "2021-07-10T00:00:00Z");
  }
  CHECK(date_of("2021-07-10T13-01-16 a.md") == "2021-07-10T13:01:16Z");
  CHECK(date_of("2021-07-10-13-01-16-a.md") == "2021-07-10T13:01:16Z");
}

TEST_CASE("numbers in names that are no days") {
  for (const char* path :
       {"1234567890.md", "2021-13-10-a.md", "12345678-report.md", "v2021-07-10.md",
        "2021-02-30-a.md", "12021-07-10-x.md", "2021/13/40/a.md", "2021-07/a.md", "a.md", ""}) {
    CAPTURE(path);
    CHECK(date_of(path) == "none");
  }
}

}  // namespace feedgen
