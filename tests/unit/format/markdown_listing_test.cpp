#include "format/markdown_listing.h"

#include <string>

#include "format/markdown.h"
#include "support/catch.h"

using namespace feedgen;

namespace {

using Dialect = MarkdownHabits::Dialect;

struct Example {
  std::string_view info;
  std::string_view language;
  std::string_view title;
};

}  // namespace

TEST_CASE("a listing's language and title are told from options") {
  const Example example = GENERATE(values<Example>({
      {"js", "js", ""},
      {"ts title=\"a/b c.ts\" {2}", "ts", "a/b c.ts"},
      {"js filename=a.js", "js", "a.js"},
      {"python:main.py", "python", "main.py"},
      {"js:title=a.js", "js", "a.js"},
      {"js [a.js]", "js", "a.js"},
      {"c++", "c++", ""},
      {"js {1,3}", "js", ""},
      {"js{1,3} showLineNumbers", "js", ""},
      {"{.python .numberLines}", "python", ""},
      {"{r, echo=FALSE}", "r", ""},
      {"go {linenos=table title=\"x\"}", "go", "x"},
      {"js a title", "js", ""},
  }));
  CAPTURE(example.info);
  const ListingInfo info = read_listing_info(example.info, Dialect::kPlain);
  CHECK(info.language == example.language);
  CHECK(info.title == example.title);
}

TEST_CASE("on Hexo's sites words behind the language are the title") {
  const ListingInfo info =
      read_listing_info("js 入口 文件 https://s.example/i.js 源 码 mark:1,2", Dialect::kMarked);
  CHECK(info.language == "js");
  CHECK(info.title == "入口 文件");
  CHECK(info.address == "https://s.example/i.js");
  CHECK(info.link == "源 码");
}

TEST_CASE("a listing with a title is a figure") {
  const Result<std::string> html = markdown_to_html("```js title=\"a<b\"\nx\n```\n\ny\n");
  REQUIRE(html);
  CHECK(*html ==
        "<figure><figcaption>a&lt;b</figcaption><pre><code class=\"language-js\">x\n"
        "</code></pre></figure>\n<p>y</p>\n");
}
