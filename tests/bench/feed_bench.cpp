// Entries become bytes, and categories become folders.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "feed/folder_name.h"
#include "feed/formats.h"
#include "sample_article.h"

namespace feedgen {
namespace {

Entry sample_entry(int n) {
  Entry entry;
  entry.id = entry.url = "https://example.org/articles/" + std::to_string(n) + ".html";
  entry.title = "开启新征程 2021_海港杯_风筝大赛'启动' & " + std::to_string(n);
  entry.published = entry.updated = Instant{std::chrono::seconds{1625922076 + n}};
  entry.authors = {{"晨报", "", ""}};
  entry.labels = {{"新闻", "新闻"}, {"新闻/晨报", "晨报"}, {"新闻/晨报/分类", "分类"}};
  entry.summary = "清晨的渡轮慢慢离开码头，灯塔还亮着，邻居们在集市上买鱼和橘子。";
  entry.html = sample_html(kUsualBody);
  entry.picture.url = "https://example.org/pictures/" + std::to_string(n) + ".jpeg";
  return entry;
}

void feed_write(benchmark::State& state, std::string (*write)(const Feed&)) {
  constexpr int kEntries = 20;
  std::vector<Entry> entries;
  for (int n = 0; n < kEntries; ++n) entries.push_back(sample_entry(n));
  Feed feed;
  feed.title = feed.description = "新闻";
  feed.id = "urn:uuid:00000000-0000-8000-8000-000000000000";
  feed.home_url = "https://example.org/";
  feed.self_url = "https://example.org/feeds/feed";
  feed.updated = feed.published = entries.front().updated;
  for (const Entry& entry : entries) feed.entries.push_back(&entry);
  for ([[maybe_unused]] auto _ : state) {
    std::string bytes = write(feed);
    benchmark::DoNotOptimize(bytes);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(write(feed).size()) * state.iterations());
}
BENCHMARK_CAPTURE(feed_write, rss, format_of_word("rss")->write);
BENCHMARK_CAPTURE(feed_write, atom, format_of_word("atom")->write);
BENCHMARK_CAPTURE(feed_write, json, format_of_word("json")->write);

void folders_named(benchmark::State& state) {
  std::vector<std::string> names;
  for (int n = 0; n < state.range(0); ++n) {
    names.push_back((n % 2 == 0 ? "新闻晨报：" : "News/Morning ") + std::to_string(n));
  }
  for ([[maybe_unused]] auto _ : state) {
    FolderNames siblings;
    for (const std::string& name : names) benchmark::DoNotOptimize(siblings.add(name));
  }
  state.SetItemsProcessed(state.range(0) * state.iterations());
}
BENCHMARK(folders_named)->Arg(12)->Arg(1000);

}  // namespace
}  // namespace feedgen
