#include "body/mdx.h"

#include <algorithm>

#include "support/catch.h"

namespace feedgen {

TEST_CASE("imports and exports of MDX go, with all their lines") {
  CHECK(mdx_to_markdown("import X from \"./x\"\n\nHello\n\nexport const y = 1") == "\n\nHello\n\n");
  CHECK(mdx_to_markdown("export const a = {\n  b: 1,\n\n  c: 2\n}\ntext\n\nend\n") ==
        "\n\n\n\n\n\n\nend\n");
  CHECK(mdx_to_markdown("import {\n  A\n} from 'a'\n\nx") == "\n\n\n\nx");
  CHECK(mdx_to_markdown("import taxes are high\n") == "import taxes are high\n");
  CHECK(mdx_to_markdown("text\nimport X from 'x'\n") == "text\nimport X from 'x'\n");
}

TEST_CASE("components of MDX go and what is inside stays") {
  CHECK(mdx_to_markdown("Hello <X a={1} b=\"c\" {...d}>inside</X> **you**") ==
        "Hello inside **you**");
  CHECK(mdx_to_markdown("<a.B>x</a.B><>y</><Z />") == "xy");
  CHECK(mdx_to_markdown("<Image src=\"/a.png\" alt={'A'} onLoad={f} />") ==
        "<img src=\"/a.png\" alt=\"A\" />");
  CHECK(mdx_to_markdown("<div className=\"a\" style={{b: 1}} hidden width={3}>x</div>") ==
        "<div class=\"a\" hidden width=\"3\">x</div>");
  CHECK(mdx_to_markdown("<A\n  b\n/>x") == "\n\nx");
}

TEST_CASE("expressions of MDX go, but for texts") {
  CHECK(mdx_to_markdown("a{/* c */}b {x.y} {\"t\"}{' '}{`u`} {1}") == "ab  t u 1");
  CHECK(mdx_to_markdown("## H {#id}") == "## H {#id}");
  CHECK(mdx_to_markdown("{a {b} c}d") == "d");
  CHECK(mdx_to_markdown("\\{kept\\}") == "\\{kept\\}");
}

TEST_CASE("code and what is no MDX stay") {
  for (const char* text :
       {"`{a} <B/>`", "``{a} ` <B/>``", "```\nimport X from 'x'\n{a}\n```\n", "~~~js\n<A>\n~~~\n",
        "1 < 2 and 3 > 2", "<https://x.example/>", "{ unclosed", "<A b=\"c", "`open {"}) {
    CAPTURE(text);
    CHECK(mdx_to_markdown(text) == text);
  }
}

TEST_CASE("hostile MDX costs one walk") {
  for (const char* part : {"{", "<A ", "<A b=\"", "`", "` `` ", "<A b={", "{}<", "<A b='{'"}) {
    std::string text;
    while (text.size() < 500'000) text += part;
    CAPTURE(part);
    const std::string made = mdx_to_markdown(text);
    CHECK(std::count(made.begin(), made.end(), '\n') == 0);
  }
}

}  // namespace feedgen
