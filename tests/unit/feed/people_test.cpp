#include "feed/shown.h"
#include "support/catch.h"

using namespace feedgen;

namespace {

using People = std::vector<Person>;

}  // namespace

TEST_CASE("people are shown by name, else by the mail's local part, else by their page") {
  CHECK(shown_people({{"Jane", "j@example.org", "https://example.org/j"},
                      {"", "j.d@example.org", "https://example.org/j"},
                      {"", "", "https://example.org/j"},
                      {"", "", ""}}) ==
        People{{"Jane", "j@example.org", "https://example.org/j"},
               {"j.d", "j.d@example.org", "https://example.org/j"},
               {"https://example.org/j", "", "https://example.org/j"}});
}

TEST_CASE("a mail address in place of a person's name is cut before the @") {
  CHECK(shown_people({{"jane@example.org", "", ""}}) == People{{"jane", "", ""}});
  for (const char* name : {"@jane", "@jane@example.social", "jane@", "Jane @ Home", "a@b@c"}) {
    CHECK(shown_people({{name, "", ""}})[0].name == name);
  }
}

TEST_CASE("what is no mail address is not shown as one") {
  for (const char* email :
       {"jane", "@example.org", "jane@", "a b@example.org", "a@b@c", "Jane <j@example.org>",
        "j@example.org, k@example.org", "ü@example.org", "mailto:j@example.org"}) {
    INFO(email);
    CHECK(shown_people({{"Jane", email, ""}}) == People{{"Jane", "", ""}});
  }
}
