#include "format/markdown.h"

#include <algorithm>
#include <optional>

#include "format/markdown_bounds.h"
#include "format/markdown_renderer.h"
#include "format/markdown_source.h"

namespace feedgen {
namespace {

// HTML is rarely twice as long as its Markdown; references to long links, and tables with many
// columns that most rows leave empty, can make it much longer.
constexpr std::size_t kLeastOutput = 1024U * 1024;
constexpr std::size_t kMostGrowth = 64;

}  // namespace

Result<std::string> markdown_to_html(std::string_view markdown) {
  const auto too_large = [] {
    return fail("the Markdown is too large", "put blank lines between its paragraphs");
  };
  if (is_too_much_work(markdown)) return too_large();
  const MarkdownSource source = extend_markdown(markdown);
  // Footnotes bring the paragraphs of a text together in another order, and escapes make it longer.
  if (source.text.size() != markdown.size() && is_too_much_work(source.text)) return too_large();
  const std::size_t most = std::max(kLeastOutput, kMostGrowth * markdown.size());
  Result<std::optional<std::string>> html = render_markdown(source, most);
  if (!html) return tl::unexpected(std::move(html.error()));
  if (!*html) {
    return fail("the Markdown becomes far longer as HTML",
                "use fewer references to links, and smaller tables");
  }
  return std::move(**html);
}

}  // namespace feedgen
