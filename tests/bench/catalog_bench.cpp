// Filling an index, and choosing the newest articles of every group.
#include <string>

#include <benchmark/benchmark.h>

#include "index/index.h"
#include "state/schema.h"

namespace feedgen {
namespace {

// In 8 x 12 x 3 categories; the dates are spread without order, as the order of paths has them.
ArticleRecord synthetic_record(std::size_t n) {
  ArticleRecord record;
  const std::string place = "地方" + std::to_string(n % 8);
  record.state = ArticleState::kShown;
  record.groups = {
      {std::string(kCategoryFamily),
       {place, place + "来源" + std::to_string(n / 8 % 12), "分类" + std::to_string(n / 96 % 3)}}};
  const auto seconds = static_cast<long long>(n * 2'654'435'761U % 300'000'000U);
  record.published = record.sorted = Instant{std::chrono::seconds{seconds + 1'300'000'000}};
  record.entry_digest = record.claim = n + 1;
  return record;
}

void fill(Index& index, std::size_t count) {
  for (std::size_t n = 0; n < count; ++n) {
    const std::string folder = "地方" + std::to_string(n * 288 / count);
    static_cast<void>(
        index.articles.put({{"articles/", folder, false}, std::to_string(1'000'000 + n)},
                           {1, n, 1, 1}, 0, synthetic_record(n)));
  }
  index.articles.finish();
}

void index_fill(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    Database database = std::move(*Database::temporary());
    if (!database.run(kStateSchema)) state.SkipWithError("there are no tables");
    Session session(database);
    Index index(session);
    fill(index, static_cast<std::size_t>(state.range(0)));
    if (session.failure()) state.SkipWithError("the database failed");
  }
  state.SetItemsProcessed(state.range(0) * state.iterations());
}
BENCHMARK(index_fill)->Arg(100'000)->Unit(benchmark::kMillisecond);

void index_select(benchmark::State& state) {
  constexpr std::size_t kLimit = 20;
  Database database = std::move(*Database::temporary());
  if (!database.run(kStateSchema)) state.SkipWithError("there are no tables");
  Session session(database);
  Index index(session);
  fill(index, static_cast<std::size_t>(state.range(0)));
  for ([[maybe_unused]] auto _ : state) {
    std::size_t selected = 0;
    SelectedArticles articles;
    for (const Group* group : index.groups.in_order()) {
      selected += newest_of(index, *group, kLimit, articles).newest.size();
    }
    if (selected != (1 + 8 + 96 + 288) * kLimit) state.SkipWithError("articles are missing");
  }
}
BENCHMARK(index_select)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace feedgen
