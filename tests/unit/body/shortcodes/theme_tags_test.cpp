// Tags of Hexo's themes, Hugo's shortcodes and Jekyll's includes.
#include "body/source_html.h"
#include "support/catch.h"
#include "support/text.h"

using namespace feedgen;

namespace {

SourceHtml render(std::string_view source, CodeRule rule = CodeRule::kMarkdown) {
  Settings settings;
  settings.base_url = "https://example.org/";
  Result<SourceHtml> html =
      source_to_html(source, rule, {settings, "https://example.org/a/", "A", nullptr});
  REQUIRE(html);
  return *html;
}

// Without line ends, which Markdown puts here and there.
std::string flat(std::string_view html) {
  std::string text;
  for (const char c : html) {
    if (c != '\n') text += c;
  }
  return text;
}

}  // namespace

TEST_CASE("a theme's tag in a line keeps its words") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"Press {% kbd Ctrl %}", "<p>Press <kbd>Ctrl</kbd></p>"},
      {"{% kbd \"Page Up\" %} {% u 下划线 %}", "<p><kbd>Page Up</kbd> <u>下划线</u></p>"},
      {"{% emp a < b %}", "<p><em>a &lt; b</em></p>"},
      {"{% sub color:red 2 %}", "<p><sub>2</sub></p>"},
      {"{% psw 黑幕 %}", "<p>黑幕</p>"},
      {"{% label danger@stop it@now %}", "<p><mark>stop it@now</mark></p>"},
      {"{% label '两个 词' blue %}", "<p><mark>两个 词</mark></p>"},
      {"{% span red, 红 色 %}", "<p>红 色</p>"},
      {"{% btn /go/, 去看, fas fa-x, 提示 %}", "<p><a href=\"/go/\">去看</a></p>"},
      {"{% btn red::取::https://d.example/f.zip::fab fa-qq %}",
       "<p><a href=\"https://d.example/f.zip\">取</a></p>"},
      {"{% button 打 开 https://o.example icon:x %}",
       "<p><a href=\"https://o.example/\">打 开</a></p>"},
      {"{% cb 做完, true %} {% checkbox green checked, 二 %}", "<p>☑ 做完 ☑ 二</p>"},
      {"{% checkbox checked:true 三 %} {% radio blue, 四 %}", "<p>☑ 三 ☐ 四</p>"},
      {"{% hideInline 答案, 看, #fff %}", "<p>答案</p>"},
      {"{% link 站名,说明,https://l.example/,/i.png %}",
       "<p><a href=\"https://l.example/\">站名 (说明)</a></p>"},
      {"{% link https://l.example/ 题 icon:/x.png %}",
       "<p><a href=\"https://l.example/\">题</a></p>"},
      {"{% copy npm i %}", "<p><code>npm i</code></p>"},
      {"{% caniuse fetch@past_1 %}", "<p><a href=\"https://caniuse.com/fetch\">fetch</a></p>"},
      {"{% icon heart %}x", "<p>x</p>"},
      {"{{< kbd \"Ctrl\" >}} {{< kbd >}}Alt{{< /kbd >}}", "<p><kbd>Ctrl</kbd> <kbd>Alt</kbd></p>"},
      {"{{< link \"https://l.example/\" 题 >}}", "<p><a href=\"https://l.example/\">题</a></p>"},
      {"{{< button href=\"/q/\" >}}Go{{< /button >}}", "<p><a href=\"/q/\">Go</a></p>"},
      {"a {% inlineImg /i.png 20px %}", "<p>a <img src=\"/i.png\" height=\"20\" alt=\"\"></p>"},
  }));
  CAPTURE(example.source);
  const SourceHtml html = render(example.source);
  CHECK(flat(html.html) == example.html);
  CHECK(html.dropped.empty());
}

