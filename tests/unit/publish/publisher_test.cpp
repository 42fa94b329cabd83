#include "publish/publisher.h"

#include "support/catch.h"
#include "support/memory_files.h"

namespace feedgen {
namespace {

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is replaced before everything is staged") {
  MemoryFiles files;
  files.put_file("out/rss.xml", "old");
  Publisher publisher(files, "out/", PublishMode::kWrite);
  CHECK(publisher.stage("rss.xml", "new").value() == Change::kReplaced);
  CHECK(publisher.stage("a/b/rss.xml", "first").value() == Change::kNew);
  CHECK(files.bytes_of("out/rss.xml") == "old");
  CHECK_FALSE(files.has("out/a/b/rss.xml"));
  CHECK(publisher.commit().empty());
  CHECK(files.bytes_of("out/rss.xml") == "new");
  CHECK(files.bytes_of("out/a/b/rss.xml") == "first");
  CHECK(files.paths() == Paths{"out/a/b/rss.xml", "out/rss.xml"});
}

TEST_CASE("a file with the same bytes is not touched") {
  MemoryFiles files;
  files.put_file("out/rss.xml", "same");
  Publisher publisher(files, "out", PublishMode::kWrite);
  CHECK(publisher.stage("rss.xml", "same").value() == Change::kNone);
  CHECK(publisher.commit().empty());
  CHECK(files.changes().empty());
}

TEST_CASE("a publisher that goes away uncommitted leaves nothing behind") {
  MemoryFiles files;
  files.put_file("out/rss.xml", "old");
  {
    Publisher publisher(files, "out", PublishMode::kWrite);
    REQUIRE(publisher.stage("rss.xml", "new"));
  }
  CHECK(files.paths() == Paths{"out/rss.xml"});
  CHECK(files.bytes_of("out/rss.xml") == "old");
}

TEST_CASE("a full disk leaves the old file and no half of the new one") {
  MemoryFiles files;
  files.put_file("out/rss.xml", "old");
  files.fail_when([](const std::string& call, const std::string&) { return call == "write_new"; });
  Publisher publisher(files, "out", PublishMode::kWrite);
  const Result<Change> staged = publisher.stage("rss.xml", "new");
  REQUIRE_FALSE(staged);
  CHECK(staged.error().kind == ErrorKind::kOutput);
  CHECK(publisher.commit().empty());
  CHECK(files.paths() == Paths{"out/rss.xml"});
}

TEST_CASE("a rename that fails is told with its path and the others go on") {
  MemoryFiles files;
  files.fail_when([](const std::string& call, const std::string& path) {
    return call == "rename" && path == "out/a.xml";
  });
  Publisher publisher(files, "out", PublishMode::kWrite);
  REQUIRE(publisher.stage("a.xml", "1"));
  REQUIRE(publisher.stage("b.xml", "2"));
  const auto failures = publisher.commit();
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].path == "a.xml");
  CHECK(files.paths() == Paths{"out/b.xml"});
}

TEST_CASE("a dry run compares and writes nothing, not even folders") {
  MemoryFiles files;
  files.put_file("out/rss.xml", "old");
  Publisher publisher(files, "out", PublishMode::kDryRun);
  CHECK(publisher.stage("rss.xml", "new").value() == Change::kReplaced);
  CHECK(publisher.stage("a/rss.xml", "new").value() == Change::kNew);
  CHECK(publisher.commit().empty());
  CHECK(files.changes().empty());
}

TEST_CASE("nothing is written through a link below the output folder") {
  MemoryFiles files;
  files.put_file("etc/rss.xml", "system");
  files.put_link("out/a", "etc");
  files.put_link("out/rss.xml", "etc/rss.xml");
  Publisher publisher(files, "out", PublishMode::kWrite);
  const Result<Change> staged = publisher.stage("a/rss.xml", "new");
  REQUIRE_FALSE(staged);
  CHECK(staged.error().message == Message{"a symbolic link stands where a folder of feeds goes",
                                          "move it away, or choose another folder",
                                          Place{"out/a"}});
  CHECK(publisher.stage("rss.xml", "new").value() == Change::kReplaced);
  CHECK(publisher.commit().empty());
  CHECK(files.bytes_of("etc/rss.xml") == "system");
  CHECK(files.bytes_of("out/rss.xml") == "new");
}

TEST_CASE("a file where a folder is needed, and the other way round, are named") {
  MemoryFiles files;
  files.put_file("out/a", "");
  files.put_folder("out/rss.xml");
  Publisher publisher(files, "out", PublishMode::kWrite);
  CHECK(publisher.stage("a/rss.xml", "x").error().message.place.path == "out/a");
  CHECK(publisher.stage("rss.xml", "x").error().message.place.path == "out/rss.xml");
}

TEST_CASE("folders above the output folder are made too") {
  MemoryFiles files;
  Publisher publisher(files, "public/deep/feeds", PublishMode::kWrite);
  REQUIRE(publisher.stage("rss.xml", "x"));
  CHECK(publisher.commit().empty());
  CHECK(files.paths() == Paths{"public/deep/feeds/rss.xml"});
}

TEST_CASE("the output folder itself may be a link") {
  MemoryFiles files;
  files.put_folder("real");
  files.put_link("out", "real");
  Publisher publisher(files, "out", PublishMode::kDryRun);
  CHECK(publisher.stage("rss.xml", "x").value() == Change::kNew);
}

}  // namespace feedgen
