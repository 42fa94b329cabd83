#include "scan/walk.h"

#include <algorithm>

#include "support/catch.h"
#include "system/memory_files.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

struct Scanned {
  WalkResult result;
  std::vector<std::string> paths;  // sorted
  std::vector<std::string> shown;
};

struct Request {
  std::vector<std::string> articles;
  std::vector<std::string> exclude;
  std::string output;
};

Result<Scanned> scan_all(MemoryFiles& files, const Request& request) {
  BuildRequest build;
  build.articles = request.articles;
  Result<ArticleFolders> folders = ArticleFolders::open(files, build);
  if (!folders) return tl::unexpected(folders.error());
  Scanned scanned;
  const auto visit = [&](const FoundFolder& found) {
    for (const FolderEntry& file : found.files) {
      scanned.paths.push_back(joined_path(found.path, file.name));
      scanned.shown.push_back(folders->shown(found.root, scanned.paths.back()));
    }
  };
  return walk(files, *folders, {request.exclude, {request.output}, 1}, visit)
      .map([&](WalkResult&& result) {
        scanned.result = std::move(result);
        std::sort(scanned.paths.begin(), scanned.paths.end());
        return std::move(scanned);
      });
}

std::vector<std::string> scanned(MemoryFiles& files, const Request& request) {
  const Result<Scanned> result = scan_all(files, request);
  REQUIRE(result);
  return result->paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("articles are found at any depth, sorted by path whatever the file system's order") {
  MemoryFiles files;
  for (const char* name : {"in/b.md", "in/a/z.html", "in/a.markdown", "in/A.MKD", "in/-x.htm",
                           "in/notes.txt", "in/picture.png", "in/README"}) {
    files.put_file(name, "");
  }
  CHECK(scanned(files, {{"in"}, {}, "out"}) ==
        Paths{"-x.htm", "A.MKD", "a.markdown", "a/z.html", "b.md", "notes.txt"});
}

TEST_CASE("hidden names, _drafts, node_modules, exclusions and the output are left out") {
  MemoryFiles files;
  for (const char* name : {"in/.git/x.md", "in/.x.md", "in/_drafts/x.md", "in/node_modules/x.md",
                           "in/feeds/index.html", "in/private/deep/x.md", "in/a/kept.md"}) {
    files.put_file(name, "");
  }
  CHECK(scanned(files, {{"in"}, {"private/**"}, "in/feeds"}) == Paths{"a/kept.md"});
}

TEST_CASE("files of other formats are counted where articles would be read") {
  MemoryFiles files;
  for (const char* name : {"in/a.md", "in/b.rst", "in/deep/c.RST", "in/d.org", "in/.e.rst",
                           "in/private/f.rst", "in/g.png", "in/rst", "in/h.rst.md"}) {
    files.put_file(name, "");
  }
  const Result<Scanned> result = scan_all(files, {{"in"}, {"private/**"}, "out"});
  REQUIRE(result);
  CHECK(result->paths == Paths{"a.md", "h.rst.md"});
  CHECK(result->result.passed_over[*other_format_of("x.rst")] == 2);
  CHECK(result->result.passed_over[*other_format_of("x.ORG")] == 1);
  CHECK_FALSE(other_format_of("x.png"));
}

TEST_CASE("feeds may go right into the folder of articles") {
  MemoryFiles files;
  files.put_file("in/x.md", "");
  files.put_file("in/rss.xml", "");
  CHECK(scanned(files, {{"in"}, {}, "in"}) == Paths{"x.md"});
}

TEST_CASE("a folder that is named twice, or inside another, is read once") {
  MemoryFiles files;
  files.put_file("in/a/x.md", "");
  CHECK(scanned(files, {{"in", "in/"}, {}, "out"}) == Paths{"a/x.md"});
  CHECK(scanned(files, {{"in", "in/a"}, {}, "out"}) == Paths{"a/x.md"});
}

TEST_CASE("a single file can be named") {
  MemoryFiles files;
  files.put_file("in/a/x.md", "");
  const Result<Scanned> result = scan_all(files, {{"in/a/x.md"}, {}, "out"});
  REQUIRE(result);
  CHECK(result->paths == Paths{"x.md"});
  CHECK(result->shown == Paths{"in/a/x.md"});
}

TEST_CASE("loops of links end and what can be reached twice keeps its real path") {
  MemoryFiles files;
  files.put_file("in/real/x.md", "");
  files.put_link("in/real/up", "in");
  files.put_link("in/also", "in/real");
  files.put_link("in/copy.md", "in/real/x.md");
  CHECK(scanned(files, {{"in"}, {}, "out"}) == Paths{"real/x.md"});
}

TEST_CASE("a link out of the folder is not followed, and the user is told") {
  MemoryFiles files;
  files.put_file("secret/key.md", "");
  files.put_link("in/key.md", "secret/key.md");
  files.put_link("in/folder", "secret");
  files.put_link("in/broken.md", "nowhere");
  files.put_file("in/x.md", "");
  const Result<Scanned> result = scan_all(files, {{"in"}, {}, "out"});
  REQUIRE(result);
  CHECK(result->paths.size() == 1);
  REQUIRE(result->result.diagnostics.size() == 3);
  CHECK(result->result.diagnostics[0].message ==
        Message{"this link leads nowhere", "remove it", Place{"in/broken.md"}});
  CHECK(result->result.diagnostics[1].message.problem ==
        "this link leads out of the articles' folder and was not followed");
}

TEST_CASE("a folder that can't be listed costs itself only") {
  MemoryFiles files;
  files.put_file("in/a/x.md", "");
  files.put_file("in/b/y.md", "");
  files.fail_when([](const std::string& call, const std::string& path) {
    return call == "look" && path == "in/a";
  });
  const Result<Scanned> result = scan_all(files, {{"in"}, {}, "out"});
  REQUIRE(result);
  CHECK(result->paths.size() == 1);
  REQUIRE(result->result.unreadable.size() == 1);
  CHECK(result->result.unreadable[0].path == "a");
  CHECK(result->result.unreadable[0].message.place.path == "in/a");
}

TEST_CASE("a folder of articles that can't be listed ends the run") {
  MemoryFiles files;
  files.put_file("in/x.md", "");
  files.fail_when([](const std::string& call, const std::string&) { return call == "look"; });
  const Result<Scanned> result = scan_all(files, {{"in"}, {}, "out"});
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::kUnreadable);
}

