#include "check/entry_field.h"

#include <string>
#include <string_view>

#include "support/catch.h"

namespace feedgen {
namespace {

std::string_view field(std::string_view document, std::string_view begin, std::string_view at) {
  return field_of_entry(document, document.find(begin), document.find(at));
}

constexpr std::string_view kRss =
    "<rss><channel><title>S</title><item>\n<title a=\"x>y\">T</title><link>L</link><empty/>between"
    "<media:group><media:content url=\"u\"/></media:group>"
    "<content:encoded><![CDATA[<p>words</p><title>no</title>]]></content:encoded></item>"
    "<item><title>Next</title></item></channel></rss>";

constexpr std::string_view kJson =
    "{\"title\": \"S\", \"items\": [{\"id\": \"I\", \"a\\\"b\": 1, \"authors\": [{\"name\": "
    "\"N\"}], \"content_html\": \"x \\\"date\\\": y\", \"date_published\": \"D\"}, {\"id\": "
    "\"J\"}]}";

}  // namespace

TEST_CASE("an element of an entry is named, not what stands in it") {
  CHECK(field(kRss, "<item>", "<title a") == "title");
  CHECK(field(kRss, "<item>", "T</title>") == "title");
  CHECK(field(kRss, "<item>", "L</link>") == "link");
  CHECK(field(kRss, "<item>", "<empty/>") == "empty");
  CHECK(field(kRss, "<item>", "between") == "");
  CHECK(field(kRss, "<item>", "<media:content") == "media:group");
  CHECK(field(kRss, "<item>", "words") == "content:encoded");
  CHECK(field(kRss, "<item>", "<title>no") == "content:encoded");
  CHECK(field(kRss, "<item>", "<item>") == "");
}

TEST_CASE("a member of an item is named, not what stands in it") {
  CHECK(field(kJson, "{\"id\": \"I", "I\"") == "id");
  CHECK(field(kJson, "{\"id\": \"I", "1, ") == "a\\\"b");
  CHECK(field(kJson, "{\"id\": \"I", "N\"}") == "authors");
  CHECK(field(kJson, "{\"id\": \"I", "date\\\"") == "content_html");
  CHECK(field(kJson, "{\"id\": \"I", "D\"") == "date_published");
}

TEST_CASE("a document that breaks off has some field or none") {
  for (const std::string_view whole : {kRss, kJson}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      for (std::size_t offset = 0; offset < size; offset += 7) {
        field_of_entry(whole.substr(0, size), whole.find(whole == kRss ? "<item>" : "{\"id\""),
                       offset);
      }
    }
  }
  CHECK(field_of_entry("", 0, 0) == "");
  CHECK(field_of_entry("<item>", 9, 9) == "");
}

}  // namespace feedgen
