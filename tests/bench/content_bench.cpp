// Bodies become HTML, a summary and a picture.
#include <benchmark/benchmark.h>

#include "body/body.h"
#include "body/clean_html.h"
#include "sample_article.h"

namespace feedgen {
namespace {

void render(benchmark::State& state, const std::string& source, Markup markup) {
  const Settings settings;
  for ([[maybe_unused]] auto _ : state) {
    Result<Body> body = render_body(source, {markup, "https://example.org/a/b.html", settings});
    if (!body || body->picture.empty()) state.SkipWithError("the body was not rendered");
    benchmark::DoNotOptimize(body);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(source.size()) * state.iterations());
}

void body_html(benchmark::State& state) { render(state, sample_html(kUsualBody), Markup::kHtml); }
BENCHMARK(body_html);

// HTML in a file that calls itself Markdown, as scraped archives have it.
void body_html_as_markdown(benchmark::State& state) {
  render(state, "\n" + sample_html(kUsualBody) + "\n            ", Markup::kMarkdown);
}
BENCHMARK(body_html_as_markdown);

void body_markdown(benchmark::State& state) {
  render(state, sample_markdown(kUsualBody), Markup::kMarkdown);
}
BENCHMARK(body_markdown);

// The largest part of the above.
void html_clean(benchmark::State& state) {
  const std::string source = sample_html(static_cast<std::size_t>(state.range(0)));
  const Settings settings;
  for ([[maybe_unused]] auto _ : state) {
    Result<CleanHtml> clean = clean_html(source, {"https://example.org/a/b.html", settings});
    if (!clean || clean->html.empty()) state.SkipWithError("the HTML was not cleaned");
    benchmark::DoNotOptimize(clean);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(source.size()) * state.iterations());
}
BENCHMARK(html_clean)->Arg(kUsualBody)->Arg(100'000);

}  // namespace
}  // namespace feedgen
