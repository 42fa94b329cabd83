#include <string>

#include "body/reading_text.h"
#include "body/source_html.h"
#include "support/catch.h"

using feedgen::is_more_mark;

namespace {

bool ends_summary(const std::string& line) {
  return feedgen::plain_text_to_html(line).more_at != std::string::npos;
}

}  // namespace

TEST_CASE("the more mark is known in any case and spacing") {
  for (const std::string inside : {" more ", "more", "  MORE\t"}) {
    CHECK(is_more_mark(inside));
    CHECK(ends_summary("<!--" + inside + "-->"));
  }
  CHECK(is_more_mark("\nmore\n"));
}

TEST_CASE("other comments are no more mark") {
  for (const std::string inside : {" more or less ", "", " ", "mo re", "more>"}) {
    CHECK_FALSE(is_more_mark(inside));
    CHECK_FALSE(ends_summary("<!--" + inside + "-->"));
  }
  for (const std::string text : {"more", "<!-->", "<!-- more", "more -->", "a<!-- more -->", ""}) {
    CHECK_FALSE(ends_summary(text));
  }
}
