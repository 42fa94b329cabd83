// Translated tags leave valid UTF-8 and no word of a place behind, places lie in the text, and a
// text without braces stays as it is.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "body/source_html.h"
#include "text/utf8.h"
#include "value/article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  if (size == 0) return 0;
  const CodeRule rule = data[0] % 2 == 0 ? CodeRule::kMarkdown : CodeRule::kHtml;
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data + 1), size - 1});
  Settings settings;
  settings.base_url = "https://example.org/blog/";
  std::vector<Article> articles(2);
  articles[0].path = "_posts/2020-01-31-a.md";
  articles[0].url = "https://example.org/blog/a.html";
  articles[1].path = "b/index.md";
  const ArticleIndex index(
      [&] {
        return std::vector{articles[0].path, articles[1].path};
      },
      [&](std::size_t i) { return Result<Article>(articles[i]); });
  const ArticleAddresses addresses(index);
  const TagContext context{settings, "https://example.org/blog/c.html", "C & <D>", &addresses};

  const TranslatedTags tags = translate_template_tags(text, rule, context);
  if (!is_utf8(tags.text)) std::abort();
  if (text.find('{') == std::string::npos && tags.text != text) std::abort();
  const auto lines = static_cast<unsigned>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const DroppedTag& tag : tags.dropped) {
    if (tag.place.line == 0 || tag.place.line > lines) std::abort();
  }
  const Result<SourceHtml> html = source_to_html(text, rule, context);
  if (html ? !is_utf8(html->html) : size < 4096) std::abort();
  return 0;
}
