#include "body/shortcodes/template_tags.h"

#include "body/source_html.h"
#include "support/catch.h"
#include "support/text.h"
#include "value/article.h"

using namespace feedgen;

namespace {

struct Site {
  Site() {
    settings.base_url = "https://example.org/blog/";
    settings.title = "Site";
    articles.resize(1);
    articles[0].path = "_posts/2020-01-31-mill.md";
    articles[0].url = "https://example.org/blog/mill(1).html";
    articles[0].title = "Mill & wheel";
  }

  SourceHtml render(std::string_view source, CodeRule rule = CodeRule::kMarkdown) const {
    const ArticleIndex index([this] { return std::vector{articles[0].path}; },
                             [this](std::size_t i) { return Result<Article>(articles[i]); });
    const ArticleAddresses addresses(index);
    Result<SourceHtml> html = source_to_html(
        source, rule, {settings, "https://example.org/blog/a/b.html", "A *b* & c", &addresses});
    REQUIRE(html);
    return *html;
  }

  Settings settings;
  std::vector<Article> articles;
};

}  // namespace

TEST_CASE("each tag with a plain meaning is translated") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"{% raw %}*a* {{ b }}{% endraw %}", "<p><em>a</em> {{ b }}</p>\n"},
      {"a{% comment %}b{% endcomment %}c", "<p>ac</p>\n"},
      {"{% highlight js linenos %}\n  a < b\n{% endhighlight %}",
       "<pre><code class=\"language-js\">a &lt; b\n</code></pre>"},
      {"{% codeblock %}\na\n\n  b\n{% endcodeblock %}", "<pre><code>a\n\n  b\n</code></pre>"},
      {"{% code lang:c %}a{% endcode %}", "<pre><code class=\"language-c\">a\n</code></pre>"},
      {"{{< highlight go >}}\na\n{{< /highlight >}}",
       "<pre><code class=\"language-go\">a\n</code></pre>"},
      {"{% pullquote %}\n*a*\n{% endpullquote %}",
       "<blockquote class=\"pullquote\">\n<p><em>a</em></p>\n</blockquote>"},
      {"{% quote A, B %}\nc\n{% endquote %}",
       "<blockquote>\n<p>c</p>\n<footer><strong>A</strong> <cite>B</cite></footer></blockquote>"},
      {"{% asset_img a.png %}", "<p><img src=\"b/a.png\" alt=\"\"></p>\n"},
      {"[a]({% asset_path c.pdf %})", "<p><a href=\"b/c.pdf\">a</a></p>\n"},
      {"{% asset_link c.pdf %}", "<p><a href=\"b/c.pdf\">c.pdf</a></p>\n"},
      {"{% img left right /a.png 1 2 \"t\" \"u\" %}",
       "<p><img src=\"/a.png\" class=\"left right\" width=\"1\" height=\"2\" title=\"t\" "
       "alt=\"u\"></p>\n"},
      {"{% img /a.png '\"t\" \"u\"' %}", "<p><img src=\"/a.png\" title=\"t\" alt=\"u\"></p>\n"},
      {"{{< figure src=\"a\" caption=\"b\" >}}",
       "<figure><img src=\"a\" alt=\"b\"><figcaption><p>b</p></figcaption></figure>"},
      {"{% post_link mill %}",
       "<p><a href=\"https://example.org/blog/mill%281%29.html\">Mill &amp; wheel</a></p>\n"},
      {"[a]({% post_url 2020-01-31-mill %}#b)",
       "<p><a href=\"https://example.org/blog/mill%281%29.html#b\">a</a></p>\n"},
      {"[a]({{< relref \"mill.md\" >}})",
       "<p><a href=\"https://example.org/blog/mill%281%29.html\">a</a></p>\n"},
      {"{% link a b https://c.d %}", "<p><a href=\"https://c.d/\">a b</a></p>\n"},
      {"[a]({% link c/d.zip %})", "<p><a href=\"https://example.org/blog/c/d.zip\">a</a></p>\n"},
      {"{% include_code T lang:c a/b.c %}",
       "<p><a href=\"https://example.org/blog/downloads/code/a/b.c\">T</a></p>\n"},
      {"{% vimeo 12 %}", "<iframe src=\"https://player.vimeo.com/video/12\"></iframe>"},
      {"{% instagram aB %}",
       "<p><a href=\"https://www.instagram.com/p/aB/\">"
       "https://www.instagram.com/p/aB/</a></p>\n"},
      {"{{ page.title }}", "<p>A <em>b</em> &amp; c</p>\n"},
      {"[a]({{ site.url }}{{ site.baseurl }}/c)",
       "<p><a href=\"https://example.org/blog/c\">a</a></p>\n"},
      {"[a]({{ '/c' | absolute_url }})", "<p><a href=\"https://example.org/blog/c\">a</a></p>\n"},
      {"[a]({{ \"/c\" | prepend: site.baseurl }})", "<p><a href=\"/blog/c\">a</a></p>\n"},
      {"{{ \"{%\" }}", "<p>{%</p>\n"},
      {"`{{</* a */>}}` {{%/* b */%}}", "<p><code>{{&lt; a &gt;}}</code> {{% b %}}</p>\n"},
      {"a {# b #} c", "<p>a  c</p>\n"},
      {"a\n{%- comment -%}b{%- endcomment -%}\nc", "<p>ac</p>\n"},
  }));
  CAPTURE(example.source);
  const SourceHtml html = Site().render(example.source);
  // Whether a line end follows a block's HTML is Markdown's business.
  const std::string_view trimmed =
      example.html.ends_with("</p>\n") || !html.html.ends_with('\n')
          ? std::string_view(html.html)
          : std::string_view(html.html).substr(0, html.html.size() - 1);
  CHECK(trimmed == example.html);
  CHECK(html.dropped.empty());
  CHECK(html.diagnostics.empty());
}

