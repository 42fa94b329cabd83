// The date forms that archives are full of.
#include <benchmark/benchmark.h>

#include "time/read_date.h"

namespace feedgen {
namespace {

void date_read(benchmark::State& state, const char* text) {
  const Result<Zone> zone = Zone::find("Asia/Shanghai");
  if (!zone) return state.SkipWithError("the system has no time zone database");
  for ([[maybe_unused]] auto _ : state) {
    Result<DateReading> date = read_date(text, *zone);
    if (!date) state.SkipWithError("the date was not read");
    benchmark::DoNotOptimize(date);
  }
}
BENCHMARK_CAPTURE(date_read, mail, "Sat, 10 Jul 2021 13:01:16 GMT");
BENCHMARK_CAPTURE(date_read, naive, "2021-07-10 13:01:16");
BENCHMARK_CAPTURE(date_read, rfc3339, "2021-07-10T13:01:16+08:00");
BENCHMARK_CAPTURE(date_read, day, "2021-07-10");
BENCHMARK_CAPTURE(date_read, unix_seconds, "1625922076");

}  // namespace
}  // namespace feedgen
