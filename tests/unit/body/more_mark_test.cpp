#include <string>

#include "body/plain_text.h"
#include "support/catch.h"

using feedgen::is_more_comment;
using feedgen::is_more_mark;

TEST_CASE("the more mark is known in any case and spacing") {
  for (const std::string inside : {" more ", "more", "  MORE\t", "\nmore\n"}) {
    CHECK(is_more_mark(inside));
    CHECK(is_more_comment("<!--" + inside + "-->"));
  }
}

TEST_CASE("other comments are no more mark") {
  for (const std::string inside : {" more or less ", "", " ", "mo re", "more>"}) {
    CHECK_FALSE(is_more_mark(inside));
    CHECK_FALSE(is_more_comment("<!--" + inside + "-->"));
  }
  for (const std::string text : {"more", "<!-->", "<!-- more", "more -->", "a<!-- more -->", ""}) {
    CHECK_FALSE(is_more_comment(text));
  }
}
