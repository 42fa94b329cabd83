#include <string>

#include "format/markdown.h"
#include "support/catch.h"
#include "support/text.h"

using namespace feedgen;

namespace {

// Of one paragraph.
std::string html_of(std::string_view markdown) {
  const Result<std::string> html = markdown_to_html(markdown);
  if (!html) return "error: " + html.error().message.problem;
  std::string_view text = *html;
  if (text.starts_with("<p>")) text.remove_prefix(3);
  if (text.ends_with("</p>\n")) text.remove_suffix(5);
  return std::string(text);
}

}  // namespace

TEST_CASE("a single tilde is text") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"价格10~20元，另一个30~40元", "价格10~20元，另一个30~40元"},
      {"~/bin 和 ~/etc", "~/bin 和 ~/etc"},
      {"A~B，~~删~~除", "A~B，<del>删</del>除"},
      {"\\~a~ `~b~`", "~a~ <code>~b~</code>"},
      {"[~a~](/~b~)", "<a href=\"/~b~\">~a~</a>"},
      {"$a~b$ 和 $c~d$", "$a~b$ 和 $c~d$"},
  }));
  CAPTURE(example.source);
  CHECK(html_of(example.source) == example.html);
}

TEST_CASE("bold works beside CJK letters") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"**注意：**请", "<strong>注意：</strong>请"},
      {"*空间：**谱** 去。*", "<em>空间：<strong>谱</strong> 去。</em>"},
      {"**甲：**乙，**丙：**丁", "<strong>甲：</strong>乙，<strong>丙：</strong>丁"},
      {"是**「重点」**的", "是<strong>「重点」</strong>的"},
      {"这是**“引号”**里的", "这是<strong>“引号”</strong>里的"},
      {"굵**굵게(주)**로", "굵<strong>굵게(주)</strong>로"},
      {"これは***強調（注）***です", "これは<em><strong>強調（注）</strong></em>です"},
      {"与*《书名》*同", "与*《书名》*同"},
      {"见：*《书名》*同", "见：<em>《书名》</em>同"},
      {"面积*（长+宽）*高", "面积*（长+宽）*高"},
      {"5*（3+2）*4", "5*（3+2）*4"},
      {"[**注：**请](b) `**注：**请`",
       "<a href=\"b\"><strong>注：</strong>请</a> <code>**注：**请</code>"},
      {"字**a**字", "字<strong>a</strong>字"},
      {"a**(b)**c", "a**(b)**c"},
  }));
  CAPTURE(example.source);
  CHECK(html_of(example.source) == example.html);
  CHECK(html_of("- **项：**说明") == "<ul>\n<li><strong>项：</strong>说明</li>\n</ul>\n");
  CHECK(html_of("# **注：**文") == "<h1 id=\"注文\"><strong>注：</strong>文</h1>\n");
}

TEST_CASE("a bare address ends before CJK punctuation and may follow CJK text") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"见 https://x.example/a，然后。",
       "见 <a href=\"https://x.example/a\">https://x.example/a</a>，然后。"},
      {"地址：https://a.example/b?c=d&e=f）",
       "地址：<a href=\"https://a.example/b?c=d&amp;e=f\">https://a.example/b?c=d&amp;e=f</a>）"},
      {"看https://a.example。https://b.example，",
       "看<a href=\"https://a.example\">https://a.example</a>。"
       "<a href=\"https://b.example\">https://b.example</a>，"},
      {"https://a.example请看", "<a href=\"https://a.example\">https://a.example</a>请看"},
      {"https://a.example/文、二",
       "<a href=\"https://a.example/%E6%96%87\">https://a.example/文</a>、二"},
      {"https://例子.测试/",
       "<a href=\"https://%E4%BE%8B%E5%AD%90.%E6%B5%8B%E8%AF%95/\">"
       "https://例子.测试/</a>"},
      {"邮箱：me@a.example。", "邮箱：<a href=\"mailto:me@a.example\">me@a.example</a>。"},
      {"网址：www.a.example/_b_。",
       "网址：<a href=\"http://www.a.example/_b\">www.a.example/_b</a>_。"},
  }));
  CAPTURE(example.source);
  CHECK(html_of(example.source) == example.html);
}

