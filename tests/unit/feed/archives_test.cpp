#include "feed/archives.h"

#include "support/catch.h"

namespace feedgen {
namespace {

Instant at(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

}  // namespace

TEST_CASE("one article in four times the length of a document begins one") {
  CHECK(begins_document(0, 100));
  CHECK(begins_document(800, 100));
  CHECK_FALSE(begins_document(399, 100));
  CHECK_FALSE(begins_document(100, 100));
}

TEST_CASE("a document is called like the day and the id of its oldest article") {
  CHECK(document_name(at(1'551'744'000), 0x0123456789abcdef) == "2019-03-05-0123456789ab");
  CHECK(document_name(at(1'551'743'999), 1) == "2019-03-04-000000000000");
  CHECK(document_name(at(-62'135'596'800), ~std::uint64_t{0}) == "0001-01-01-ffffffffffff");
}

TEST_CASE("documents lie in a folder beside the feed") {
  CHECK(document_path("rss.xml", "N") == "archive/rss-N.xml");
  CHECK(document_path("tags/a b/index.xml", "N") == "tags/a b/archive/index-N.xml");
  CHECK(document_path("feeds/all.atom.xml", "N") == "feeds/archive/all.atom-N.xml");
  CHECK(document_path("feed", "N") == "archive/feed-N");
}

TEST_CASE("the address of a document that grows is another one when it has grown") {
  CHECK(open_document_url("https://example.org/archive/rss-N.xml", 7) ==
        "https://example.org/archive/rss-N.xml?entries=7");
}

}  // namespace feedgen
