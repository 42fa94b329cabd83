#include "feed/formats.h"
#include "feed/shown.h"
#include "read_xml.h"
#include "sample_feed.h"
#include "support/catch.h"

using namespace feedgen;

TEST_CASE("a text shows a picture that one of its elements loads") {
  const std::string url = "https://x.org/a.png?b=1&c=2";
  CHECK(shows_picture("<p><img alt=\"\" src=\"https://x.org/a.png?b=1&amp;c=2\"></p>", url));
  CHECK(shows_picture("<img src='https://x.org/a.png?b=1&c=2'>", url));
  CHECK(shows_picture("<source srcset=\"s.png 1x, https://x.org/a.png?b=1&amp;c=2 2x\">", url));
  CHECK(shows_picture("<video poster=\"https://x.org/a.png?b=1&amp;c=2\"></video>", url));
}

TEST_CASE("a link to a picture, its name as text and longer addresses don't show it") {
  const std::string url = "https://x.org/a.png";
  CHECK_FALSE(shows_picture("<a href=\"https://x.org/a.png\">x</a>", url));
  CHECK_FALSE(shows_picture("<img src=\"b.png\"> https://x.org/a.png ", url));
  CHECK_FALSE(shows_picture("<img src=\"https://x.org/a.png2\">", url));
  CHECK_FALSE(shows_picture("<img src=\"https://p.org/?https://x.org/a.png\">", url));
  CHECK_FALSE(shows_picture("", url));
  CHECK_FALSE(shows_picture("<img src=\"\">", ""));
}

TEST_CASE("a picture that the text shows is a thumbnail only, so that nobody sees it twice") {
  SampleFeed sample;
  sample.full.html = "<img src=\"https://example.org/cover.jpg?a=1&amp;b=2\">";
  for (const std::string& xml :
       {format_of_word("rss")->write(sample.feed), format_of_word("atom")->write(sample.feed)}) {
    CHECK(select(xml, "//media:content").empty());
    CHECK(select(xml, "//media:thumbnail[@width='1200'][@height='630']").size() == 1);
  }
}
