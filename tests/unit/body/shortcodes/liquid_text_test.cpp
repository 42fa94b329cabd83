#include "body/shortcodes/liquid_text.h"

#include "body/source_html.h"
#include "format/yaml.h"
#include "support/catch.h"
#include "support/text.h"
#include "system/memory_files.h"
#include "value/article.h"

using namespace feedgen;

namespace {

struct Site {
  Site() {
    settings.base_url = "https://example.org/blog/";
    settings.title = "Site";
    settings.site_values = std::make_shared<const Node>(
        *read_yaml("cdn: https://cdn.example\nmedia: {host: //m.example}\nempty: ''\n"
                   "team: [{name: Ana, lead: true}, {name: Bo}]\n"));
    page = *read_yaml(
        "slug: k\nkeys: [a, b, c]\nprice: 4.5\nflag: false\nhtml: <b>x</b> & y\n"
        "day: 2024-03-05\nbraces: '{{ page.slug }}'\n");
    article.path = "a/2024-03-01-post.md";
    article.file = "in/a/2024-03-01-post.md";
    article.url = "https://example.org/blog/a/b.html";
    article.published = Instant(std::chrono::sys_days(std::chrono::year(2024) / 3 / 1));
    article.tags = {"red", "green"};
    for (const char* folder : {"in", "in/_includes", "in/_data", "in/a", "out"}) {
      files.put_folder(folder);
    }
    files.put_file("in/_includes/fig.html",
                   "<img src=\"/m/{{ include.f }}\" alt=\"{{ include.t }}\">"
                   "{% if include.more %}+{% endif %}");
    files.put_file("in/_includes/self.html", "s{% include self.html %}");
    files.put_file("in/a/beside.md", "*beside*");
    files.put_file("in/_data/levels.yml", "gauge: {name: Pegel, high: 4}");
    files.put_file("out/secret", "hidden words");
    files.put_file("in/about.md", "---\npermalink: /about/\n---\n");
    files.put_file("in/m.pdf", "x");
  }

  SourceHtml render(std::string_view source, CodeRule rule = CodeRule::kMarkdown) {
    const ArticleIndex index([this] { return std::vector{article.path}; },
                             [this](std::size_t) { return Result<Article>(article); });
    const ArticleAddresses addresses(index);
    const BodyPlace place{settings,
                          article,
                          article.path,
                          "in",
                          &addresses,
                          files,
                          {},
                          [](std::string_view, std::string_view) {
                            return std::string("https://example.org/blog/about/");
                          }};
    Result<SourceHtml> html =
        source_to_html(source, rule, {settings, article.url, "A & c", &addresses, &place, &page});
    REQUIRE(html);
    return *html;
  }

  MemoryFiles files;
  Settings settings;
  Article article;
  Node page;
};

}  // namespace

TEST_CASE("values of the site and the page are shown") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"{{ site.cdn }}", "https://cdn.example"},
      {"{{ site.media.host }}/x", "//m.example/x"},
      {"{{ site.team[1].name }} {{ site.team.first.name }}", "Bo Ana"},
      {"{{ site.data.levels.gauge.name }}", "Pegel"},
      {"{{ page.slug }} {{ page['slug'] }} {{ post.slug }}", "k k k"},
      {"{{ page.title }}", "A &amp; c"},
      {"{{ page.html }}", "<b>x</b> & y"},
      {"{{ page.braces }}", "&#123;{ page.slug }}"},
      {"{{ page.date | date: '%Y-%m-%dT%H:%M %-d. %B %^a' }}", "2024-03-01T00:00 1. March FRI"},
      {"{{ page.date | date_to_string }}", "01 Mar 2024"},
      {"{{ page.day | date: '%e %b' }}", " 5 Mar"},
      {"{{ page.tags | join: ', ' }}", "red, green"},
      {"{{ page.keys | array_to_sentence_string }}", "a, b, and c"},
      {"{{ page.keys.size }} {{ page.keys | last }} {{ page.keys | size }}", "3 c 3"},
      {"{{ page.price | times: 2 }} {{ '7' | divided_by: 2 }} {{ '7' | modulo: 3 }}", "9 3 1"},
      {"{{ 'a-b' | replace: '-', '+' | upcase | append: '!' }}", "A+B!"},
      {"{{ 'héllo wörld' | capitalize | truncate: 8, '…' }}", "Héllo w…"},
      {"{{ 'one two three' | truncatewords: 2 }}", "one two..."},
      {"{{ 'Ä b/c' | slugify }} {{ 'a b' | url_encode }} {{ 'abc' | slice: 1, 2 }}",
       "ä-b-c a+b bc"},
      {"{{ page.nope | default: 'd' }} {{ page.flag | default: 'e' }}", "d e"},
      {"{{ '<i>x</i>' | strip_html }} {{ '<i>' | escape }}", "x &lt;i&gt;"},
      {"{{ '/x' | relative_url }} {{ 'x' | absolute_url }}", "/blog/x https://example.org/blog/x"},
      {"a{{ page.nope }}b", "ab"},
      {"a{{ site.posts }}b{{ site.time }}", "ab"},
      {"{{ page.slug | unheard_of }}", ""},
  }));
  CAPTURE(example.source);
  const std::string html = Site().render(example.source, CodeRule::kHtml).html;
  CHECK(html == example.html);
}

