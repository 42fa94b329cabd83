#include "sample_feed.h"

namespace feedgen {

Instant sample_instant(int seconds) {
  return Instant(std::chrono::seconds(1'625'922'076 + seconds));
}

SampleFeed::SampleFeed() {
  full.id = "https://example.org/2021/%E6%99%BA%E6%85%A7.html?a=1&b=2";
  full.url = full.id;
  full.title = "智慧 <城市> & \"AT&T\" 👩‍👩‍👧";
  full.published = sample_instant();
  full.updated = sample_instant(3600);
  full.authors = {{"趣头条", "", "https://example.org/a?b&c"}, {"", "jane.doe@example.org", ""}};
  full.labels = {{"News", "News"}, {"News/A&B", "A&B"}, {"tag", "tag"}};
  full.language = "zh-CN";
  full.summary = "1 < 2 && \"x\" &amp;";
  full.html =
      "<p>a &amp; b ]]> c</p>\n<img src=\"https://example.org/p.jpg?a=1&amp;b=2\" alt=\"\">";
  full.picture = {"https://example.org/cover.jpg?a=1&b=2", "image/jpeg", 1200, 630, 98765};
  full.enclosures = {{"https://example.org/e.mp3?x=1&y=2", "audio/mpeg", 5'000'000'000, 0}};

  bare.id = "https://example.org/?id=17";
  bare.title = "Bare";
  bare.published = sample_instant(-60);
  bare.updated = bare.published;

  feed.title = "Example & Söhne";
  feed.description = "All < everything";
  feed.home_url = "https://example.org/";
  feed.id = "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66";
  feed.self_url = "https://example.org/feeds/";
  feed.language = "en";
  feed.rights = "© 2021 A & B";
  feed.icon = {"https://example.org/icon.png?a&b", "image/png", 512, 512, 0};
  feed.has_look = true;
  feed.logo.url = "https://example.org/logo.png?a&b";
  feed.authors = {{"Jane (Editor) Doe", "jane@example.org", "https://example.org/jane?a&b"}};
  feed.hubs = {"https://hub.example.org/?a&b", "https://hub2.example.org/"};
  feed.cloud = Cloud{"cloud.example.org", 5337, "/pleaseNotify"};
  feed.updated = full.updated;
  feed.published = full.published;
  feed.entries = {&full, &bare};
}

Feed empty_feed() {
  Feed feed;
  feed.id = "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66";
  return feed;
}

}  // namespace feedgen
