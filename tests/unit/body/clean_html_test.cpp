#include "body/clean_html.h"

#include <string>

#include "clean.h"
#include "support/catch.h"
#include "text/unicode.h"

using feedgen::clean;

TEST_CASE("what carries meaning stays as it is") {
  for (const std::string html :
       {"<p lang=\"zh-CN\" dir=\"ltr\" title=\"T\">a <em>b</em> <strong>c</strong></p>",
        "<figure><picture><source srcset=\"https://a.example/b.avif 2x\" type=\"image/avif\">"
        "<img src=\"https://a.example/b.jpg\" alt=\"B\" width=\"600\" height=\"400\"></picture>"
        "<figcaption>C</figcaption></figure>",
        "<table><caption>A</caption><colgroup><col span=\"2\"></colgroup><thead><tr><th "
        "scope=\"col\">B</th></tr></thead><tbody><tr><td colspan=\"2\" align=\"right\">1</td></tr>"
        "</tbody></table>",
        "<video src=\"https://a.example/b.mp4\" poster=\"https://a.example/b.jpg\" controls=\"\" "
        "width=\"50%\"><track src=\"https://a.example/b.vtt\" kind=\"subtitles\" srclang=\"pt\">"
        "</video>",
        "<details open=\"\"><summary>S</summary><p>D</p></details>",
        "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
        "<math display=\"block\"><mfrac><mi>x</mi><msup><mn>2</mn><mo>′</mo></msup></mfrac></math>",
        "<ol start=\"3\" reversed=\"\" type=\"a\"><li value=\"5\">x</li></ol>",
        "<pre><code class=\"language-c++\"><span class=\"hljs-keyword\">int</span> a;</code></pre>",
        "<blockquote cite=\"https://a.example/\"><p>q</p></blockquote><hr>",
        "<p><del datetime=\"2024-01-01\">a</del><ins>b</ins><sub>c</sub><mark>d</mark><kbd>e</kbd>"
        "<abbr title=\"T\">f</abbr><time datetime=\"2024\">g</time><wbr><bdo "
        "dir=\"rtl\">h</bdo></p>",
        "<dl><dt>a</dt><dd>b</dd></dl>"}) {
    CHECK(clean(html) == html);
  }
}

TEST_CASE("what runs, styles the page or asks for input goes with what is in it") {
  for (const std::string html : {"<script>x()</script>",
                                 "<style>p{}</style>",
                                 "<template><p>t</p></template>",
                                 "<noscript>turn it on</noscript>",
                                 "<object data=\"a.swf\">o</object>",
                                 "<embed src=\"a\">",
                                 "<select><option>o</select>",
                                 "<textarea>t</textarea>",
                                 "<button>b</button>",
                                 "<svg><text>s</text></svg>",
                                 "<title>t</title>",
                                 "<!-- c -->",
                                 "<link href=\"a\">",
                                 "<ins class=\"adsbygoogle\">ad</ins>",
                                 "<img src=\"https://a.example/c.gif\" width=1>",
                                 "<img src=\"https://a.example/c.gif\" style=\"height:1px\">",
                                 "<input value=\"v\">",
                                 "<div hidden>h</div>",
                                 "<p style=\"Display : none !important\">h</p>",
                                 "<dialog>d</dialog>",
                                 "<math><annotation>x^2</annotation></math>"}) {
    CAPTURE(html);
    const std::string left = clean("a" + html + "b");
    CHECK((left == "ab" || left == "a<math></math>b"));
  }
}

TEST_CASE("what is only a wrapper leaves what it holds") {
  CHECK(clean("<font color=red>a</font><my-box>b</my-box><span class=x>c</span>") == "abc");
  CHECK(clean("<form><fieldset>a</fieldset><p>b</p></form>c") ==
        "<div><div>a</div><p>b</p></div>c");
  CHECK(clean("<center>a</center><tt>b</tt><strike>c</strike><acronym>d</acronym>") ==
        "<div>a</div><code>b</code><s>c</s><abbr>d</abbr>");
  CHECK(clean("<div style='visibility:hidden'>whole article</div>") == "<div>whole article</div>");
  CHECK(clean("<a>no address</a><a href='javascript:x()'>b</a>") == "no addressb");
  CHECK(clean("<details><summary>s</summary><dialog open>d</dialog></details>") ==
        "<details><summary>s</summary><div>d</div></details>");
}

TEST_CASE("a checked task stays one to be read") {
  CHECK(clean("<li><input type=checkbox disabled checked>done</li>"
              "<li><input disabled type=CheckBox>open</li><li><input type=checkbox>asks</li>") ==
        "<li>\u2611 done</li><li>\u2610 open</li><li>asks</li>");
}

