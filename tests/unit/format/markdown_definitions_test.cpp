#include <string>

#include "format/markdown.h"
#include "support/catch.h"
#include "support/text.h"

using namespace feedgen;

namespace {

using Dialect = MarkdownHabits::Dialect;

// Without line ends.
std::string html_of(std::string_view markdown, Dialect dialect = Dialect::kPlain) {
  MarkdownHabits habits;
  habits.dialect = dialect;
  const Result<std::string> html = markdown_to_html(markdown, habits);
  if (!html) return "error: " + html.error().message.problem;
  std::string text;
  for (const char c : *html) {
    if (c != '\n') text += c;
  }
  return text;
}

}  // namespace

TEST_CASE("terms and their definitions are a list") {
  CHECK(html_of("苹果\n: 水果\n: *公司*\n\n梨\n\n: 果\n\n后\n") ==
        "<dl><dt>苹果</dt><dd>水果</dd><dd><em>公司</em></dd><dt>梨</dt><dd>果</dd></dl>"
        "<p>后</p>");
  CHECK(html_of("a\nb\n: c\n  d\n\n    e\n") ==
        "<dl><dt>a</dt><dt>b</dt><dd><p>cd</p><p>e</p></dd></dl>");
  CHECK(html_of("a\n: b") == "<dl><dt>a</dt><dd>b</dd></dl>");
}

TEST_CASE("colons elsewhere define nothing") {
  CHECK(html_of("a\n:b\n") == "<p>a:b</p>");
  CHECK(html_of("# a\n: b\n") == "<h1 id=\"a\">a</h1><p>: b</p>");
  CHECK(html_of("```\na\n: b\n```\n") == "<pre><code>a: b</code></pre>");
  CHECK(html_of("- a\n: b\n").starts_with("<ul>"));
}

TEST_CASE("on kramdown's sites a table needs no head") {
  const std::string table =
      "<table><tbody><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></tbody>"
      "</table>";
  CHECK(html_of("| 一 | 二 |\n| 三 | 四 |\n", Dialect::kKramdown) == table);
  CHECK(html_of("|---|---|\n| 一 | 二 |\n| 三 | 四 |\n", Dialect::kKramdown) == table);
  CHECK(html_of("| 一 | 二 |\n| 三 | 四 |\n") == "<p>| 一 | 二 || 三 | 四 |</p>");
  CHECK(html_of("| 一 |\n|---|\n| 三 |\n", Dialect::kKramdown) ==
        "<table><thead><tr><th>一</th></tr></thead><tbody><tr><td>三</td></tr></tbody></table>");
}

TEST_CASE("hostile definitions take no longer than their length") {
  const auto part =
      GENERATE("a\n: b\n", "a\n", ": b\n", "a\n: b\n\n    c\n", "|a|\n", "a\n\n: b\n\n");
  CAPTURE(part);
  CHECK(markdown_to_html(repeat(part, 20'000)));
}
