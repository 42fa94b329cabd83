// The first stage after the disk: bytes become an Article.
#include <benchmark/benchmark.h>

#include "article/front_matter.h"
#include "article/read_article.h"
#include "sample_article.h"

namespace feedgen {
namespace {

void set_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void front_matter_split(benchmark::State& state) {
  const std::string source = sample_article(sample_html(kUsualBody));
  for ([[maybe_unused]] auto _ : state) {
    FrontMatter front_matter = split_front_matter(source);
    benchmark::DoNotOptimize(front_matter);
  }
}
BENCHMARK(front_matter_split);

void front_matter_parse(benchmark::State& state) {
  const std::string source = sample_article(sample_html(kUsualBody));
  const FrontMatter front_matter = split_front_matter(source);
  for ([[maybe_unused]] auto _ : state) {
    Diagnostics diagnostics;
    Result<Node> root = parse_front_matter(front_matter, diagnostics);
    if (!root || root->members.size() != 7) state.SkipWithError("the front matter was not read");
    benchmark::DoNotOptimize(root);
  }
}
BENCHMARK(front_matter_parse);

void article_read(benchmark::State& state) {
  const std::string source = sample_article(sample_html(static_cast<std::size_t>(state.range(0))));
  SourceFile file;
  file.path = file.shown = "新闻/晨报/分类/开启新征程.md";
  Settings settings;
  settings.base_url = "https://example.org/";
  for ([[maybe_unused]] auto _ : state) {
    ArticleReading reading = read_article(file, source, settings);
    if (!reading.article) state.SkipWithError("the article was not read");
    benchmark::DoNotOptimize(reading);
  }
  set_bytes(state, source);
}
BENCHMARK(article_read)->Arg(kUsualBody)->Arg(100'000);

}  // namespace
}  // namespace feedgen