TEST_CASE("statements are carried out") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"{% if page.toc %}a{% else %}b{% endif %}", "b"},
      {"{% if page.slug == 'k' and site.cdn contains 'cdn' %}a{% endif %}", "a"},
      {"{% if page.nope or page.flag %}a{% elsif page.price > 4 %}b{% else %}c{% endif %}", "b"},
      {"{% unless page.flag %}a{% else %}b{% endunless %}", "a"},
      {"{% if page.keys == empty %}a{% else %}b{% endif %}", "b"},
      {"{% if not page.flag %}a{% endif %}", "a"},
      {"{% case page.slug %}{% when 'j', 'k' %}a{% else %}b{% endcase %}", "a"},
      {"{% case page.slug %}{% when 'j' %}a{% else %}b{% endcase %}", "b"},
      {"x{% if site.posts.size > 3 %}secret{% else %}secret{% endif %}y", "xy"},
      {"x{% if jekyll.environment == 'development' %}secret{% endif %}y", "xy"},
      {"{% if page.slug %}{% if page.flag %}a{% else %}b{% endif %}{% endif %}c", "bc"},
      {"{% assign d = '/up/' | append: page.slug %}<img src=\"{{ d }}.png\">",
       "<img src=\"/up/k.png\">"},
      {"{% capture w %}<b>{{ page.slug }}</b>{% endcapture %}{{ w }}{{ w }}", "<b>k</b><b>k</b>"},
      {"{% for k in page.keys %}{{ k }}{% unless forloop.last %}, {% endunless %}{% endfor %}",
       "a, b, c"},
      {"{% for m in site.team %}{% if m.lead %}{{ m.name }}{% endif %}{% endfor %}", "Ana"},
      {"{% for i in (1..5) limit:3 offset:1 %}{{ i }}{% endfor %}", "234"},
      {"{% for i in (1..5) reversed %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endfor %}",
       "543"},
      {"{% for k in page.none %}a{% else %}b{% endfor %}", "b"},
      {"{% for p in site.posts %}- {{ p.title }}{% endfor %}end", "end"},
      {"{% increment n %}a{% decrement n %}", "a"},
      {"a {%- assign x = 1 -%} b", "ab"},
      {"{% include fig.html f=\"a.png\" t='Té' %}", "<img src=\"/m/a.png\" alt=\"Té\">"},
      {"{% include fig.html f=page.slug more=true %}", "<img src=\"/m/k\" alt=\"\">+"},
      {"{% include_relative beside.md %}", "*beside*"},
      {"{% include self.html %}", "sss"},
      {"{% raw %}{% if a %}{{ b }}{% endraw %}", "{% if a %}{{ b }}"},
      {"<code>{% if page.flag %}a{% endif %}</code>",
       "<code>{% if page.flag %}a{% endif %}</code>"},
  }));
  CAPTURE(example.source);
  CHECK(Site().render(example.source, CodeRule::kHtml).html == example.html);
}

TEST_CASE("what lies outside of the site is not included") {
  Site site;
  for (const std::string_view text :
       {"{% include_relative ../../out/secret %}", "{% include ../../out/secret %}",
        "{% include /out/secret %}", "{{ site.data['../../out/secret'] }}",
        "[a]({% link ../out/secret %})"}) {
    CAPTURE(text);
    CHECK(site.render(text).html.find("hidden words") == std::string::npos);
  }
}