TEST_CASE("tags in HTML are translated in texts and in attributes") {
  CHECK(Site()
            .render("<a href=\"{{ site.baseurl }}/c\">{% img /d.png %}</a>", CodeRule::kHtml)
            .html == "<a href=\"/blog/c\"><img src=\"/d.png\" alt=\"\"></a>");
}

TEST_CASE("a tag that means nothing is left out and told of once, with its place") {
  const SourceHtml html =
      Site().render("a\n\n中{% odd b %}*c*{% endodd %} {% odd %}\n\n{{ page.x }}");
  CHECK(html.html == "<p>a</p>\n<p>中<em>c</em></p>\n");
  REQUIRE(html.dropped.size() == 2);
  CHECK(html.dropped[0].name == "{% odd %}");
  CHECK(html.dropped[0].shown == DroppedTag::Shown::kInside);
  CHECK(html.dropped[0].place == Place{{}, 3, 2});
  CHECK(html.dropped[1].name == "{{ page.x }}");
  CHECK(html.dropped[1].place == Place{{}, 5, 1});
}

TEST_CASE("the values that an article's own tags name are not shown as braces") {
  for (const std::string_view text :
       {"{% for p in site.posts %}{{ p.title }}{% endfor %}",
        "{% assign p = site.posts %}{{ p | size }}", "{% capture p %}{% endcapture %}{{ p }}",
        "{% set p = site.x %}{{ p }}",
        "{% for k, p in site.data %}{{ p[0] }}{% endfor %}{{ k }}"}) {
    CAPTURE(text);
    CHECK(Site().render(text).html.empty());
  }
  CHECK(Site().render("{{ p }}{% assign q = 1 %}").html == "<p>{{ p }}</p>\n");
  CHECK(Site().render("`{% assign p = 1 %}` {{ p }}").html ==
        "<p><code>{% assign p = 1 %}</code> {{ p }}</p>\n");
}

TEST_CASE("a link to an article that there is none of keeps its text, with a warning") {
  const SourceHtml html = Site().render("a\n{% post_link gone 'the text' %}\n");
  CHECK(html.html == "<p>a\nthe text</p>\n");
  REQUIRE(html.diagnostics.size() == 1);
  CHECK(html.diagnostics[0].message ==
        Message{"there is no article that post_link names: gone", "correct the name", {{}, 2, 1}});
}

TEST_CASE("tags in code and braces that are no tag stay as they are") {
  const std::string_view text =
      GENERATE("`{% note %}`", "```\n{% note %}\n```", "    {{ page.title }}",
               "<pre>{% note %}</pre>", "<code>{% note %}</code>", "<!-- {% note %} -->",
               "<script>{{ page.title }}</script>", "{{ name }}", "{{ a | b }}", "{{{ a }}}",
               "$\\frac{{page}}{b}$", "50{%", "{% 1 %}", "{{ page", "{% note", "{{}}");
  CAPTURE(text);
  const TranslatedTags tags =
      translate_template_tags(text, CodeRule::kMarkdown, {Site().settings, "", "", nullptr});
  CHECK((tags.text == text || text == "$\\frac{{page}}{b}$"));
  CHECK(tags.dropped.size() == (text == "$\\frac{{page}}{b}$" ? 1 : 0));
}

TEST_CASE("code in a listing does not make code of what follows") {
  const SourceHtml html = Site().render(
      "{% codeblock %}\n``` <pre> `\n{% endcodeblock %}\n\n{% odd %}*a*{% endodd %}\n");
  CHECK(html.html.find("<p><em>a</em></p>") != std::string::npos);
}

TEST_CASE("what looks like a place is the author's own text") {
  const SourceHtml html =
      Site().render("&tag0n0; <!--tag0n0--> tag0n0 {% img /a.png %} ![{% img /b.png %}](c)");
  CHECK(html.html ==
        "<p>&amp;tag0n0; <!--tag0n0--> tag0n0 <img src=\"/a.png\" alt=\"\"> "
        "<img src=\"c\" alt=\"\"></p>\n");
}

TEST_CASE("hostile tags take no longer than their length") {
  const auto part = GENERATE(
      "{%", "{{", "{{<", "{% a %}", "{% raw %}", "{% blockquote %}",
      "{% codeblock %}```{% endcodeblock %}", "{% raw %}a{% endraw %}", "{% a '", "{# ",
      "{{ page.title }}", "{% img a.b %}", "{{ 'a' | append: 'b'", "{% post_link x %}", "{{</*",
      "tag0n0 tag1n", "{% odd %}", "{% odd %}a", "{% note a %}b", "> {% note a %}b{% endnote %}",
      "{% note a %}b{% endnote %}", "{% tabs a %}<!-- tab b -->", "<!-- tab ", "{% kbd b %}",
      "{% odd 'b' %}", "{< odd a.png >}", "{% btn a, /b %}", "{% prompt a %}", "{% endprompt %}",
      "{{< login >}}");
  CAPTURE(part);
  const std::string text = repeat(part, 20'000);
  Site site;
  const TranslatedTags tags =
      translate_template_tags(text, CodeRule::kMarkdown, {site.settings, "", "", nullptr});
  CHECK(tags.text.size() <= 64 * text.size());
}
