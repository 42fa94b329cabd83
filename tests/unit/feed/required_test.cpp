#include "feed/shown.h"
#include "support/catch.h"

using namespace feedgen;

TEST_CASE("a feed without a title is called by its address or id") {
  Feed feed;
  feed.id = "urn:x:1";
  CHECK(required_title(feed) == "urn:x:1");
  feed.self_url = "https://example.org/rss.xml";
  CHECK(required_title(feed) == feed.self_url);
  feed.home_url = "https://example.org/";
  CHECK(required_title(feed) == feed.home_url);
  feed.title = "T";
  CHECK(required_title(feed) == "T");
}

TEST_CASE("IRIs stay ids as they are") {
  for (const char* id : {"https://example.org/a?b#c", "tag:example.org,2021:1", "urn:uuid:1",
                         "https://例子.example/图", "x-y.z+1:a"}) {
    CHECK(required_iri(id) == id);
  }
}

TEST_CASE("an id that is no IRI becomes a UUID, the same one always") {
  CHECK(required_iri("17") == "urn:uuid:2551bcc4-89eb-8b1e-a24b-1d542cede2db");
  for (const char* id :
       {"", "/2021/a", "a b:c", "http://a/b c", "http:", "1a:b", "图:1", "a:<b>"}) {
    INFO(id);
    const std::string iri = required_iri(id);
    CHECK(iri.size() == 45);
    CHECK(iri[23] == '8');
    CHECK(std::string("89ab").find(iri[28]) != std::string::npos);
  }
}
