#include "syntax/html_walk.h"

#include <string>

#include "support/catch.h"
#include "syntax/html_writer.h"

using namespace feedgen;

namespace {

// Shows what is visited: "(p title=T |text| (br))".
class Shown : public HtmlVisitor {
 public:
  Walk enter(const HtmlElement& element) override {
    shown += '(';
    if (element.space == HtmlSpace::kSvg) shown += "svg:";
    if (element.space == HtmlSpace::kMathMl) shown += "math:";
    shown += element.name;
    for (const auto& [name, value] : element.attributes) {
      shown += ' ' + std::string(name) + '=' + std::string(value);
    }
    if (element.has("skip")) {
      shown += ')';
      return Walk::kPast;
    }
    return Walk::kInside;
  }
  void leave() override { shown += ')'; }
  void text(std::string_view text) override { shown += '|' + std::string(text) + '|'; }
  void comment(std::string_view inside) override { shown += '!' + std::string(inside) + '!'; }

  std::string shown;
};

std::string shown(std::string_view html) {
  Shown visitor;
  REQUIRE(walk_html(html, visitor));
  return visitor.shown;
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
  Shown visitor;
  CHECK_FALSE(walk_html(wide, visitor));
  CHECK(visitor.shown.empty());
}

TEST_CASE("what is written is read again") {
  CHECK(pre("\n a<b & \"c\"\n") ==
        "<pre title=\"a&quot;&lt;b&gt;&amp;amp;\">\n\n a&lt;b &amp; \"c\"\n</pre>");
  CHECK(shown(pre("\nx\n")) == "(pre title=a\"<b>&amp;|\nx\n|)");
}
