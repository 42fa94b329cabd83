#include "clean.h"
#include "support/catch.h"

using namespace feedgen;

TEST_CASE("line numbers of listings go") {
  CHECK(clean("<table class=highlighttable><tr><td class=linenos><pre>1\n2</pre></td>"
              "<td class=code><pre>a\nb</pre></td></tr></table>") == "<pre>a\nb</pre>");
  CHECK(clean("<pre><code><span class='ln'>1</span>a</code></pre>") == "<pre><code>a</code></pre>");
  CHECK(clean("<p><span class=ln>1</span></p>") == "<p>1</p>");
  CHECK(
      clean("<table><tbody><tr><td>1</td><td>a</td></tr></tbody></table>").starts_with("<table>"));
}

TEST_CASE("marks at headings go, headings stay") {
  CHECK(clean("<h2>C# <a href='#c'>¶</a></h2>") == "<h2>C# </h2>");
  CHECK(clean("<h2><a class=anchor id=c-1 href='#c'></a>C</h2>") == "<h2>C</h2>");
  CHECK(clean("<h2><a class=anchor href='#c'>Intro</a></h2>") ==
        "<h2><a href=\"https://site.example/blog/post/#c\">Intro</a></h2>");
  CHECK(clean("<p><a href='#c'>#</a></p>") ==
        "<p><a href=\"https://site.example/blog/post/#c\">#</a></p>");
  CHECK(clean("<pre><h2><a class=anchor href='#c'></a>\nx</h2></pre>").find('x') !=
        std::string::npos);
}

TEST_CASE("tables of contents go, links to other pages stay") {
  CHECK(clean("<div class=toc><a href='#a'>A</a></div><p>x</p>") == "<p>x</p>");
  CHECK(clean("<div class=toc><a href='/b'>B</a></div>") ==
        "<div><a href=\"https://site.example/blog/b\">B</a></div>");
  CHECK(clean("<h2 id=toc>TOC</h2>") == "<h2>TOC</h2>");
}

TEST_CASE("a formula's source stays, and what was rendered of it goes") {
  CHECK(clean("a <script type='math/tex'>x<y</script>") == "a \\(x&lt;y\\)");
  CHECK(clean("<p>a <span class=MathJax>x2</span><script type='math/tex'>x^2</script> b</p>") ==
        "<p>a \\(x^2\\) b</p>");
  CHECK(clean("<p>a <span class=MathJax>x2</span> and <script type='math/tex'>y</script></p>") ==
        "<p>a x2 and \\(y\\)</p>");
  CHECK(clean("<script type='text/javascript'>x</script>b") == "b");
}