TEST_CASE("a theme's tag around a text shows its title and its text") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"{% note warning flat %}\n**a**\n{% endnote %}",
       "<blockquote><p><strong>a</strong></p></blockquote>"},
      {"{% note info 标题 *斜* %}\na\n{% endnote %}",
       "<blockquote><p><strong>标题 <em>斜</em></strong></p><p>a</p></blockquote>"},
      {"x {% note %}a{% endnote %} y", "<p>x</p><blockquote><p>a</p></blockquote><p>y</p>"},
      {"- {% note %}a{% endnote %}\n- b", "<ul><li><blockquote>a</blockquote></li><li>b</li></ul>"},
      {"{% tabs id %}\n<!-- tab -->\na\n<!-- endtab -->\n<!-- tab 乙@fa -->\nb\n<!-- endtab "
       "-->\n{% endtabs %}",
       "<p><strong>id 1</strong></p><p>a</p><p><strong>乙</strong></p><p>b</p>"},
      {"{% tabs id %}\n<!-- tab @fa -->\na\n<!-- endtab -->\n{% endtabs %}", "<p>a</p>"},
      {"{% fold info @仅 标题 %}\na\n{% endfold %}",
       "<details><summary>仅 标题</summary><p>a</p></details>"},
      {"{% folding cyan open, 看 *这* %}\na\n{% endfolding %}",
       "<details><summary>看 <em>这</em></summary><p>a</p></details>"},
      {"{% hideToggle 点我,#fff %}\na\n{% endhideToggle %}",
       "<details><summary>点我</summary><p>a</p></details>"},
      {"{% timeline 2020,pink %}\n<!-- timeline 01-01 -->\na\n<!-- endtimeline -->\n{% endtimeline "
       "%}",
       "<p><strong>2020</strong></p><p><strong>01-01</strong></p><p>a</p>"},
      {"{% timeline %}{% timenode 1999 %}\na\n{% endtimenode %}\n{% endtimeline %}",
       "<p><strong>1999</strong></p><p>a</p>"},
      {"{{< admonition tip \"T\" >}}\n{{< tabs >}}{{% tab header=\"U\" %}}\na\n{{% /tab %}}{{< "
       "/tabs "
       ">}}\n{{< /admonition >}}",
       "<blockquote><p><strong>T</strong></p><p><strong>U</strong></p><p>a</p></blockquote>"},
      {"{{< admonition >}}\na\n{{< /admonition >}}",
       "<blockquote><p><strong>Note</strong></p><p>a</p></blockquote>"},
      {"{{< quote author=\"A\" source=\"B\" >}}\na\n{{< /quote >}}",
       "<blockquote><p>a</p><footer><strong>A</strong> <cite>B</cite></footer></blockquote>"},
      {"{{< expand \"T\" >}}\na\n{{< /expand >}}",
       "<details><summary>T</summary><p>a</p></details>"},
      {"{% gp 5-3 %}\n![](/a.png)\n{% endgp %}", "<p><img src=\"/a.png\" alt=\"\"></p>"},
  }));
  CAPTURE(example.source);
  const SourceHtml html = render(example.source);
  CHECK(flat(html.html) == example.html);
  CHECK(html.dropped.empty());
}

TEST_CASE("the source of diagrams, formulas and listings is no Markdown") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"{% mermaid %}\nA-->B*C*;\n{% endmermaid %}",
       "<pre><code class=\"language-mermaid\">A--&gt;B*C*;</code></pre>"},
      {"{{< echarts >}}\n{\"a\": \"*b*\"}\n{{< /echarts >}}",
       "<pre><code class=\"language-echarts\">{&quot;a&quot;: &quot;*b*&quot;}</code></pre>"},
      {"{% katex %}a_b*c*{% endkatex %}", "<p>\\(a_b*c*\\)</p>"},
      {"{% highlight js %}{% raw %}\na\n{% endraw %}{% endhighlight %}",
       "<pre><code class=\"language-js\">a</code></pre>"},
      {"{% codeblock 标题 lang:js https://s.example/x 源 %}\na\n{% endcodeblock %}",
       "<figure><figcaption>标题 <a href=\"https://s.example/x\">源</a></figcaption><pre><code "
       "class=\"language-js\">a</code></pre></figure>"},
      {"{{< tab \"Go\" >}}\nx := f(a*b*c);\n{{< /tab >}}",
       "<p><strong>Go</strong></p><pre><code class=\"language-go\">x := f(a*b*c);</code></pre>"},
      {"`{% raw %}{{ page.title }}{% endraw %}`", "<p><code>{{ page.title }}</code></p>"},
      {"```\n{% raw %}{{ a }}{% endraw %}\n```", "<pre><code>{{ a }}</code></pre>"},
  }));
  CAPTURE(example.source);
  const SourceHtml html = render(example.source);
  CHECK(flat(html.html) == example.html);
  CHECK(html.dropped.empty());
}

TEST_CASE("what is between unknown tags is read as what it looks like") {
  using Shown = DroppedTag::Shown;
  struct Unknown {
    std::string_view source;
    std::string_view html;
    Shown shown;
  };
  const auto example = GENERATE(values<Unknown>({
      {"{{< high rust >}}\nfn f<T>(v: Vec<T>) { a * b * c }\n{{< /high >}}",
       "<pre><code class=\"language-rust\">fn f&lt;T&gt;(v: Vec&lt;T&gt;) { a * b * c "
       "}</code></pre>",
       Shown::kCode},
      {"{% odd %}\nfor (i = 0; i < n; i++) {\n  x[i] *= y * z;\n}\n{% endodd %}",
       "<pre><code>for (i = 0; i &lt; n; i++) {  x[i] *= y * z;}</code></pre>", Shown::kCode},
      {"{% odd %}\n$ ls *a* *b*\n{% endodd %}", "<pre><code>$ ls *a* *b*</code></pre>",
       Shown::kCode},
      {"{% odd %}\n一段**话**。\n{% endodd %}", "<p>一段<strong>话</strong>。</p>", Shown::kInside},
      {"{% odd %}\n- a\n- b;\n{% endodd %}", "<ul><li>a</li><li>b;</li></ul>", Shown::kInside},
      {"{{< odd title=\"T\" >}}\nA *word*.\n{{< /odd >}}",
       "<p><strong>T</strong></p><p>A <em>word</em>.</p>", Shown::kInside},
      {"中 {% odd 词 语 %} 文", "<p>中 词 语 文</p>", Shown::kWords},
      {"{% odd \"说 明\" size:3 %}", "<p>说 明</p>", Shown::kWords},
      {"{% odd \"说明\" /a.png %}", "<p><img src=\"/a.png\" alt=\"说明\"></p>", Shown::kWords},
      {"{% odd some words %}", "", Shown::kNothing},
  }));
  CAPTURE(example.source);
  const SourceHtml html = render(example.source);
  CHECK(flat(html.html) == example.html);
  REQUIRE(html.dropped.size() == 1);
  CHECK(html.dropped.front().shown == example.shown);
}

