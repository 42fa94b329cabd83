#include "serve/conditions.h"

#include "support/catch.h"

namespace feedgen {
namespace {

using Headers = std::map<std::string, std::string, std::less<>>;

const Instant kTime = *http_date("Sun, 06 Nov 1994 08:49:37 GMT");
const Validators kCopy{"\"a\"", kTime};

Precondition condition(const Headers& headers, const Validators& copy = kCopy) {
  HttpQuestion question{"GET"};
  question.headers = headers;
  return condition_of(question, copy);
}

bool is_part_asked(const Headers& headers, const char* method = "GET") {
  HttpQuestion question{method};
  question.headers = headers;
  return asked_range(question, kCopy) != nullptr;
}

}  // namespace

TEST_CASE("a list of entity tags is compared weakly") {
  CHECK(names_tag("*", "\"a\""));
  CHECK(names_tag("\"a\"", "\"a\""));
  CHECK(names_tag("W/\"a\"", "\"a\""));
  CHECK(names_tag("\"x\", W/\"y,\" ,\"a\"", "\"a\""));
  CHECK_FALSE(names_tag("\"ab\", a", "\"a\""));
  CHECK_FALSE(names_tag("\"a", "\"a\""));
  CHECK_FALSE(names_tag("", "\"a\""));
}

TEST_CASE("dates of HTTP have three forms") {
  CHECK(http_date("Sunday, 06-Nov-94 08:49:37 GMT") == kTime);
  CHECK(http_date("Sun Nov  6 08:49:37 1994") == kTime);
  for (const char* text : {"", "784111777", "1994-11-06", "yesterday GMT", "Sun, 06 Nov 1994"}) {
    INFO(text);
    CHECK_FALSE(http_date(text));
  }
}

TEST_CASE("tags go before times") {
  const char* const same = "Sun, 06 Nov 1994 08:49:37 GMT";
  const char* const before = "Sun, 06 Nov 1994 08:49:36 GMT";
  CHECK(condition({}) == Precondition::kServe);
  CHECK(condition({{"if-none-match", "\"a\""}}) == Precondition::kNotModified);
  CHECK(condition({{"if-none-match", "\"b\""}, {"if-modified-since", same}}) ==
        Precondition::kServe);
  CHECK(condition({{"if-modified-since", same}}) == Precondition::kNotModified);
  CHECK(condition({{"if-modified-since", before}}) == Precondition::kServe);
  CHECK(condition({{"if-modified-since", "never"}}) == Precondition::kServe);
  CHECK(condition({{"if-modified-since", same}}, {"\"a\"", std::nullopt}) == Precondition::kServe);
  CHECK(condition({{"if-match", "\"b\""}}) == Precondition::kFailed);
  CHECK(condition({{"if-match", "W/\"a\""}}) == Precondition::kFailed);
  CHECK(condition({{"if-match", "\"a\""}, {"if-unmodified-since", before}}) ==
        Precondition::kServe);
  CHECK(condition({{"if-unmodified-since", before}}) == Precondition::kFailed);
  CHECK(condition({{"if-unmodified-since", same}}) == Precondition::kServe);
}

TEST_CASE("a part is served of the copy that the client has") {
  CHECK(is_part_asked({{"range", "bytes=0-1"}}));
  CHECK_FALSE(is_part_asked({{"range", "bytes=0-1"}}, "HEAD"));
  CHECK(is_part_asked({{"range", "bytes=0-1"}, {"if-range", "\"a\""}}));
  CHECK_FALSE(is_part_asked({{"range", "bytes=0-1"}, {"if-range", "W/\"a\""}}));
  CHECK(is_part_asked({{"range", "bytes=0-1"}, {"if-range", "Sun, 06 Nov 1994 08:49:37 GMT"}}));
  CHECK_FALSE(
      is_part_asked({{"range", "bytes=0-1"}, {"if-range", "Sun, 06 Nov 1994 08:49:38 GMT"}}));
}

TEST_CASE("gzip is used where it is accepted") {
  for (const char* accept : {"gzip", "x-gzip", "GZip;q=0.5", "br, gzip", "*", "gzip;q=0.001",
                             "deflate, gzip;q=1.0, *;q=0"}) {
    INFO(accept);
    CHECK(accepts_gzip(accept));
  }
  for (const char* accept :
       {"", "br", "gzip;q=0", "gzip ; Q=0.000", "gzip;q=0, *", "*;q=0", "identity", "gzipped"}) {
    INFO(accept);
    CHECK_FALSE(accepts_gzip(accept));
  }
}

}  // namespace feedgen
