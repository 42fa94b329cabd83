#include "s3/signature.h"

#include "support/catch.h"

namespace feedgen {
namespace {

// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
constexpr SigningKey kExampleKey{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                                 "", "us-east-1"};
const Instant kExampleTime{std::chrono::seconds{1'369'353'600}};  // 20130524T000000Z

std::string signature_in(const std::vector<std::string>& headers) {
  return headers.front().substr(headers.front().rfind('=') + 1);
}

}  // namespace

TEST_CASE("a request is signed as in Amazon's example of GET Object") {
  const SignedParts parts{"GET", "examplebucket.s3.amazonaws.com", "/test.txt", "",
                          "",    {{"range", "bytes=0-9"}}};
  const std::vector<std::string> headers = signing_headers(parts, kExampleKey, kExampleTime);
  CHECK(signature_in(headers) ==
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  CHECK(headers[1] == "x-amz-date: 20130524T000000Z");
  CHECK(headers.size() == 3);
}

TEST_CASE("a body and its encoded name are signed as in Amazon's example of PUT Object") {
  const SignedParts parts{
      "PUT",
      "examplebucket.s3.amazonaws.com",
      "/test%24file.text",
      "",
      "Welcome to Amazon S3.",
      {{"date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"}}};
  CHECK(signature_in(signing_headers(parts, kExampleKey, kExampleTime)) ==
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
}

TEST_CASE("the token of a session is signed too") {
  SigningKey key = kExampleKey;
  key.session_token = "token";
  const SignedParts parts{"GET", "h.example", "/a", "", "", {}};
  const std::vector<std::string> headers = signing_headers(parts, key, kExampleTime);
  CHECK(headers.back() == "x-amz-security-token: token");
  CHECK(headers.front().find("x-amz-date;x-amz-security-token,") != std::string::npos);
}

}  // namespace feedgen
