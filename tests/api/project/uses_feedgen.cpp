// uses_feedgen FOLDER OUT [FOLDER-OF-A-SITE]: makes the feeds of the files in FOLDER/articles from
// memory, by the settings in FOLDER/feedgen.yaml, in four threads at once, and writes them below
// OUT/memory; those of the folder itself below OUT/folder. Fails where two threads get different
// feeds, or where mistakes are not said.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <feedgen/feedgen.h>

namespace fs = std::filesystem;
using feedgen::v1::Article;
using feedgen::v1::Feed;
using feedgen::v1::Feeds;
using feedgen::v1::Settings;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Article> articles_in(const fs::path& folder) {
  std::vector<Article> articles;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    articles.push_back({fs::relative(entry.path(), folder).string(), bytes_of(entry.path())});
  }
  return articles;
}

bool write(const Feeds& feeds, const fs::path& folder) {
  if (!feeds) {
    std::cerr << feeds.failure->path << ": " << feeds.failure->problem << '\n';
    return false;
  }
  for (const Feed& feed : feeds.feeds) {
    fs::create_directories((folder / feed.path).parent_path());
    std::ofstream(folder / feed.path, std::ios::binary) << feed.bytes;
  }
  return true;
}

bool are_same(const Feeds& a, const Feeds& b) {
  if (a.feeds.size() != b.feeds.size()) return false;
  for (std::size_t i = 0; i < a.feeds.size(); ++i) {
    if (a.feeds[i].path != b.feeds[i].path || a.feeds[i].bytes != b.feeds[i].bytes) return false;
  }
  return true;
}

int failures = 0;

void expect(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "not so: " << what << '\n';
  ++failures;
}

void expect_mistakes_are_said() {
  const std::string good = "---\ntitle: A\ndate: 2021-07-10\n---\nText.\n";
  Settings wrong;
  wrong.formats = {"rdf"};
  expect(!feedgen::v1::build({{"a.md", good}}, wrong), "a format that there is not is a failure");
  Settings yaml;
  yaml.yaml = "titel: A\n";
  const Feeds unknown = feedgen::v1::build({{"a.md", good}}, yaml);
  expect(!unknown && unknown.failure->line == 1 && unknown.failure->path == "feedgen.yaml",
         "a setting that there is not is a failure with its line");
  for (const char* path : {"../a.md", "/a.md", "", "a//b.md", "./a.md"}) {
    expect(!feedgen::v1::build({{path, good}}), "a path that leads elsewhere is a failure");
  }
  expect(!feedgen::v1::build({{"a.md", good}, {"a.md", good}}), "a path is given once");
  expect(!feedgen::v1::build({{"a.md", good}, {"a.md/b.md", good}}), "a file is no folder");
  const Feeds broken = feedgen::v1::build({{"a.md", good}, {"b.md", "---\ntitle: [\n---\n"}});
  expect(broken && !broken.messages.empty(), "a bad article costs a message only");
  const Feeds missing = feedgen::v1::build_folder("no/such/folder");
  expect(!missing, "a folder that is not there is a failure");
  expect(feedgen::v1::version().starts_with("0."), "the version is known");
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const fs::path folder = words[1];
  const fs::path out = words[2];
  Settings settings;
  settings.yaml = bytes_of(folder / "feedgen.yaml");
  settings.now = 1'700'000'000;
  const std::vector<Article> articles = articles_in(folder / "articles");
  std::vector<Feeds> made(4);
  std::vector<std::thread> threads;
  for (Feeds& one : made) {
    threads.emplace_back([&] { one = feedgen::v1::build(articles, settings); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Feeds& one : made) expect(are_same(one, made.front()), "threads get the same feeds");
  Settings as_found;
  as_found.now = settings.now;
  const Feeds of_folder = feedgen::v1::build_folder((folder / "articles").string(), as_found);
  expect(write(made.front(), out / "memory") && write(of_folder, out / "folder"),
         "there are feeds");
  for (const Feed& feed : made.front().feeds) {
    expect(feed.entries == 3 || feed.path.find('/') != std::string::npos, "entries are counted");
    expect(!feed.media_type.empty(), "the media type is known");
  }
  expect_mistakes_are_said();
  return failures == 0 ? 0 : 1;
}