TEST_CASE("an address that lost a part is left out") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"![a]({{ site.cdn }}/a.png)", "<p><img src=\"https://cdn.example/a.png\" alt=\"a\"></p>\n"},
      {"![a]({{ site.nope }}/a.png)", "<p><img alt=\"a\"></p>\n"},
      {"![a]({{ theme.cdn }}/a.png)", "<p><img alt=\"a\"></p>\n"},
      {"[t](/x{{ page.nope }}/b \"T\")", "<p><a title=\"T\">t</a></p>\n"},
      {"[t][r]\n\n[r]: {{ page.nope }}/b", "<p><a>t</a></p>\n"},
      {"<a href=\"{{ nope.thing }}/z\">w</a>", "<p><a>w</a></p>\n"},
      {"<img src='{{ page.nope }}z.png' alt=\"a{{ page.nope }}b\">", "<img alt=\"ab\">\n"},
      {"<a href={{ page.nope }}/z>w</a>", "<p><a>w</a></p>\n"},
      {"![x]({{< static \"a.png\" >}})", "<p><img alt=\"x\"></p>\n"},
      {"{{ name }} [t]({{ name }})", "<p>{{ name }} <a>t</a></p>\n"},
      {"{% assign x = site.posts %}{{ x }}{{ theme.y }}\n\na", "<p>a</p>\n"},
      {"[t](/a{% if site.posts %}b{% endif %}c)", "<p><a>t</a></p>\n"},
  }));
  CAPTURE(example.source);
  CHECK(Site().render(example.source).html == example.html);
}

TEST_CASE("the site's address before an address that a tag gives is dropped") {
  const std::string_view prefix =
      GENERATE("", "{{ site.url }}", "{{ site.baseurl }}", "{{ site.url }}{{ site.baseurl }}", "/",
               "{{ site.url }}{{ site.baseurl }}{{ site.baseurl }}", "https://example.org/blog/");
  CAPTURE(prefix);
  Site site;
  CHECK(site.render("[a](" + std::string(prefix) + "{% post_url 2024-03-01-post %}#s)").html ==
        "<p><a href=\"https://example.org/blog/a/b.html#s\">a</a></p>\n");
  CHECK(site.render("[a](" + std::string(prefix) + "{% link about.md %})").html ==
        "<p><a href=\"https://example.org/blog/about/\">a</a></p>\n");
  CHECK(site.render("[a](" + std::string(prefix) + "{% link /m.pdf %})").html ==
        "<p><a href=\"https://example.org/blog/m.pdf\">a</a></p>\n");
  CHECK(site.render("[a](https://mirror.example{% post_url 2024-03-01-post %})").html ==
        "<p><a href=\"https://mirror.example/blog/a/b.html\">a</a></p>\n");
}

TEST_CASE("places in the body are right behind statements") {
  const SourceHtml html = Site().render(
      "{% for i in (1..3) %}\na\n\n{% endfor %}\n{% if page.flag %}\nb\n{% endif %}\n\n{{ theme.x "
      "}}");
  REQUIRE(html.dropped.size() == 1);
  CHECK(html.dropped[0].place.line == 9);
}

TEST_CASE("hostile statements take no longer than their length") {
  const auto part = GENERATE(
      "{% if a %}", "{% if page.flag %}", "{% for i in (1..100) %}{{ i }}",
      "{% for i in (1..100) %}a{% endfor %}", "{% capture a %}",
      "{% assign a = a | append: 'aaaaaaaaaaaaaaaa' %}{{ a }}", "{% endif %}",
      "{% if page.slug %}a{% endif %}", "{% raw %}{% comment %}", "{% include self.html %}",
      "{{ page.nope }}/", "<a href={{ page.nope }}", "](", "{% else %}", "{{ site.team }}");
  CAPTURE(part);
  const std::string text = repeat(part, 20'000);
  Site site;
  const LiquidText expanded =
      expand_liquid(text, CodeRule::kHtml, {site.settings, "", "", nullptr, nullptr, &site.page});
  CHECK(expanded.text.size() <= 16 * text.size() + (4U << 20U));
}
