#include "article/relations.h"

#include "article/read_article.h"
#include "sites/jekyll/jekyll.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Article read(const std::string& fields, const SiteGenerator* dialect = nullptr) {
  Settings settings;
  settings.base_url = "https://site.example/blog/";
  settings.permalink_dialect = dialect;
  settings.permalink = dialect == nullptr ? "/:path.html" : "/:title.html";
  const SourceFile file{"a.md", "a.md", Instant{}};
  return *read_article(file, "---\ndate: 2021-07-10\n" + fields + "\n---\nbody", settings).article;
}

}  // namespace

TEST_CASE("a discussion is an address, and never a switch") {
  CHECK(read("comments: https://talk.example/1").comments == "https://talk.example/1");
  CHECK(read("comments: true\ncomments_url: /talk/1").comments ==
        "https://site.example/blog/talk/1");
  CHECK(read("discussion: [{name: News, url: 'https://news.example/1'}]").comments ==
        "https://news.example/1");
  CHECK(read("comments: {host: social.example, username: '@jane', id: 123}").comments ==
        "https://social.example/@jane/123");
  for (const char* none :
       {"comments: true", "comments: false", "comments: giscus", "comments: off",
        "comments: {enable: true}", "comments: /", "discussion: later",
        "comments: 'javascript:x()'", "comments: {host: 'a/b', username: x, id: 1}"}) {
    CAPTURE(none);
    CHECK(read(none).comments.empty());
  }
}

TEST_CASE("a source is the page that an article was taken from, with a title") {
  CHECK(read("source: https://www.first.example/a").source ==
        Source{"https://www.first.example/a", "first.example"});
  CHECK(read("source: {url: 'https://first.example/a', name: First &amp; Co}").source.title ==
        "First & Co");
  CHECK(read("source: Reuters\nsource_url: https://first.example/a").source ==
        Source{"https://first.example/a", "Reuters"});
  CHECK(read("original: https://user:word@first.example:81/").source.title == "first.example");
  for (const char* none : {"source: Reuters", "original: true", "source: _posts/a.md",
                           "canonical_url: https://site.example/blog/other.html",
                           "canonical: https://www.site.example/blog/other.html",
                           "source: https://site.example/blog/a.html"}) {
    CAPTURE(none);
    CHECK(read(none).source == Source{});
  }
  CHECK(read("canonical_url: https://first.example/a").source.url == "https://first.example/a");
}

TEST_CASE("a link post is about a page, and keeps its own address") {
  const Article article = read("external_url: https://other.example/page");
  CHECK(article.external_url == "https://other.example/page");
  CHECK(article.url == "https://site.example/blog/a.html");
  // Without a generator `link` is the article's own address, as ever.
  const Article own = read("link: https://other.example/page");
  CHECK(own.url == "https://other.example/page");
  CHECK(own.external_url.empty());
  const Article jekyll = read("link: https://other.example/page", &kJekyll);
  CHECK(jekyll.external_url == "https://other.example/page");
  CHECK(jekyll.url == "https://site.example/blog/a.html");
  CHECK(read("link: https://site.example/blog/b.html", &kJekyll).external_url.empty());
  CHECK(read("link: /b.html", &kJekyll).external_url.empty());
}

TEST_CASE("an article says how much of it is shown, by the words of the setting only") {
  CHECK(read("content: summary").content == ContentRule::kSummary);
  CHECK(read("content: Full").content == ContentRule::kFull);
  // No article switches the cleaning off.
  CHECK(read("content: raw").content == ContentRule::kFull);
  Settings raw;
  raw.content = ContentRule::kRaw;
  const SourceFile file{"a.md", "a.md", Instant{}};
  const std::string text = "---\ndate: 2021-07-10\ncontent: raw\n---\nbody";
  CHECK(read_article(file, text, raw).article->content == ContentRule::kRaw);
  CHECK(read("feed: {excerpt_only: true}").content == ContentRule::kSummary);
  CHECK_FALSE(read("content: A summary of it").content);
  CHECK_FALSE(read("content: {type: full}").content);
}

}  // namespace feedgen
