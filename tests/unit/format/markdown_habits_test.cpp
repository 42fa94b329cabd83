#include <string>

#include "format/markdown.h"
#include "support/catch.h"

using namespace feedgen;

namespace {

std::string html_of(std::string_view markdown, const MarkdownHabits& habits,
                    const MarkdownTargets& targets = {}) {
  const Result<std::string> html = markdown_to_html(markdown, habits, targets);
  return html ? *html : "error: " + html.error().message.problem;
}

MarkdownHabits with_breaks() {
  MarkdownHabits habits;
  habits.breaks = true;
  return habits;
}

}  // namespace

TEST_CASE("a line end is a break where the site's renderer makes one of it") {
  CHECK(html_of("春眠不觉晓\n处处闻啼鸟\n", {}) == "<p>春眠不觉晓\n处处闻啼鸟</p>\n");
  CHECK(html_of("春眠不觉晓\n处处闻啼鸟\n", with_breaks()) ==
        "<p>春眠不觉晓<br>\n处处闻啼鸟</p>\n");
  CHECK(html_of("- a\nb\n", with_breaks()) == "<ul>\n<li>a<br>\nb</li>\n</ul>\n");
  CHECK(html_of("# a\nb\n\nc  \nd\n", with_breaks()) ==
        "<h1 id=\"a\">a</h1>\n<p>b</p>\n<p>c<br>\nd</p>\n");
}

TEST_CASE("no break stands in headings, pictures' texts, code and formulas") {
  CHECK(html_of("a\nb\n===\n", with_breaks()) == "<h1 id=\"a-b\">a\nb</h1>\n");
  CHECK(html_of("![a\nb](c)\n", with_breaks()) == "<p><img src=\"c\" alt=\"a b\"></p>\n");
  CHECK(html_of("`a\nb`\n", with_breaks()) == "<p><code>a b</code></p>\n");
  CHECK(html_of("见\n$$\na_1\n> b\n$$\n", with_breaks()) == "<p>见<br>\n$$\na_1\n&gt; b\n$$</p>\n");
  CHECK(html_of("> $$\n> a\n> $$\n", with_breaks()) ==
        "<blockquote>\n<p>$$\na\n$$</p>\n</blockquote>\n");
}

TEST_CASE("addresses of pictures and links lead where they are told to") {
  MarkdownTargets targets;
  targets.picture = [](std::string_view address) { return "/p/" + std::string(address); };
  targets.link = [](std::string_view address) { return "/l/" + std::string(address) + " é"; };
  CHECK(html_of("![a](b_c.png \"d\") [e](f\\_g&amp;h)\n", {}, targets) ==
        "<p><img src=\"/p/b_c.png\" alt=\"a\" title=\"d\"> "
        "<a href=\"/l/f_g&amp;h%20%C3%A9\">e</a></p>\n");
  CHECK(html_of("[![a](b)](c)\n", {}, targets) ==
        "<p><a href=\"/l/c%20%C3%A9\"><img src=\"/p/b\" alt=\"a\"></a></p>\n");
  CHECK(html_of("![a [b](c)](d)\n", {}, targets) == "<p><img src=\"/p/d\" alt=\"a b\"></p>\n");
}
