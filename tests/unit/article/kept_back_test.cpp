#include "article/kept_back.h"

#include <string>

#include "article/hiding_keys.h"
#include "article/read_article.h"
#include "sites/generator.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Settings on_site(std::string_view word) {
  Settings settings;
  settings.generator = generator_of_word(word);
  return settings;
}

ArticleReading read(const std::string& fields, const Settings& settings = {}) {
  const SourceFile file{"a.md", "a.md", Instant{}, "a.md"};
  return read_article(file, "---\ntitle: A\ndate: 2021-07-10\n" + fields + "\n---\nbody", settings);
}

bool is_shown(const std::string& fields, const Settings& settings = {}) {
  return read(fields, settings).article.has_value();
}

std::string key_of(const std::string& fields, const Settings& settings = {}) {
  return read(fields, settings).kept_back.key;
}

}  // namespace

TEST_CASE("a plain key has no case and no separators") {
  CHECK(plain_key("hidden_in-Rss") == "hiddeninrss");
  CHECK(plain_key("dg-publish") == "dgpublish");
  CHECK(find_hiding_key("hiddeninrss") != nullptr);
  CHECK(find_hiding_key("hiddenfromhomepage") == nullptr);
}

TEST_CASE("what keeps an article back, whatever it is called") {
  for (const char* fields : {"password: 20240101",
                             "Password: 0",
                             "password: [x]",
                             "encrypted: 1",
                             "encrypt: yes",
                             "encrypt: {password: x}",
                             "enc_pwd: x",
                             "private: true",
                             "is_private: 1",
                             "secret: on",
                             "unlisted: true",
                             "hide: index",
                             "hide: \"true\"",
                             "hidden: 1",
                             "Hidden: TRUE",
                             "hidden: [true]",
                             "hide: all",
                             "draft: \"1\"",
                             "draft: [true]",
                             "draft: t",
                             "isDraft: yes",
                             "draft: 是",
                             "published: 0",
                             "published: 'false'",
                             "published: off",
                             "publish: false",
                             "dg-publish: no",
                             "public: false",
                             "status: Draft",
                             "status: ' private '",
                             "status: auto-draft",
                             "status: [pending]",
                             "status: 草稿",
                             "post_status: trash",
                             "state: draft",
                             "visible: hide",
                             "visible: 0",
                             "listed: no",
                             "visibility: Private",
                             "visibility: members",
                             "visibility: 非公開",
                             "rss: no",
                             "feed: 0",
                             "xml: false",
                             "feed: {exclude: true}",
                             "feed: {enable: false}",
                             "in_feed: false",
                             "show_in_rss: n",
                             "exclude_from_feed: true",
                             "hiddenInRss: true",
                             "hidden-from-feed: yes",
                             "DisableFeed: true",
                             "disable-feed: 1",
                             "eleventyExcludeFromCollections: true",
                             "eleventyExcludeFromCollections: [posts]",
                             "eleventyExcludeFromCollections: nav, all",
                             "permalink: false",
                             "permalink: \"false\"",
                             "permalink: {build: false}",
                             "build: {list: never}",
                             "_build: {list: false}",
                             "build: {list: local, render: always}",
                             "layout: secret_post",
                             "params: {private: true}",
                             "extra: {hidden: true}",
                             "draft: false\npublished: false",
                             "published: true\ndraft: true"}) {
    CAPTURE(fields);
    const ArticleReading reading = read(fields);
    CHECK_FALSE(reading.article);
    CHECK_FALSE(reading.skipped);
    CHECK(reading.diagnostics.empty());
    CHECK_FALSE(reading.kept_back.key.empty());
  }
}

TEST_CASE("what keeps nothing back") {
  for (const char* fields : {"password:",
                             "password: \"\"\nmessage: hi",
                             "password: no",
                             "encrypt: false",
                             "encrypt: {enable: false}",
                             "draft: 0",
                             "draft: \"\"",
                             "draft:",
                             "draft: 否",
                             "draft: []",
                             "published:",
                             "published: 2024-05-01",
                             "publish: true",
                             "publish: 2024-01-01",
                             "hidden: false",
                             "hide: 0",
                             "hide: [navigation, toc]",
                             "hide: toc",
                             "status: publish",
                             "status: future",
                             "status: evergreen",
                             "status: done",
                             "status: in-progress",
                             "state: final",
                             "access: by train",
                             "visible: true",
                             "visible:",
                             "visibility: public",
                             "visibility: 公开",
                             "feed: {title: X}",
                             "feed: {excerpt_only: true}",
                             "rss: true",
                             "rss: https://x.example/feed.xml",
                             "feed:",
                             "hiddenFromHomePage: true",
                             "searchHidden: true",
                             "sitemap: false",
                             "noindex: true",
                             "indexing: false",
                             "archive: true",
                             "eleventyExcludeFromCollections: [nav]",
                             "build: {render: never}",
                             "build: false",
                             "layout: post",
                             "comments: false",
                             "hide_title: true",
                             "publisher: none of them"}) {
    CAPTURE(fields);
    const ArticleReading reading = read(fields);
    CHECK(reading.article);
    CHECK(reading.diagnostics.empty());
  }
}

