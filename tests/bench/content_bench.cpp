// Bodies become HTML, a summary and a picture.
#include <benchmark/benchmark.h>

#include "content/body.h"
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

}  // namespace
}  // namespace feedgen