TEST_CASE("an output folder that can't be looked at is not searched for articles") {
  MemoryFiles files;
  files.put_file("in/x.md", "");
  files.put_file("in/out/y.html", "");
  files.fail_when([](const std::string& call, const std::string& path) {
    return call == "status" && path == "in/out";
  });
  const Result<Scanned> result = scan_all(files, {{"in"}, {}, "in/out"});
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::kUnreadable);
}

TEST_CASE("a link into a folder that can't be read is no way around it") {
  MemoryFiles files;
  files.put_file("in/a/b/x.md", "");
  files.put_link("in/z", "in/a/b");
  files.put_file("in/y.md", "");
  files.fail_when([](const std::string& call, const std::string& path) {
    return call == "look" && path == "in/a";
  });
  const Result<Scanned> result = scan_all(files, {{"in"}, {}, "out"});
  REQUIRE(result);
  CHECK(result->paths.size() == 1);
  CHECK(is_unreadable(result->result.unreadable, 0, "a/b/x.md"));
  CHECK_FALSE(is_unreadable(result->result.unreadable, 0, "ab.md"));
}

TEST_CASE("a link is no way around what is left out") {
  MemoryFiles files;
  files.put_file("in/_drafts/x.md", "");
  files.put_file("in/private/y.md", "");
  files.put_link("in/x.md", "in/_drafts/x.md");
  files.put_link("in/open", "in/private");
  CHECK(scanned(files, {{"in"}, {"private"}, "out"}).empty());
}

TEST_CASE("a folder of articles that does not exist is a usage error") {
  MemoryFiles files;
  const Result<Scanned> result = scan_all(files, {{"missing"}, {}, "out"});
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == ErrorKind::kUsage);
  CHECK(result.error().message.problem == "there is no \"missing\"");
}

TEST_CASE("a link to what has no article's name makes an article, once") {
  MemoryFiles files;
  files.put_file("in/text", "");
  files.put_link("in/b/b.md", "in/text");
  files.put_link("in/b/a.md", "in/text");
  const Result<Scanned> result = scan_all(files, {{"in"}, {}, "out"});
  REQUIRE(result);
  CHECK(result->paths == Paths{"b/a.md"});
  CHECK(result->result.followed_links);
}

}  // namespace feedgen
