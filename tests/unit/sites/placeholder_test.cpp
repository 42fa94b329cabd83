#include "sites/placeholder.h"

#include "support/catch.h"

namespace feedgen {

TEST_CASE("addresses that only examples have are placeholders") {
  for (const char* address :
       {"http://example.com", "https://www.example.com/blog", "https://yoursite.com/",
        "https://YOUR-DOMAIN.com", "https://username.github.io", "https://{{ domain }}",
        "https://<user>.github.io", "$BASE_URL", "https://blog.example.com:8080/x"}) {
    CAPTURE(address);
    CHECK(is_placeholder_address(address));
    CHECK(is_placeholder_of_site(address));
  }
  for (const char* address : {"https://example.org/", "http://localhost:4000",
                              "http://127.0.0.1:8000/", "http://[::1]:1313/"}) {
    CAPTURE(address);
    CHECK_FALSE(is_placeholder_address(address));
    CHECK(is_placeholder_of_site(address));
  }
  for (const char* address : {"https://h.example", "https://myexample.com", "https://test.com",
                              "https://ann.github.io/blog", "https://local.news", ""}) {
    CAPTURE(address);
    CHECK_FALSE(is_placeholder_of_site(address));
  }
}

}  // namespace feedgen