TEST_CASE("pictures, players and includes are shown by their arguments") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"{% image /a/b.png, alt=图, width=300px %}",
       "<figure><img src=\"/a/b.png\" width=\"300\" alt=\"图\"><figcaption><p>图</p></figcaption>"
       "</figure>"},
      {"{{< figure src=\"a.png\" caption=\"A *b* [l](/x)\" >}}",
       "<figure><img src=\"a.png\" alt=\"A b l\"><figcaption><p>A <em>b</em> <a "
       "href=\"/x\">l</a></p></figcaption></figure>"},
      {"{% video /a.mp4 %}", "<video controls src=\"/a.mp4\"></video>"},
      {"{% aplayer \"歌\" \"人\" /m.mp3 %}",
       "<p>歌 – 人</p><audio controls src=\"/m.mp3\"></audio>"},
      {"{% include image.html url=\"/c.png\" description=\"D *e*\" %}",
       "<figure><img src=\"/c.png\" alt=\"D e\"><figcaption><p>D <em>e</em></p></figcaption>"
       "</figure>"},
      {"{% include video id=\"abc\" provider=\"youtube\" %}",
       "<iframe src=\"https://www.youtube.com/embed/abc\"></iframe>"},
      {"{% include note.html content=\"Mind *it*.\" %}",
       "<blockquote><p>Mind <em>it</em>.</p></blockquote>"},
      {"a {% include toc.html %}b", "<p>a b</p>"},
  }));
  CAPTURE(example.source);
  const SourceHtml html = render(example.source);
  CHECK(flat(html.html) == example.html);
  CHECK(html.dropped.empty());
}

TEST_CASE("calls and commas of other generators are read") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"{{ vimeo(id=\"12\", autoplay=true) }}",
       "<iframe src=\"https://player.vimeo.com/video/12\"></iframe>"},
      {"{% quote(author=\"A, B\") %}\na\n{% end %}\nb",
       "<blockquote><p>a</p><footer><strong>A, B</strong></footer></blockquote><p>b</p>"},
      {"{% image \"./a.jpg\", \"A dog\" %}",
       "<figure><img src=\"./a.jpg\" alt=\"A dog\"></figure>"},
      {"{% youtube \"x\", \"title\" %}",
       "<iframe src=\"https://www.youtube.com/embed/x\"></iframe>"},
      {"{% linkgrid %}\n题 | https://l.example/ | 说明 | /i.png\n% no\n{% endlinkgrid %}",
       "<ul><li><a href=\"https://l.example/\">题</a>: 说明</li></ul>"},
      {"{% flink %}\n- class_name: x\n  link_list:\n    - name: A\n      link: https://a.example/\n"
       "{% endflink %}",
       "<p><strong>x</strong></p><ul><li><a href=\"https://a.example/\">A</a></li></ul>"},
      {"{{ name(x) }}", "<p>{{ name(x) }}</p>"},
  }));
  CAPTURE(example.source);
  CHECK(flat(render(example.source).html) == example.html);
}

TEST_CASE("the id of a heading shows no place of a tag") {
  CHECK(flat(render("# Press {% kbd A %}").html) == "<h1 id=\"press\">Press <kbd>A</kbd></h1>");
  CHECK(flat(render("# {% kbd A %}").html).find("tag0n") == std::string::npos);
}

TEST_CASE("what is protected is not translated") {
  const SourceHtml html = render("a {% prompt pw %}HIDDEN{% endprompt %}b");
  CHECK(flat(html.html) == "<p>a b</p>");
  REQUIRE(html.dropped.size() == 1);
  CHECK(html.dropped.front().shown == DroppedTag::Shown::kSecret);
}

TEST_CASE("tags that end in the wrong order, or never, lose nothing") {
  CHECK(flat(render("{% note %}a{% tabs x %}b{% endnote %}c{% endtabs %}d").html) ==
        "<blockquote><p>ab</p></blockquote><p>cd</p>");
  CHECK(flat(render("{% note %}\na\n\n`{% endnote %}`").html) ==
        "<blockquote><p>a</p><p><code>{% endnote %}</code></p></blockquote>");
  CHECK(flat(render("{%note info%}\na\n{%- endnote -%}").html) ==
        "<blockquote><p>a</p></blockquote>");
}