TEST_CASE(
    "a value that is not clear, and a key that is nearly one that hides, hide with a warning") {
  for (const char* fields :
       {"draft: soon", "hidden: flase", "private: {a: b}", "published: fasle", "visibility: mine",
        "status: drfat", "privat: true", "pasword: x", "passwort: x", "hiden: true", "drafts: true",
        "publised: false", "params: {privat: true}"}) {
    CAPTURE(fields);
    const ArticleReading reading = read(fields);
    CHECK_FALSE(reading.article);
    REQUIRE(reading.diagnostics.size() == 1);
    CHECK(reading.diagnostics[0].message.problem.find("left out") != std::string::npos);
    CHECK(reading.diagnostics[0].message.place.path == "a.md");
  }
  CHECK(is_shown("drafts: false"));
  CHECK(is_shown("pasword:"));
}

TEST_CASE("the key that hides is named with its line, that of a password before others") {
  const ArticleReading reading = read("hidden: true\npassword: x");
  CHECK(reading.kept_back.key == "password");
  CHECK(reading.kept_back.line == 5);
  CHECK(key_of("draft: perhaps\nhide: true") == "hide");
}

TEST_CASE("the settings show, drafts and unpublished let articles through") {
  Settings settings;
  settings.show = {"hidden", "hidden_in_rss"};
  CHECK(is_shown("hidden: true", settings));
  CHECK(is_shown("hiddenInRss: true", settings));
  CHECK_FALSE(is_shown("hidden: true\npassword: x", settings));
  settings.drafts = true;
  CHECK(is_shown("draft: true\nisDraft: true", settings));
  CHECK_FALSE(is_shown("status: private", settings));
  CHECK_FALSE(is_shown("published: false", settings));
  settings.unpublished = true;
  CHECK(is_shown("published: false\npublish: false", settings));
  CHECK_FALSE(is_shown("private: true", settings));
}

TEST_CASE("generators have habits") {
  CHECK_FALSE(is_shown("published:", on_site("jekyll")));
  CHECK_FALSE(is_shown("published:", on_site("hexo")));
  CHECK(is_shown("published:", on_site("hugo")));
  CHECK_FALSE(is_shown("password: no", on_site("hexo")));
  CHECK_FALSE(is_shown("headless: true", on_site("hugo")));
}

TEST_CASE("a folder above keeps all articles back, or has values for them") {
  SourceFile file{"w/a.md", "w/a.md", Instant{}, "w/a.md"};
  file.inherited.kept_back_by = "w/_index.md";
  const std::string source = "---\ntitle: A\ndate: 2021-07-10\ndraft: false\n---\n";
  CHECK(read_article(file, source, {}).kept_back.key == "w/_index.md");
  file.inherited.kept_back_by.clear();
  Node draft;
  draft.kind = Node::Kind::kScalar;
  draft.text = "true";
  file.inherited.values.kind = Node::Kind::kMap;
  file.inherited.values.members.push_back({"draft", 0, 0, draft});
  CHECK(read_article(file, source, {}).article);
  CHECK_FALSE(read_article(file, "---\ntitle: A\ndate: 2021-07-10\n---\n", {}).article);
}

TEST_CASE("keys that are nearly those of articles are named, where the article lacks them") {
  const auto warnings = [](const std::string& fields) { return read(fields).diagnostics; };
  REQUIRE(warnings("categorys: x").size() == 1);
  CHECK(warnings("categorys: x")[0].message.remedy == "did you mean \"category\"?");
  CHECK(warnings("discription: x").size() == 1);
  CHECK(warnings("categorys: x\ncategories: y").empty());
  CHECK(warnings("titel: x").empty());  // it has a title
  CHECK(warnings("images: [a.png]\nlinks: x\nimage2: b.png\nsubtitle: x\nbanners: y").empty());
}

}  // namespace feedgen