TEST_CASE("bare addresses end as GFM has it") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"https://a.b/x(y).", "<a href=\"https://a.b/x(y)\">https://a.b/x(y)</a>."},
      {"(https://a.b/c)", "(<a href=\"https://a.b/c\">https://a.b/c</a>)"},
      {"**https://a.b/**", "<strong><a href=\"https://a.b/\">https://a.b/</a></strong>"},
      {"**https://a.b/**字", "<strong><a href=\"https://a.b/\">https://a.b/</a></strong>字"},
      {"https://a.b/__c__.py", "<a href=\"https://a.b/__c__.py\">https://a.b/__c__.py</a>"},
      {"https://a.b/?c=1&amp;d=2",
       "<a href=\"https://a.b/?c=1&amp;d=2\">https://a.b/?c=1&amp;d=2</a>"},
      {"https://a.b/c&lt;d", "<a href=\"https://a.b/c\">https://a.b/c</a>&lt;d"},
      {"HTTP://A.b", "<a href=\"HTTP://A.b\">HTTP://A.b</a>"},
      {"xhttps://a.b", "xhttps://a.b"},
      {"https:// a.b", "https:// a.b"},
      {"https://a", "https://a"},
      {"https://a.b_c", "https://a.b_c"},
      {"`https://a.b`", "<code>https://a.b</code>"},
      {"[see https://a.b](c)", "<a href=\"c\">see https://a.b</a>"},
      {"<a href=\"c\">https://a.b</a>", "<a href=\"c\">https://a.b</a>"},
      {"<https://a.b>", "<a href=\"https://a.b\">https://a.b</a>"},
      {"![https://a.b](c)", "<img src=\"c\" alt=\"https://a.b\">"},
      {"www.a.b*c*", "<a href=\"http://www.a.b*c\">www.a.b*c</a>*"},
      {"pkg@1.2.3 @a.b a@b", "pkg@1.2.3 @a.b a@b"},
      {"mail a.b-c@d.e.f.", "mail <a href=\"mailto:a.b-c@d.e.f\">a.b-c@d.e.f</a>."},
  }));
  CAPTURE(example.source);
  CHECK(html_of(example.source) == example.html);
}

TEST_CASE("equals signs mark words, and nothing else") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"==重点==，", "<mark>重点</mark>，"},
      {"字==a *b*==字", "字<mark>a <em>b</em></mark>字"},
      {"x == y 且 a == b", "x == y 且 a == b"},
      {"a==b, c==d", "a==b, c==d"},
      {"===a=== ==b", "===a=== ==b"},
      {"==a `b==`", "==a <code>b==</code>"},
      {"*==a* b==", "<em>==a</em> b=="},
  }));
  CAPTURE(example.source);
  CHECK(html_of(example.source) == example.html);
}

TEST_CASE("names of emoji become them") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"12:30:45 :tada:", "12:30:45 🎉"},
      {"好:+1:，:nosuch:", "好👍，:nosuch:"},
      {"a:smile: :smile:b ::smile:: `:smile:`", "a:smile: :smile:b ::smile:: <code>:smile:</code>"},
      {":heart::smile:", ":heart::smile:"},
  }));
  CAPTURE(example.source);
  CHECK(html_of(example.source) == example.html);
}

TEST_CASE("hostile text in a line takes no longer than its length") {
  const auto part =
      GENERATE("https://a.b ", "https://a.b", "https://", "www.a.b", "a@", "a@b.c", "~", "==a",
               "==", "**（", "*（a）*字", ":smile:", ":a", "https://a.b/&amp;", "https://a.b/(((",
               "&amp;", "文https://", "[https://a.b", "&lt;https://a.b/_");
  CAPTURE(part);
  CHECK(markdown_to_html(repeat(part, 20'000)));
}
