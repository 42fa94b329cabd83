#include "publish/publisher.h"

#include "support/catch.h"
#include "system/memory_files.h"
#include "text/hash.h"

namespace feedgen {
namespace {

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is replaced before everything is staged") {
  MemoryFiles files;
  files.put_file("out/rss.xml", "old");
  Publisher publisher(files, "out/", PublishMode::kWrite);
  CHECK(publisher.stage("rss.xml", "new").value().change == Change::kReplaced);
  CHECK(publisher.stage("a/b/rss.xml", "first").value().change == Change::kNew);
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
  CHECK(publisher.stage("rss.xml", "same").value().change == Change::kNone);
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
  const Result<Staged> staged = publisher.stage("rss.xml", "new");
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
  CHECK(publisher.stage("rss.xml", "new").value().change == Change::kReplaced);
  CHECK(publisher.stage("a/rss.xml", "new").value().change == Change::kNew);
  CHECK(publisher.commit().empty());
  CHECK(files.changes().empty());
}

TEST_CASE("nothing is written through a link below the output folder") {
  MemoryFiles files;
  files.put_file("etc/rss.xml", "system");
  files.put_link("out/a", "etc");
  files.put_link("out/rss.xml", "etc/rss.xml");
  Publisher publisher(files, "out", PublishMode::kWrite);
  const Result<Staged> staged = publisher.stage("a/rss.xml", "new");
  REQUIRE_FALSE(staged);
  CHECK(staged.error().message == Message{"a symbolic link stands where a folder of feeds goes",
                                          "move it away, or choose another folder",
                                          Place{"out/a"}});
  CHECK(publisher.stage("rss.xml", "new").value().change == Change::kReplaced);
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

TEST_CASE("a file that is replaced keeps its permissions, and a new one has the usual ones") {
  MemoryFiles files;
  REQUIRE(files.write_new("rss.xml", "old", Durability::kNow, 0600));
  Publisher publisher(files, ".", PublishMode::kWrite);
  const Result<Staged> staged = publisher.stage("rss.xml", "new");
  REQUIRE(staged);
  CHECK(publisher.commit().empty());
  const auto status = files.status("rss.xml", Links::kDoNotFollow);
  CHECK((*status)->mode == 0600);
  CHECK((*status)->stamp == staged->stamp);
  CHECK(publisher.is_published("rss.xml", staged->stamp));
}

TEST_CASE("what a killed run has left behind is swept") {
  MemoryFiles files;
  files.put_file("out/.feedgen.lock", "process 1 on host");
  files.put_file("out/a/.rss.xml.0123456789abcdef.feedgen", "half");
  files.put_file("out/a/.rss.xml.0123456789abcdeX.feedgen", "not ours");
  files.put_file("out/a/rss.xml", "whole");
  Publisher publisher(files, "out", PublishMode::kWrite);
  REQUIRE(publisher.begin(Publisher::Work::kNone));
  CHECK(files.paths() == Paths{"out/a/.rss.xml.0123456789abcdeX.feedgen", "out/a/rss.xml"});
}

TEST_CASE("another run that holds the folder is an error, and without work nothing is locked") {
  MemoryFiles files;
  files.put_folder("out");
  files.fail_when([](const std::string& call, const std::string&) { return call == "lock"; });
  Publisher publisher(files, "out", PublishMode::kWrite);
  CHECK(publisher.begin(Publisher::Work::kNone));
  CHECK_FALSE(publisher.begin(Publisher::Work::kSome));
}

TEST_CASE("a leftover feed is ours as long as its bytes are, and takes its empty folders along") {
  MemoryFiles files;
  files.put_file("out/a/b/rss.xml", "ours");
  files.put_file("out/c/rss.xml", "edited");
  Publisher publisher(files, "out", PublishMode::kWrite);
  const Digest ours = hash128("ours");
  CHECK(publisher.look_at("a/b/rss.xml", {}, ours) == Publisher::Leftover::kOurs);
  CHECK(publisher.look_at("c/rss.xml", {}, ours) == Publisher::Leftover::kEdited);
  CHECK(publisher.look_at("d/rss.xml", {}, ours) == Publisher::Leftover::kGone);
  REQUIRE(publisher.remove("a/b/rss.xml"));
  CHECK_FALSE(files.has("out/a"));
  CHECK(files.has("out"));
}

TEST_CASE("no path leads out of the output folder, whatever it says") {
  MemoryFiles files;
  files.put_file(".bashrc", "precious");
  files.put_file("out/rss.xml", "x");
  files.put_file("elsewhere/rss.xml", "precious");
  files.put_link("out/link", "elsewhere");
  files.put_link("out/atom.xml", "elsewhere/rss.xml");
  Publisher publisher(files, "out", PublishMode::kWrite);
  const Digest precious = hash128("precious");
  for (const std::string path : {"../.bashrc", "a/../../.bashrc", "./../.bashrc", "", "/.bashrc",
                                 "a//b", "..", ".", "link/rss.xml"}) {
    INFO(path);
    CHECK_FALSE(publisher.stage(path, "new"));
    CHECK(publisher.look_at(path, {}, precious) == Publisher::Leftover::kElsewhere);
    CHECK_FALSE(publisher.remove(path));
  }
  CHECK(publisher.look_at("atom.xml", {}, precious) == Publisher::Leftover::kEdited);
  CHECK_FALSE(publisher.remove("atom.xml"));
  CHECK(publisher.commit().empty());
  CHECK(files.changes().empty());
}

TEST_CASE("the output folder itself may be a link") {
  MemoryFiles files;
  files.put_folder("real");
  files.put_link("out", "real");
  Publisher publisher(files, "out", PublishMode::kDryRun);
  CHECK(publisher.stage("rss.xml", "x").value().change == Change::kNew);
}

}  // namespace feedgen
