// Builds that are told what has changed since the one before: they look at that alone, unless
// something else may have changed.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "build.h"
#include "feed/formats.h"
#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/no_git.h"
#include "system/posix_files.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

using Names = std::vector<std::string>;

class FollowedSite {
 public:
  FollowedSite() {
    write("a.md", "Old A");
    write("deep/b.md", "Old B");
    write("c.md", "Old C");
  }

  void write(const std::string& name, const std::string& title) const {
    const fs::path path = folder_ / ("articles/" + name);
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "---\ntitle: " << title << "\ndate: 2021-07-10\n---\nText.\n";
  }
  std::string path(const std::string& name) const { return folder_ / ("articles/" + name); }

  // The titles of the feed after a build that is told of `names`; nullopt: of a doubt.
  std::string build_with(std::optional<Names> names, Settings settings = {}) {
    BuildRequest request;
    request.articles = {folder_ / "articles"};
    request.output = output_;
    request.settings = std::move(settings);
    request.settings.base_url = "https://example.org/";
    request.settings.feeds_url = "https://example.org/feeds/";
    request.settings.files = request.articles;
    request.settings.formats = {format_of_word("rss")};
    request.now = Instant{std::chrono::seconds{1'700'000'000}};
    request.state = {folder_.path(), StateMode::kWrite};
    WatchedChanges changes{last_ + 1, before_.value_or(last_), std::nullopt};
    if (names) {
      changes.files.emplace();
      for (const std::string& name : *names) changes.files->push_back(path(name));
    }
    last_ = changes.mark;
    request.watched = std::move(changes);
    NoGit git;
    const Result<Report> report = build(request, system_world(files_, git));
    REQUIRE(report);
    reason_.clear();
    for (const Diagnostic& one : report->diagnostics) {
      if (one.severity == Severity::kNote) reason_ = one.message.problem;
    }
    return titles();
  }

  // Feeds go to a folder below the site's, "." for that itself.
  void set_output(const std::string& name) { output_ = folder_ / name; }

  // Why the last build has looked at all files; empty: it has not.
  const std::string& reason() const { return reason_; }
  // The state says that it was built by a run with that mark last.
  void claim_before(std::int64_t mark) { before_ = mark; }

 private:
  std::string titles() const {
    std::ostringstream text;
    text << std::ifstream(output_ + "/rss.xml").rdbuf();
    const std::string feed = text.str();
    std::string found;
    for (std::size_t at = feed.find("<item>"); at != std::string::npos;
         at = feed.find("<item>", at + 1)) {
      const std::size_t begin = feed.find("<title>", at) + 7;
      found += feed.substr(begin, feed.find('<', begin) - begin) + '|';
    }
    return found;
  }

  TemporaryFolder folder_;
  std::string output_ = folder_ / "feeds";
  PosixFiles files_;
  std::int64_t last_ = 0;
  std::optional<std::int64_t> before_;
  std::string reason_;
};

}  // namespace

TEST_CASE("a build that is told which files changed looks at those alone") {
  FollowedSite site;
  CHECK(site.build_with(Names{}) == "Old A|Old C|Old B|");  // nothing is known yet
  site.write("c.md", "New C");
  site.write("e.md", "New E");
  CHECK(site.build_with(Names{"c.md"}) == "Old A|New C|Old B|");
  CHECK(site.reason().empty());
  CHECK(site.build_with(Names{"e.md", "picture.png", "missing.md"}) == "Old A|New C|Old B|New E|");
  CHECK(site.reason().empty());
  fs::remove(site.path("deep/b.md"));
  site.write("deep/new.md", "New B");
  CHECK(site.build_with(Names{"deep/b.md", "deep/new.md"}) == "Old A|New C|New B|New E|");
  CHECK(site.reason().empty());
}

TEST_CASE("articles may lie in the folder of feeds, and the folder of feeds in theirs") {
  for (const char* output : {".", "articles", "articles/feeds"}) {
    CAPTURE(output);
    FollowedSite site;
    site.set_output(output);
    site.build_with(Names{});
    site.write("c.md", "New C");
    CHECK(site.build_with(Names{"c.md"}) == "Old A|New C|Old B|");
    CHECK(site.reason().empty());
    site.write("feeds/d.md", "Not an article");
    const std::string titles = site.build_with(Names{"feeds/d.md"});
    const bool is_article = titles.find("Not an article") != std::string::npos;
    CHECK(is_article == (std::string(output) != "articles/feeds"));
  }
}

TEST_CASE("a build that is told of a doubt looks at all files") {
  FollowedSite site;
  site.build_with(std::nullopt);
  site.write("a.md", "New A");
  CHECK(site.build_with(std::nullopt) == "New A|Old C|Old B|");
  CHECK(site.reason().find("did not name all") != std::string::npos);
}

TEST_CASE("what was told since another build than the recorded one is not believed") {
  FollowedSite site;
  site.build_with(Names{});
  site.write("a.md", "New A");
  site.claim_before(77);
  CHECK(site.build_with(Names{}) == "New A|Old C|Old B|");
  CHECK(site.reason().find("is not recorded") != std::string::npos);
}

TEST_CASE("files that take a folder's place, or are counted only, have all files looked at") {
  FollowedSite site;
  site.build_with(Names{});
  fs::create_directories(site.path("folder.md"));
  site.write("a.md", "New A");
  CHECK(site.build_with(Names{"folder.md"}) == "New A|Old C|Old B|");
  CHECK_FALSE(site.reason().empty());
  site.write("c.md", "New C");
  site.write("notes.rst", "Notes");
  CHECK(site.build_with(Names{"notes.rst"}) == "New A|New C|Old B|");
  CHECK_FALSE(site.reason().empty());
}

TEST_CASE("settings that change what is read have all files looked at") {
  FollowedSite site;
  site.build_with(Names{});
  site.write("a.md", "New A");
  Settings settings;
  settings.exclude = {"c.md"};
  CHECK(site.build_with(Names{}, settings) == "New A|Old B|");
}

}  // namespace feedgen
