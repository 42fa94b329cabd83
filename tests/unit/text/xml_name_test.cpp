#include "text/xml_name.h"

#include "support/catch.h"

namespace feedgen {

TEST_CASE("a name of XML begins with a letter or an underscore, and has no colon") {
  for (const char* name : {"a", "_", "updatePeriod", "new-feed-url", "a.b", "é", "发布", "a1·"}) {
    CAPTURE(name);
    CHECK(is_xml_name(name));
  }
  for (const char* name : {"", "1", "-a", ".a", "a b", "a:b", "a<", "a&", "a\"", "a'", "a/", "·",
                           "\xC3\x97", "a\xCD\xBE", "a\n", "a="}) {
    CAPTURE(name);
    CHECK_FALSE(is_xml_name(name));
  }
}

}  // namespace feedgen