TEST_CASE("handlers, unknown attributes and dangerous styles go") {
  CHECK(clean("<p onclick=x() data-a=1 style='position:fixed;text-align:center' align=LEFT "
              "accesskey=a contenteditable>b</p>") ==
        "<p style=\"text-align:center\" align=\"left\">b</p>");
  CHECK(clean("<td width=0 colspan=99999>x") == "x");
  CHECK(clean("<table><td width=0 height='20 px' colspan=99999>x") ==
        "<table><tbody><tr><td height=\"20\">x</td></tr></tbody></table>");
}

TEST_CASE("ids stay where they can be no property's name, each once") {
  CHECK(clean("<p id=fn1>a<p id='导言'>b<p id='my-part'>c<p id='fn:2'>d<p id=fn1>e<p id=cookie>f"
              "<p id=__proto__>g<a name=note2>h</a><a name=forms>i</a>") ==
        "<p id=\"fn1\">a</p><p id=\"导言\">b</p><p id=\"my-part\">c</p><p id=\"fn:2\">d</p>"
        "<p>e</p><p>f</p><p>g<a id=\"note2\">h</a>i</p>");
}

TEST_CASE("of a formula that KaTeX writes twice the MathML stays") {
  CHECK(clean("<span class=katex><span class='katex-mathml'><math><semantics><mi>x</mi>"
              "<annotation>x</annotation></semantics></math></span><span class=katex-html "
              "aria-hidden=true>x</span></span>") ==
        "<math><semantics><mi>x</mi></semantics></math>");
  CHECK(clean("<span class=katex-html>x</span>") == "x");
}

TEST_CASE("formulas hold no HTML and no elements of MathML that lead out of it") {
  CHECK(clean("<math><mi>a<b>c</b><mglyph><style><img></style></mglyph></mi></math>") ==
        "<math><mi>ac</mi></math>");
  CHECK(clean("<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=1 "
              "onerror=x()>\">") == "<math><mtext></mtext></math>");
  CHECK(clean("<math><maction actiontype=a href=b><mi>x</mi></maction></math>") ==
        "<math><mi>x</mi></math>");
}

TEST_CASE("characters are written so that they are read again") {
  CHECK(clean("a&lt;b&gt;&amp;amp;&quot;&nbsp;<i title='&quot;<b>&amp;'>x</i>") ==
        "a&lt;b&gt;&amp;amp;\"\u00A0<i title=\"&quot;&lt;b&gt;&amp;\">x</i>");
  CHECK(clean("<pre>\n\na</pre><pre>\n</pre><pre>b\n</pre>") ==
        "<pre>\n\na</pre><pre></pre><pre>b\n</pre>");
  CHECK(clean("a&#13;b&#1;&#xD800;&#2222222222;&#xFFFE;") == "a\nb \uFFFD\uFFFD\uFFFD");
}

TEST_CASE("text is read without what only scripts, captions and players show") {
  const feedgen::CleanHtml html = feedgen::clean_whole(
      "<h1>T</h1>智<b>慧</b><ruby>城<rt>shi</rt></ruby><figure><figcaption>cap</figcaption></"
      "figure>"
      "<video>no video</video><script>s</script><ul><li>c<li>d</ul>e<br>f<!-- more --> rest");
  CHECK(feedgen::collapse_space(html.text) == "T 智慧城 c d e f rest");
  CHECK(html.text_before_more == "T 智慧城 c d e f");
  CHECK_FALSE(feedgen::clean_whole("a<!-- note -->").text_before_more);
}

TEST_CASE("elements that stand where no parser leaves them find a place") {
  CHECK(clean("<a href=//a.example/>a<marquee><a href=//b.example/>b</a></marquee></a>") ==
        "<a href=\"https://a.example/\">a</a><a href=\"https://b.example/\">b</a>");
  CHECK(clean("<p>a<object><div>b</div></object>c") == "<p>ac</p>");
  CHECK(clean("<p>a<marquee><div>b</div></marquee>c</p>") == "<p>a</p><div>b</div>c<p></p>");
  CHECK(clean("<h1>a<marquee><h2>b</h2></marquee></h1>").find("<h1>a</h1><h2>b</h2>") == 0);
}

TEST_CASE("a list item in a list item stays where gumbo and browsers agree") {
  for (const std::string name :
       {"article", "aside", "details", "section", "main", "figure", "ul"}) {
    CAPTURE(name);
    clean("<dd><" + name + "><dd>a</dd></" + name + "></dd><li><" + name + "><li>b");
  }
}

TEST_CASE("nesting ends before browsers end it") {
  std::string deep;
  for (int i = 0; i < 700; ++i) deep += "<div>";
  const std::string html = clean(deep + "deep</p><table><td>cell");
  std::size_t levels = 0;
  for (std::size_t at = html.find("<div>"); at != html.npos; at = html.find("<div>", at + 1))
    ++levels;
  CHECK(levels == 116);
  CHECK(html.find("deep<p></p>cell</div>") == std::string::npos);
  CHECK(html.find("deepcell</div>") != std::string::npos);
  CHECK(clean(html) == html);
}
