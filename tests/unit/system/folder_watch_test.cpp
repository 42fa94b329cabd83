#include "system/folder_watch.h"

#include <csignal>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

// A folder `posts` of articles that is watched whole, beside other things.
class WatchedSite {
 public:
  WatchedSite() { fs::create_directory(folder_ / "posts"); }

  std::string operator/(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name) const { std::ofstream(folder_ / name) << name; }
  void set(WatchedPaths more = {}) {
    more.whole.push_back(folder_ / "posts");
    watch_.set(more);
    static_cast<void>(has_changed());
  }
  void set_again(WatchedPaths more = {}) {
    more.whole.push_back(folder_ / "posts");
    watch_.set(more);
  }
  // The system queues what happens before the call that does it returns.
  bool has_changed() { return watch_.wait(std::chrono::milliseconds(0)) == Wake::kChange; }
  // Names below `posts` of the files that have changed, each with a comma; "?": others may have.
  std::string changed_files() {
    const auto paths = watch_.take_changed_files();
    if (!paths) return "?";
    const std::string top = fs::canonical(folder_ / "posts").string() + '/';
    std::string names;
    for (const std::string& path : *paths) names += path.substr(top.size()) + ',';
    return names;
  }
  Wake wait() { return watch_.wait(std::nullopt); }

 private:
  TemporaryFolder folder_;
  EndSignals ends_;
  FolderWatch watch_{ends_};
};

}  // namespace

TEST_CASE("what happens below a folder that is watched whole is a change") {
  WatchedSite site;
  site.set();
  CHECK_FALSE(site.has_changed());
  site.write("posts/a.md");
  CHECK(site.has_changed());
  CHECK_FALSE(site.has_changed());
  fs::rename(site / "posts/a.md", site / "posts/b.md");
  CHECK(site.has_changed());
  fs::remove(site / "posts/b.md");
  CHECK(site.has_changed());
  site.write("other.md");
  CHECK_FALSE(site.has_changed());
}

TEST_CASE("files that have changed are named, and folders are a doubt") {
  WatchedSite site;
  site.set();
  CHECK(site.changed_files() == "?");  // nothing was watched before
  CHECK(site.changed_files().empty());
  site.write("posts/a.md");
  site.write("posts/b.md");
  site.write("posts/.swap");
  CHECK(site.changed_files().empty());  // they count from the next look on
  CHECK(site.has_changed());
  CHECK(site.changed_files() == "a.md,b.md,");
  CHECK(site.changed_files().empty());
  fs::rename(site / "posts/a.md", site / "posts/c.md");
  fs::remove(site / "posts/b.md");
  site.set_again();
  CHECK(site.changed_files() == "a.md,b.md,c.md,");
  fs::create_directory(site / "posts/new");
  site.write("posts/new/a.md");
  site.set_again();
  CHECK(site.changed_files() == "?");
  site.write("posts/new/a.md");
  site.set_again();
  CHECK(site.changed_files() == "new/a.md,");
  fs::remove_all(site / "posts/new");
  site.set_again();
  CHECK(site.changed_files() == "?");
  for (int i = 0; i < 5000; ++i) site.write("posts/" + std::to_string(i));
  site.set_again();
  CHECK(site.changed_files() == "?");
  CHECK(site.changed_files().empty());
}

TEST_CASE("folders that are new are watched at once") {
  WatchedSite site;
  site.set();
  fs::create_directories(site / "posts/new");
  CHECK(site.has_changed());
  site.write("posts/new/a.md");
  CHECK(site.has_changed());
  fs::create_directories(site / "posts/one/two/three");
  CHECK(site.has_changed());
  site.set_again();
  site.write("posts/one/two/three/a.md");
  CHECK(site.has_changed());
  fs::rename(site / "posts/new", site / "posts/moved");
  CHECK(site.has_changed());
  site.set_again();
  site.write("posts/moved/a.md");
  CHECK(site.has_changed());
}

TEST_CASE("a folder above a watched file or folder may be moved") {
  WatchedSite site;
  fs::create_directories(site / "theme/pages");
  fs::create_directories(site / "content/en/posts");
  site.write("theme/pages/page.css");
  WatchedPaths paths;
  paths.single = {site / "theme/pages/page.css"};
  paths.whole = {site / "content/en/posts"};
  site.set(paths);
  fs::rename(site / "theme", site / "away");
  CHECK(site.has_changed());
  site.set_again(paths);
  fs::rename(site / "away", site / "theme");
  CHECK(site.has_changed());
  site.set_again(paths);
  site.write("theme/pages/page.css");
  CHECK(site.has_changed());
  fs::rename(site / "content", site / "other");
  CHECK(site.has_changed());
  site.set_again(paths);
  CHECK_FALSE(site.has_changed());
}

TEST_CASE("a folder that is removed and made again is watched again") {
  WatchedSite site;
  site.set();
  fs::remove_all(site / "posts");
  CHECK(site.has_changed());
  site.set_again();
  fs::create_directory(site / "posts");
  CHECK(site.has_changed());
  site.set_again();
  CHECK_FALSE(site.has_changed());
  site.write("posts/a.md");
  CHECK(site.has_changed());
}

