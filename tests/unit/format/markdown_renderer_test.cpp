
#include "format/markdown.h"
#include "support/catch.h"
#include "support/plain_markdown.h"

using namespace feedgen;

namespace {

std::string html_of(std::string_view markdown) {
  const Result<std::string> html = markdown_to_html(markdown);
  return html ? *html : "error: " + html.error().message.problem;
}

}  // namespace

TEST_CASE("what is no extension is rendered as md4c renders it") {
  const std::string_view markdown = GENERATE(
      "# a\n\n## b `c` *d*\n\nsetext\nheading\n===\n", "a  \nb\\\nc\nd\n",
      "- a\n\n  b\n- [ ] c\n- [x] d\n\n3) e\n4) f\n", "> a\n> > b\n\n***\n",
      "```js title\na < \"b\" & c\n```\n\n    code\n\tmore\n", "~~~ a&amp;b\"c\n~~~\n",
      "|a|b|c|d|\n|-|:-|-:|:-:|\n|`x`|*y*\n|1|2|3|4|5|\n",
      "[a](/b?c=1&d=é \"t&quot;<\") <https://e.org/\"> [f]\n\n[f]: <g h> 'i'\n",
      "&copy; &notit; &nosuch; &#0; &#x41; &#99999999; &semi; &lt;b&gt; \"q\"\n",
      "~~a~~ **b** __c__ *d **e*** `` ` ``\n", "a <b title=\"c\">d</b> <!-- e -->\n",
      "<div>\n*a*\n\n*b*\n</div>\n", "www.a.org https://b.org/c_d_ e@f.org\n", "a\n\tb\n",
      "* a\n* b\n\n\n* c\n", "\\*a\\* \\# \\&amp;\n", "[a][]\n\n[a]: &auml;?&ouml;=%20%\n");
  CAPTURE(markdown);
  CHECK(comparable(html_of(markdown)) == comparable(plain_markdown_to_html(markdown)));
}

TEST_CASE("an address that reaches over a delimiter of emphasis does no harm") {
  CHECK(html_of("see https://a.b*sic* and\n*https://a.b*c*{: .d} e\n") ==
        "<p>see <a href=\"https://a.b*sic\">https://a.b*sic</a>* and\n"
        "<em class=\"d\"><a href=\"https://a.b*c\">https://a.b*c</a></em> e</p>\n");
}

TEST_CASE("pictures have no markup in their alternative text") {
  CHECK(html_of("![*a* `b` [c](d) &amp; e](f.png \"g\")\n") ==
        "<p><img src=\"f.png\" alt=\"a b c &amp; e\" title=\"g\"></p>\n");
  CHECK(html_of("![a <b title=\"c\">d</b>](e)\n") == "<p><img src=\"e\" alt=\"a d\"></p>\n");
  CHECK(html_of("![a ![b](c) d](e)\n") == "<p><img src=\"e\" alt=\"a b d\"></p>\n");
}

TEST_CASE("references to surrogates become U+FFFD") {
  CHECK(html_of("&#xD800;&#0;\n") == "<p>\xEF\xBF\xBD\xEF\xBF\xBD</p>\n");
}

TEST_CASE("headings have ids by GitHub's rule, each once") {
  const auto id_of = [](std::string_view heading) {
    const std::string html = html_of("# " + std::string(heading) + "\n");
    constexpr std::string_view kBegin = "<h1 id=\"";
    return html.starts_with(kBegin)
               ? html.substr(kBegin.size(), html.find('"', kBegin.size()) - kBegin.size())
               : std::string();
  };
  CHECK(id_of("Hello, World!") == "hello-world");
  CHECK(id_of("A *b* `c-d` [e](f) &amp; g_h") == "a-b-c-d-e--g_h");
  CHECK(id_of("中文 标题：第１章") == "中文-标题第１章");
  CHECK(id_of("ÄÖ Straße ΣΑΣ") == "äö-straße-σασ");
  CHECK(id_of("مرحبا بالعالم") == "مرحبا-بالعالم");
  CHECK(id_of("🌊 Tides") == "-tides");
  CHECK(id_of("🌊").empty());
  CHECK(id_of("a ![b](c) <i>d</i>") == "a--d");
  CHECK(html_of("# a\n# a\n# a-1\n# a\n") ==
        "<h1 id=\"a\">a</h1>\n<h1 id=\"a-1\">a</h1>\n<h1 id=\"a-1-1\">a-1</h1>\n"
        "<h1 id=\"a-2\">a</h1>\n");
  CHECK(html_of("two\nlines\n===\n") == "<h1 id=\"two-lines\">two\nlines</h1>\n");
}

TEST_CASE("the language of a listing is the first word behind its fence, without options") {
  const auto language_of = [](std::string_view info) {
    const std::string html = html_of("```" + std::string(info) + "\n```\n");
    const std::size_t begin = html.find("language-");
    return begin == std::string::npos ? std::string()
                                      : html.substr(begin + 9, html.find('"', begin) - begin - 9);
  };
  CHECK(language_of("go {linenos=table,hl_lines=[1]}") == "go");
  CHECK(language_of("python{1,3}") == "python");
  CHECK(language_of("{.haskell .numberLines}") == "haskell");
  CHECK(language_of("js app.js https://example.org") == "js");
  CHECK(language_of("c++") == "c++");
  CHECK(language_of("").empty());
}
