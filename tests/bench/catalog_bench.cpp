// Choosing the newest articles of every category.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "catalog/catalog.h"

namespace feedgen {
namespace {

// In 8 x 12 x 3 categories; the dates are spread without order, as the order of paths has them.
std::vector<Article> synthetic_articles(std::size_t count) {
  std::vector<Article> articles(count);
  for (std::size_t n = 0; n < count; ++n) {
    Article& article = articles[n];
    const std::string place = "地方" + std::to_string(n % 8);
    article.path = article.file = place + "/" + std::to_string(1'000'000 + n) + ".md";
    article.id = "https://example.org/" + article.path;
    article.categories = {
        {place, place + "来源" + std::to_string(n / 8 % 12), "分类" + std::to_string(n / 96 % 3)}};
    const auto seconds = static_cast<long long>(n * 2'654'435'761U % 300'000'000U);
    article.published = article.updated = Instant{std::chrono::seconds{seconds + 1'300'000'000}};
  }
  return articles;
}

void catalog_select(benchmark::State& state) {
  constexpr std::size_t kLimit = 20;
  const Instant now{std::chrono::seconds{1'700'000'000}};
  const Catalog catalog(synthetic_articles(static_cast<std::size_t>(state.range(0))), now,
                        FutureRule::kWait);
  for ([[maybe_unused]] auto _ : state) {
    std::vector<Selection> selections = catalog.select(kLimit);
    if (selections.size() != 1 + 8 + 96 + 288) state.SkipWithError("categories are missing");
    benchmark::DoNotOptimize(selections);
  }
  state.SetItemsProcessed(state.range(0) * state.iterations());
}
BENCHMARK(catalog_select)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace feedgen
