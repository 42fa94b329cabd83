// A format that is made of the list of feeds, and that people do not subscribe to: only a row and a
// function, as OPML and pages would be.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "build.h"
#include "feed/assemble.h"
#include "feed/formats.h"
#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/no_git.h"
#include "system/posix_files.h"

namespace feedgen {
namespace {

std::string write_list(const Feed& feed, std::string /*memory*/) {
  std::string text;
  for (const ListedFeed& listed : feed.feeds) {
    text += std::string(2 * listed.group.path.size(), ' ');
    text += listed.group.is_site() ? feed.site_title : listed.group.path.back();
    text += ' ' + std::to_string(listed.articles);
    for (const FeedAddress& file : listed.files) text += ' ' + file.url;
    text += '\n';
  }
  return text;
}

constexpr FeedFormat kList{
    .word = "list",
    .name = "List",
    .file = "list.txt",
    .media_type = "text/plain",
    .write_in = write_list,
    .inputs = FormatInputs::kFeeds,
    .is_topic = false,
};

class Site {
 public:
  void put(const std::string& name, const std::string& category, const std::string& body) const {
    std::filesystem::create_directories(folder_ / "articles");
    std::ofstream(folder_ / ("articles/" + name + ".md"))
        << "---\ndate: 2021-07-10\ncategories: " << category << "\n---\n"
        << body << '\n';
  }

  Report run() {
    BuildRequest request;
    request.articles = {folder_ / "articles"};
    request.output = folder_ / "feeds";
    request.settings.title = "Site";
    request.settings.base_url = "https://example.org/";
    request.settings.feeds_url = "https://example.org/feeds/";
    request.settings.hubs = {"https://hub.example/"};
    request.settings.formats = {format_of_word("rss"), &kList};
    request.now = Instant{std::chrono::seconds{1'700'000'000}};
    request.state = {folder_.path(), StateMode::kWrite};
    NoGit git;
    Result<Report> report = build(request, system_world(files_, git));
    REQUIRE(report);
    return std::move(*report);
  }

  std::string read(const std::string& path) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / ("feeds/" + path)).rdbuf();
    return text.str();
  }

 private:
  TemporaryFolder folder_;
  PosixFiles files_;
};

FeedState state_of(const std::string& path, const Report& report) {
  for (const FeedReport& feed : report.feeds) {
    if (feed.path == path) return feed.state;
  }
  FAIL("no feed at " << path);
  return FeedState::kFailed;
}

}  // namespace

TEST_CASE("a format may be made of the list of feeds, in every folder") {
  Site site;
  site.put("a", "[Food, Bread]", "x");
  site.put("b", "Food", "y");
  site.run();
  CHECK(site.read("list.txt") ==
        "Site 2 https://example.org/feeds/rss.xml\n"
        "  Food 2 https://example.org/feeds/Food/rss.xml\n"
        "    Bread 1 https://example.org/feeds/Food/Bread/rss.xml\n");
  CHECK(site.read("Food/Bread/list.txt") ==
        "    Bread 1 https://example.org/feeds/Food/Bread/rss.xml\n");
}

TEST_CASE("a list of feeds is made again when the list has changed, not when an article has") {
  Site site;
  site.put("a", "Food", "x");
  site.run();
  site.put("a", "Food", "another text");
  Report report = site.run();
  CHECK(state_of("rss.xml", report) == FeedState::kReplaced);
  CHECK(state_of("list.txt", report) == FeedState::kUnchanged);
  site.put("b", "Sea", "y");
  report = site.run();
  CHECK(state_of("list.txt", report) == FeedState::kReplaced);
  CHECK(state_of("Food/list.txt", report) == FeedState::kUnchanged);
  CHECK(site.read("list.txt").find("  Sea 1 ") != std::string::npos);
}

TEST_CASE("pings are not sent of a format that is no topic") {
  Site site;
  site.put("a", "Food", "x");
  const Report report = site.run();
  REQUIRE(report.notifications);
  CHECK(report.notifications->due == 2);
}

TEST_CASE("words of formats are known from the table") {
  for (const FeedFormat* format : feed_formats()) {
    CHECK(format_of_word(format->word) == format);
    CHECK(format_words().find(format->word) != std::string::npos);
  }
  CHECK(format_of_word("list") == nullptr);
}

}  // namespace feedgen
