#include "feed/page_template.h"

#include "feed/formats.h"
#include "feed/page_texts.h"
#include "sample_feed.h"
#include "support/catch.h"

namespace feedgen {
namespace {

ListedFeed listed(const std::string& family, CategoryPath path, std::size_t articles) {
  const std::string folder = path.empty() ? "" : path.back() + "/";
  return {{family, std::move(path)},
          articles,
          {{folder + "rss.xml", "https://example.org/" + folder + "rss.xml", "application/rss+xml"},
           {folder + "feed.json", "", "application/feed+json"}},
          folder + "index.html"};
}

// Outside of attributes feedgen's own writer leaves quotation marks as they are.
std::string without_references(std::string page) {
  constexpr std::string_view kQuote = "&quot;";
  for (std::size_t at = page.find(kQuote); at != std::string::npos; at = page.find(kQuote, at)) {
    page.replace(at, kQuote.size(), "\"");
  }
  return page;
}

void check_same(Feed feed) {
  PageLook look;
  feed.look = &look;
  const std::string own = kPage.write(feed);
  look.page_template = usual_page_template();
  CHECK(without_references(kPage.write(feed)) == without_references(own));
}

}  // namespace

TEST_CASE("the usual template makes the page that feedgen makes without one") {
  SampleFeed sample;
  sample.feed.path = "index.html";
  sample.feed.feed_list = "feeds.opml";
  check_same(sample.feed);
  sample.feed.archive.older = "https://example.org/archive";
  sample.feed.icon.url = "https://example.org/icon.png";
  sample.feed.feeds = {listed("site", {}, 9),
                       listed("categories", {"A & B"}, 4),
                       listed("categories", {"A & B", "C"}, 2),
                       listed("categories", {"A & B", "C", "D"}, 1),
                       listed("categories", {"E"}, 3),
                       listed("tags", {"red"}, 2),
                       listed("sections", {"s"}, 1)};
  check_same(sample.feed);
  sample.feed.language = "ar";
  sample.feed.group = {"categories", {"A & B"}};
  sample.feed.site_page = "index.html";
  check_same(sample.feed);
  for (int i = 0; i < 350; ++i) {
    sample.feed.feeds.push_back(listed("authors", {std::to_string(i)}, 1));
  }
  check_same(sample.feed);
  check_same(empty_feed());
}

TEST_CASE("a page shows the day by the site's clocks, with feedgen's template and without") {
  SampleFeed sample;
  Entry late;
  late.title = "Late in the evening in Greenwich";
  late.published = Instant{std::chrono::seconds{1625934600}};  // 2021-07-10T16:30:00Z
  sample.feed.entries = {&late};
  PageLook look;
  sample.feed.look = &look;
  sample.feed.timezone = Zone::at_offset(std::chrono::hours{8});
  const std::string shown = "datetime=\"2021-07-10T16:30:00Z\">2021-07-11</time>";
  CHECK(kPage.write(sample.feed).find(shown) != std::string::npos);
  check_same(sample.feed);
  sample.feed.timezone = Zone();
  CHECK(kPage.write(sample.feed).find(">2021-07-10</time>") != std::string::npos);
}

TEST_CASE("a template of the site's own says what it wants, and its head is feedgen's") {
  SampleFeed sample;
  PageLook look;
  look.page_template = "<head>{{{head}}}{{{own_style}}}</head>{{texts.subscribe}} {{feed_title}}\n";
  look.style = "a {}";
  look.texts = {{"", {{"subscribe", "Follow <us>"}}}};
  sample.feed.look = &look;
  REQUIRE(check_page_template(look.page_template));
  const std::string page = kPage.write(sample.feed);
  CHECK(page.starts_with("<head><meta charset=\"utf-8\">"));
  CHECK(page.find("<style>\na {}</style>") != std::string::npos);
  CHECK(page.find("Follow &lt;us&gt; ") != std::string::npos);
  CHECK(kPage.is_successor_of(page));
  CHECK_FALSE(check_page_template("<head></head>"));
}

TEST_CASE("nothing of a template's own stands before the policy of the page") {
  for (const std::string_view before :
       {"", "<head>",
        "{{! A page }}<!DOCTYPE html>\n<html lang=\"{{language}}\" dir=\"ltr\" >\n<HEAD>\n",
        "<!-- a --><html><head id=\"x\">"}) {
    CAPTURE(before);
    CHECK(check_page_template(std::string(before) + "{{{head}}}"));
  }
  for (const std::string_view before :
       {"text", "<script>", "<html onload=\"x\">", "<html lang={{title}}>", "<head><script>",
        "<html lang=\"a\"onload=\"x\">", "<body>", "{{title}}", "<header>", "<html lang=\"a",
        "{{{styles}}}", "<!-- a", "<html/onload=\"x\">", "{{^home}}<script>{{/home}}"}) {
    CAPTURE(before);
    CHECK_FALSE(check_page_template(std::string(before) + "{{{head}}}"));
  }
  const auto checked = check_page_template("<html>\n <script></script>{{{head}}}");
  REQUIRE_FALSE(checked);
  CHECK(checked.error().message.place == Place{{}, 2, 2});
}

TEST_CASE("texts of the site's own replace those of the table, and add languages") {
  PageLook look;
  look.texts = {{"it", {{"subscribe", "Iscriviti"}, {"feeds_of", "Feed di {}"}}},
                {"it-ch", {{"copy", "Copiare"}}},
                {"", {{"subscribe", "Follow"}, {"copy", "Take"}}}};
  CHECK(page_texts("it", &look).subscribe == "Iscriviti");
  CHECK(page_texts("it", &look).copy == "Take");
  CHECK(page_texts("it-CH", &look).copy == "Copiare");
  CHECK(page_texts("it-CH", &look).subscribe == "Iscriviti");
  CHECK(page_texts("it", &look).newest == "Newest articles");
  CHECK(page_texts("fr", &look).subscribe == "Follow");
  CHECK(page_texts("fr", nullptr).subscribe == "S’abonner");
}

TEST_CASE("a text in the style sheet of feeds can't end its string") {
  Feed feed = empty_feed();
  PageLook look;
  look.texts = {{"", {{"is_feed", "a \"b\" \\ </style> {}"}}}};
  feed.look = &look;
  const std::string css = kStylesheet.write(feed);
  CHECK(css.find("content: \"a \\22 b\\22  \\5c  \\3c /style> {}\";") != std::string::npos);
}

}  // namespace feedgen
