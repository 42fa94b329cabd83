#include "syntax/html_walk.h"

#include <string>

#include "support/catch.h"
#include "support/shown_html.h"
#include "syntax/html_writer.h"

using namespace feedgen;

namespace {

std::string shown(std::string_view html) {
  ShownHtml visitor;
  REQUIRE(walk_html(html, visitor));
  return visitor.shown();
}

std::string pre(std::string_view text) {
  HtmlWriter writer;
  writer.open("pre");
  writer.attribute("title", "a\"<b>&amp;");
  writer.end_tag();
  writer.text(text);
  writer.close("pre");
  return writer.take();
}

}  // namespace

TEST_CASE("HTML is walked through in the order of the document, as browsers read it") {
  CHECK(shown("<P Title='T&amp;'>a<br>b<!--c--><p>d") == "(p title=T&|a|(br)|b|!c!)(p|d|)");
  CHECK(shown("<table><td>x</table>") == "(table(tbody(tr(td|x|))))");
  CHECK(shown("<X-Y>a</X-Y><svg><foreignObject><p>b</svg>") ==
        "(x-y|a|)(svg:svg(svg:foreignobject(p|b|)))");
  CHECK(shown("<math><mi>x</math><i skip>y</i>z") == "(math:math(math:mi|x|))(i skip=)|z|");
}

TEST_CASE("what is visited is legal text") {
  CHECK(shown("<p title='&#1;&#13;&#xFFFE;'>a&#13;&#2222222222;") ==
        "(p title= \n\uFFFD|a\n\uFFFD|)");
}

TEST_CASE("depth costs no stack and too much memory is refused") {
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "<div>";
  CHECK(shown(deep).size() == 5 * 3000);
  std::string attributes = "<p a1 ";
  for (int i = 0; i < 60; ++i) attributes += "a" + std::to_string(i) + " ";
  std::string wide;
  while (wide.size() < 12'000'000) wide += attributes + ">";
  ShownHtml visitor;
  CHECK_FALSE(walk_html(wide, visitor));
  CHECK(visitor.shown().empty());
}

TEST_CASE("what is written is read again") {
  CHECK(pre("\n a<b & \"c\"\n") ==
        "<pre title=\"a&quot;&lt;b&gt;&amp;amp;\">\n\n a&lt;b &amp; \"c\"\n</pre>");
  CHECK(shown(pre("\nx\n")) == "(pre title=a\"<b>&amp;|\nx\n|)");
}
