#include "config/load_settings.h"
#include "support/catch.h"
#include "system/memory_files.h"

namespace feedgen {

TEST_CASE("the configuration lies beside the articles or above them, the nearest counts") {
  MemoryFiles files;
  files.put_folder("site/posts/2021");
  files.put_file("feedgen.yaml", "");
  CHECK(find_settings(files, "site/posts").value() == "feedgen.yaml");
  files.put_file("site/posts/feedgen.yaml", "");
  CHECK(find_settings(files, "site/posts").value() == "site/posts/feedgen.yaml");
  CHECK(find_settings(files, "site/posts/2021").value() == "site/posts/feedgen.yaml");
}

TEST_CASE("the search for a configuration ends at the repository's root") {
  MemoryFiles files;
  files.put_folder("site/posts");
  files.put_folder("site/.git");
  files.put_file("feedgen.yaml", "");
  CHECK(find_settings(files, "site/posts").value() == std::nullopt);
  files.put_file("site/feedgen.yaml", "");
  CHECK(find_settings(files, "site/posts").value() == "site/feedgen.yaml");
}

}  // namespace feedgen
