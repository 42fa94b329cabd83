#include "article/read_article.h"

#include "article/categories.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Instant at(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

const SourceFile kFile{"a/b.md", "in/a/b.md", at(1'500'000'000)};

Settings with_address() {
  Settings settings;
  settings.base_url = "https://example.org/blog/";
  return settings;
}

ArticleReading read(const std::string& fields, const Settings& settings = with_address()) {
  return read_article(kFile, "---\ndate: 2021-07-10 13:01:16\n" + fields + "\n---\nbody", settings);
}

Article article(const std::string& fields, const Settings& settings = with_address()) {
  ArticleReading reading = read(fields, settings);
  REQUIRE(reading.article);
  return *reading.article;
}

}  // namespace

TEST_CASE("the archive's own shape is read whole") {
  const std::string source =
      "\n---\ntitle: '港口 &amp; 灯塔'\ncategories: \n - 新媒体\n - 分类\n"
      "headimg: 'https://proxy.example/?http://static.example/a.gif'\nauthor: 某人\n"
      "comments: false\ndate: Sat, 10 Jul 2021 13:01:16 GMT\n---\n\n<div>   \n<p>x</p>\n</div>\n";
  const ArticleReading reading = read_article(kFile, source, with_address());
  REQUIRE(reading.article);
  CHECK(reading.diagnostics.empty());
  const Article& got = *reading.article;
  CHECK(got.title == "港口 & 灯塔");
  CHECK(got.categories == std::vector<CategoryPath>{{"新媒体", "分类"}});
  CHECK(got.picture == "https://proxy.example/?http://static.example/a.gif");
  CHECK(got.authors == std::vector<Person>{{"某人", "", ""}});
  CHECK(got.published == at(1625922076));
  CHECK(got.updated == got.published);
  CHECK(got.url == "https://example.org/blog/a/b.html");
  CHECK(got.id == got.url);
  const ArticleBody body = article_body(got, source, with_address());
  CHECK(body.first_line == 12);
  CHECK(body.text == "\n<div>   \n<p>x</p>\n</div>\n");
}

TEST_CASE("keys match whatever their case") {
  CHECK(article("TITLE: A\nTags: [x]").title == "A");
  CHECK(article("TITLE: A\nTags: [x]").tags == std::vector<std::string>{"x"});
}

TEST_CASE("an address in front matter is whole, or below the site's") {
  CHECK(article("permalink: https://other.org/x").url == "https://other.org/x");
  CHECK(article("permalink: /x/y/").url == "https://example.org/blog/x/y/");
  CHECK(article("url: 新/é.html").url == "https://example.org/blog/%E6%96%B0/%C3%A9.html");
  CHECK(article("link: 'javascript:alert(1)'").url == "https://example.org/blog/a/b.html");
}

TEST_CASE("without the site's address ids depend on the path alone") {
  const Article got = article("title: A", Settings{});
  CHECK(got.url.empty());
  CHECK(got.id == article("title: B", Settings{}).id);
  CHECK(got.id.starts_with("urn:uuid:"));
}

TEST_CASE("an id in front matter wins") {
  CHECK(article("guid: https://old.example/?p=7").id == "https://old.example/?p=7");
  CHECK(article("id: 9\nguid: https://old.example/?p=9").id == "https://old.example/?p=9");
  CHECK(article("id: urn:isbn:9783161484100").id == "urn:isbn:9783161484100");
  CHECK(article("id: 'tag:old.example,2020:1'").id == "tag:old.example,2020:1");
  CHECK(article("id: 6BA7B810-9DAD-11D1-80B4-00C04FD430C8").id ==
        "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  CHECK(article("guid: '{6BA7B810-9DAD-11D1-80B4-00C04FD430C8}'").id ==
        "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  for (const char* field : {"id: 7", "id: a1", "guid: 77", "id: 'http://'", "id: 'note: x y'"}) {
    CAPTURE(field);
    CHECK(article(field).id == "https://example.org/blog/a/b.html");
  }
  CHECK(read("id: 7").diagnostics.empty());
  CHECK(read("guid: 77").diagnostics.size() == 1);
}

TEST_CASE("what is hidden is no article and no error") {
  for (const char* field : {"draft: true", "published: false", "hidden: yes", "feed: false"}) {
    CAPTURE(field);
    const ArticleReading reading = read(field);
    CHECK_FALSE(reading.article);
    CHECK_FALSE(reading.skipped);
    CHECK(reading.kept_back.kind != Hidden::kNo);
  }
  CHECK(read("draft: false\npublished: true\nhidden: no").article);
}

TEST_CASE("a date that can't be read costs the article, with its place") {
  const ArticleReading reading =
      read_article(kFile, "---\ntitle: A\ndate: 2021-02-30\n---\n", with_address());
  REQUIRE(reading.skipped);
  CHECK(reading.skipped->place == Place{"in/a/b.md", 3, 7});
  CHECK(reading.skipped->problem == "no such day: 30 February 2021");
}

TEST_CASE("dates come from date, published, the path, and last from what is known of the file") {
  const auto reading = [](const char* path, const std::string& source) {
    return read_article({path, path, at(7)}, source, with_address());
  };
  const auto published = [&](const char* path, const std::string& source) {
    const ArticleReading one = reading(path, source);
    REQUIRE(one.article);
    CHECK_FALSE(one.is_undated);
    return one.article->published;
  };
  CHECK(published("2021-01-01-x.md", "---\ndate: 1970-01-02\n---\n") == at(86400));
  CHECK(published("x.md", "---\npublished: 1970-01-02\n---\n") == at(86400));
  CHECK(published("x.md", "---\ndate: [1970-01-02]\n---\n") == at(86400));
  CHECK(published("2021-07-10-x.md", "") == at(1625875200));
  CHECK(published("2021/07/10/x.md", "") == at(1625875200));
  for (const char* path : {"2021-02-30-x.md", "12021-07-10-x.md", "x.md"}) {
    CAPTURE(path);
    CHECK(reading(path, "").kept_back.kind == Hidden::kUndated);
    CHECK(reading(path, "").is_undated);
  }
  SourceFile file{"x.md", "x.md", at(7)};
  file.first_commit = at(9);
  CHECK(read_article(file, "", with_address()).article->published == at(9));
  CHECK(read_article({"README.md", "README.md", at(7)}, "", with_address()).kept_back.kind ==
        Hidden::kNoArticle);
  file.undated = UndatedRule::kModified;
  CHECK(read_article(file, "", with_address()).article->published == at(9));
  file.first_commit.reset();
  CHECK(read_article(file, "", with_address()).article->published == at(7));
}

TEST_CASE("values that mean no date are none, and the next key counts") {
  for (const char* value : {"0000-00-00 00:00:00", "-0001-11-30T00:00:00Z", "-0000",
                            "T"
                            "BD",
                            "'0'", "Created", "git Last Modified", "待定", "''"}) {
    CAPTURE(value);
    const std::string head = std::string("---\ndate: ") + value + "\n";
    CHECK(read_article(kFile, head + "---\n", with_address()).kept_back.kind == Hidden::kUndated);
    const ArticleReading next =
        read_article(kFile, head + "publishedAt: 1970-01-02\n---\n", with_address());
    REQUIRE(next.article);
    CHECK(next.article->published == at(86400));
  }
}

TEST_CASE("a clock that can't be is worth a warning where the name has the day") {
  for (const char* value : {"2021-07-10 25:00:00", "18:48:00:00 oops", "2021-02-30"}) {
    CAPTURE(value);
    const std::string source = std::string("---\ndate: ") + value + "\n---\n";
    const ArticleReading named =
        read_article({"2021-07-10-x.md", "2021-07-10-x.md", at(7)}, source, with_address());
    REQUIRE(named.article);
    CHECK(named.article->published == at(1625875200));
    CHECK(named.diagnostics.size() == 1);
    CHECK(read_article({"x.md", "x.md", at(7)}, source, with_address()).skipped);
  }
}

TEST_CASE("the keys of other programs say when an article was published and changed") {
  const auto dated = [](const std::string& fields) {
    const ArticleReading one =
        read_article({"x.md", "x.md", at(7)}, "---\n" + fields + "\n---\n", with_address());
    REQUIRE(one.article);
    return *one.article;
  };
  for (const char* key : {"publishedAt", "pub_datetime", "date-published", "Posted_On", "created",
                          "createTime", "'article:published_time'", "发布时间"}) {
    CAPTURE(key);
    CHECK(dated(std::string(key) + ": 1970-01-02").published == at(86400));
  }
  for (const char* key :
       {"updatedDate", "modDatetime", "last-updated", "dateModified", "更新时间"}) {
    CAPTURE(key);
    CHECK(dated(std::string("date: 1970-01-01\n") + key + ": 1970-01-02").updated == at(86400));
  }
  CHECK(dated("date: 1970-01-01\nlast_update: {date: 1970-01-02, author: a}").updated == at(86400));
  CHECK(dated("date: 1970-01-01\nlastUpdated: false").updated == at(0));
  CHECK(dated("created: some day\npublishedAt: 1970-01-02").published == at(86400));
}

TEST_CASE("updated is never before published, and a broken one is only warned of") {
  CHECK(article("lastmod: 2021-07-11").updated == at(1625961600));
  CHECK(article("updated: 2020-01-01").updated == at(1625922076));
  const ArticleReading reading = read("updated: some day");
  REQUIRE(reading.article);
  REQUIRE(reading.diagnostics.size() == 1);
  CHECK(reading.diagnostics[0].message.place == Place{"in/a/b.md", 3, 10});
}

TEST_CASE("pictures are found under every theme's name, relative ones beside the article") {
  const char* beside = "https://example.org/blog/a/p.png";
  for (const char* field :
       {"thumbnail: p.png", "cover: p.png", "image: {path: p.png}", "headimg: p.png", "img: p.png",
        "banner: p.png", "featured_image: p.png", "top_img: p.png", "header-img: p.png",
        "header: {teaser: p.png}", "photos: [p.png, q.png]"}) {
    CAPTURE(field);
    CHECK(article(field).picture == beside);
  }
  CHECK(article("cover: /p.png").picture == "https://example.org/blog/p.png");
  CHECK(article("cover: false\nimage: p.png").picture == beside);
  CHECK(article("cover: 'data:image/png;base64,xx'").picture.empty());
}

TEST_CASE("a title comes from the front matter, the body, or the file's name") {
  const auto title = [](const char* path, const std::string& source) {
    SourceFile file{path, path, at(7)};
    file.undated = UndatedRule::kModified;
    const ArticleReading reading = read_article(file, source, with_address());
    REQUIRE(reading.article);
    return reading.article->title;
  };
  CHECK(title("x.md", "---\ntitle: 'A &#38;amp; B'\n---\n# C\n") == "A &amp; B");
  CHECK(title("x.md", "Text.\n\n# C &amp;amp; *D*\n") == "C &amp; D");
  CHECK(title("x.html", "<title>T</title><p>x</p>") == "T");
  CHECK(title("2021-07-10-my-first-post.md", "text") == "my first post");
  CHECK(title("a/Two Words - or more.md", "text") == "Two Words - or more");
  CHECK(title("a/folder/index.md", "text") == "folder");
}

TEST_CASE("bytes that are not UTF-8 are replaced and the first is named") {
  const ArticleReading reading = read("title: \"\xE6\x96\xB0\xFF\"");
  REQUIRE(reading.article);
  CHECK(reading.article->title == "新\xEF\xBF\xBD");
  REQUIRE(reading.diagnostics.size() == 1);
  CHECK(reading.diagnostics[0].message.place == Place{"in/a/b.md", 3, 10});
}

TEST_CASE("one article can't make thousands of feeds") {
  std::string list = "[a0";
  for (int i = 1; i < 5000; ++i) list += ", a" + std::to_string(i);
  list += "]";
  Settings flat = with_address();
  flat.categories = CategoryRule::kFlat;
  const ArticleReading reading =
      read("categories: " + list + "\ntags: " + list + "\nauthors: " + list, flat);
  REQUIRE(reading.article);
  CHECK(reading.article->categories.size() == kMostCategoryFeeds);
  CHECK(reading.article->tags.size() == kMostOfAKind);
  CHECK(reading.article->authors.size() == kMostOfAKind);
  REQUIRE(reading.diagnostics.size() == 3);
  CHECK(reading.diagnostics[0].message ==
        Message{"categories: there are too many; the first 64 are used, since an article stands in "
                "at most 64 categories, parents included",
                "name fewer", Place{"in/a/b.md", 3, 1}});
}

TEST_CASE("levels of categories count, and parents that are shared count once") {
  std::string honest;
  std::string amplified;
  for (int i = 0; i < 20; ++i) honest += "\n  - [a" + std::to_string(i) + ", b, c]";
  for (int i = 0; i < 100; ++i) {
    amplified += "\n  - [a" + std::to_string(i) + ", 2, 3, 4, 5, 6, 7, 8, 9, 10]";
  }
  std::string siblings;
  for (int i = 0; i < 62; ++i) siblings += "\n  - [a, b, c" + std::to_string(i) + "]";
  const ArticleReading three_levels = read("categories:" + honest, with_address());
  REQUIRE(three_levels.article);
  CHECK(three_levels.article->categories.size() == 20);
  CHECK(three_levels.diagnostics.empty());
  const ArticleReading shared = read("categories:" + siblings, with_address());
  REQUIRE(shared.article);
  CHECK(shared.article->categories.size() == 62);
  CHECK(shared.diagnostics.empty());
  const ArticleReading ten_levels = read("categories:" + amplified, with_address());
  REQUIRE(ten_levels.article);
  CHECK(ten_levels.article->categories.size() == 6);
  CHECK(ten_levels.diagnostics.size() == 1);
}

TEST_CASE("a text file without front matter is no article") {
  const ArticleReading reading =
      read_article({"x.txt", "x.txt", at(7)}, "just text", with_address());
  CHECK_FALSE(reading.article);
  CHECK_FALSE(reading.skipped);
  CHECK(reading.diagnostics.empty());
}

}  // namespace feedgen