TEST_CASE("what is not there yet is watched where it will be") {
  WatchedSite site;
  WatchedPaths paths;
  paths.single = {site / "feedgen.yaml", site / "_data/deep/authors.yml", site / ".eleventy.js"};
  site.set(paths);
  site.write("unknown.yaml");
  CHECK_FALSE(site.has_changed());
  site.write("feedgen.yaml");
  CHECK(site.has_changed());
  site.write(".eleventy.js");
  CHECK(site.has_changed());
  fs::create_directory(site / "_data");
  CHECK(site.has_changed());
  site.set_again(paths);
  fs::create_directory(site / "_data/deep");
  CHECK(site.has_changed());
  site.set_again(paths);
  site.write("_data/deep/authors.yml");
  CHECK(site.has_changed());
}

TEST_CASE("of a flat folder only the names in it count") {
  WatchedSite site;
  fs::create_directories(site / "data/below");
  WatchedPaths paths;
  paths.flat = {site / "data"};
  site.set(paths);
  site.write("data/below/a");
  CHECK_FALSE(site.has_changed());
  site.write("data/a");
  CHECK(site.has_changed());
  site.write("data/a");
  CHECK_FALSE(site.has_changed());
  fs::rename(site / "data/a", site / "data/b");
  CHECK(site.has_changed());
}

TEST_CASE("what this process writes its messages to is no change") {
  WatchedSite site;
  const std::string path = site / "posts/said.txt";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const int kept = ::dup(STDERR_FILENO);
  site.set();
  REQUIRE(::dup2(file, STDERR_FILENO) == STDERR_FILENO);
  const bool is_written = ::write(STDERR_FILENO, "a", 1) == 1;
  const bool is_change = site.has_changed();
  ::dup2(kept, STDERR_FILENO);
  CHECK(is_written);
  CHECK_FALSE(is_change);
  CHECK(::write(file, "b", 1) == 1);
  CHECK(site.has_changed());
  ::close(kept);
  ::close(file);
}

TEST_CASE("the editors' own files, and what is left out, are no change") {
  WatchedSite site;
  fs::create_directories(site / "posts/out/deep");
  WatchedPaths paths;
  paths.except = {site / "posts/out"};
  site.set(paths);
  for (const char* name : {".a.md.swp", "a.md~", "#a.md#", ".#a.md", "serve.log"}) {
    INFO(name);
    site.write(std::string("posts/") + name);
    CHECK_FALSE(site.has_changed());
  }
  site.write("posts/out/deep/a");
  CHECK_FALSE(site.has_changed());
  site.write("posts/#1 of a series.md");
  CHECK(site.has_changed());
}

TEST_CASE("articles inside of what is left out count") {
  WatchedSite site;
  WatchedPaths paths;
  paths.except = {site / "."};
  site.set(paths);
  site.write("rss.xml");
  CHECK_FALSE(site.has_changed());
  site.write("posts/a.md");
  CHECK(site.has_changed());
}

TEST_CASE("a file alone is watched, however it is replaced") {
  WatchedSite site;
  site.write("one.md");
  WatchedPaths paths;
  paths.whole = {site / "one.md"};
  site.set(paths);
  site.write("two.md");
  CHECK_FALSE(site.has_changed());
  fs::rename(site / "two.md", site / "one.md");
  CHECK(site.has_changed());
  site.set_again(paths);
  site.write("one.md");
  CHECK(site.has_changed());
}

TEST_CASE("what a link leads to counts as well as the link") {
  WatchedSite site;
  fs::create_directory(site / "real");
  fs::create_directory(site / "other");
  fs::create_directory_symlink(site / "real", site / "linked");
  WatchedPaths paths;
  paths.whole = {site / "linked"};
  site.set(paths);
  site.write("real/a.md");
  CHECK(site.has_changed());
  fs::remove(site / "linked");
  fs::create_directory_symlink(site / "other", site / "linked");
  CHECK(site.has_changed());
  site.set_again(paths);
  site.write("other/a.md");
  CHECK(site.has_changed());
}

TEST_CASE("more changes than the system keeps are a change") {
  std::ifstream limit("/proc/sys/fs/inotify/max_queued_events");
  int most = 0;
  limit >> most;
  if (most == 0 || most > 100'000) return;
  WatchedSite site;
  site.set();
  // Two names in turn: the system leaves out events that are like the one before.
  for (int i = 0; i <= most / 2; ++i) {
    site.write("posts/a.md");
    site.write("posts/b.md");
  }
  fs::create_directories(site / "posts/lost");
  CHECK(site.has_changed());
  site.set_again();
  site.write("posts/lost/a.md");
  CHECK(site.has_changed());
}

TEST_CASE("the wish to end goes before changes") {
  WatchedSite site;
  site.set();
  site.write("posts/a.md");
  std::raise(SIGTERM);
  CHECK(site.wait() == Wake::kEnd);
}

}  // namespace feedgen
