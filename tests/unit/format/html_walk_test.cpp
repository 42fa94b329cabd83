#include "format/html_walk.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include <malloc.h>

#include "format/html_tree.h"
#include "format/html_writer.h"
#include "support/catch.h"
#include "support/shown_html.h"

using namespace feedgen;

namespace {

std::string shown(std::string_view html) {
  ShownHtml visitor;
  REQUIRE(walk_html(html, visitor));
  return visitor.shown();
}

Result<void> walk(std::string_view html) {
  ShownHtml visitor;
  return walk_html(html, visitor);
}

// At least so many bytes.
std::string repeated(std::string_view part, std::size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  return text;
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

TEST_CASE("what lay in memory decides nothing") {
  for (const int byte : {1, 85, 170, 255}) {
    mallopt(M_PERTURB, byte);
    CHECK(shown("<p>a<table><tr><td>b</table><p>c") == "(p|a|)(table(tbody(tr(td|b|))))(p|c|)");
    HtmlArena arena(100'000);
    const auto* memory = static_cast<const std::byte*>(arena.allocate(50'000));
    CHECK(
        std::all_of(memory, memory + 50'000, [](std::byte each) { return each == std::byte{0}; }));
  }
  mallopt(M_PERTURB, 0);
}

TEST_CASE("what keeps ever more elements open is given up, by whatever rule they stay open") {
  const auto part = GENERATE("<rt>", "<rp>", "<rb>", "<rtc>", "<dt><li>", "<li><dd>", "<optgroup>",
                             "<option><optgroup>", "<div>", "<b>", "<b></p>", "<td><table>",
                             "<svg><td>", "<math><mi>", "<template><td>", "<object></b>",
                             "<a><object>", "<svg><desc><div>", "<nobr><object>", "<ruby><rt><b>");
  CAPTURE(part);
  const Result<void> done = walk(repeated(part, 300'000));
  REQUIRE_FALSE(done);
  CHECK(done.error().message.problem == "its HTML nests too deeply to be cleaned");
}

TEST_CASE("text far inside is given up where each character would be looked for from outside") {
  const std::string nest = repeated("<div>", 15'000) + "<b>";
  CHECK_FALSE(walk(nest + std::string(1'000'000, 'a') + "</b>"));
  CHECK(walk(repeated("<div>", 1'500) + "<b>" + std::string(100'000, 'a')));
}

TEST_CASE("much that does not nest is read") {
  const auto part = GENERATE("<p>a", "<li>a", "<dt>a<dd>b", "<br>", "</p>", "<td>", "<tr><td>a",
                             "<option>a", "<ruby>a<rt>b</ruby>", "<b>a</b>", "<i><b>a</i></b>",
                             "<p><b>a</p>", "<div><p>a</div>", "<p><button>", "<table><div>",
                             "<table><b>", "<li><b id=a>", "<font a><p>", "<h1>",
                             "<svg><path d=a /></svg>", "<a href=b>c", "<table><tr><td>a</table>");
  CAPTURE(part);
  CHECK(walk(repeated(part, 200'000)));
}

TEST_CASE("what is written is read again") {
  CHECK(pre("\n a<b & \"c\"\n") ==
        "<pre title=\"a&quot;&lt;b&gt;&amp;amp;\">\n\n a&lt;b &amp; \"c\"\n</pre>");
  CHECK(shown(pre("\nx\n")) == "(pre title=a\"<b>&amp;|\nx\n|)");
}
