// The signature of a request to S3-compatible storage: AWS Signature Version 4, for one chunk.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "time/instant.h"

namespace feedgen {

struct SignedParts {
  std::string_view method;  ///< "PUT"
  std::string_view host;    ///< as the header has it, with a port that the scheme does not imply
  std::string_view path;    ///< encoded; begins with a slash
  std::string_view query;   ///< encoded and sorted; without its question mark
  std::string_view body;
  /// More headers that are signed, by names in lower case.
  std::vector<std::pair<std::string, std::string>> headers;
};

struct SigningKey {
  std::string_view key_id;
  std::string_view secret;
  std::string_view session_token;  ///< empty: none
  std::string_view region;
};

/// The headers that sign the request, "Name: value" each: Authorization, x-amz-date,
/// x-amz-content-sha256 and, with a token, x-amz-security-token.
std::vector<std::string> signing_headers(const SignedParts& parts, const SigningKey& key,
                                         Instant now);

}  // namespace feedgen
