// A bucket of S3, or of storage that is compatible with it: makes requests to its objects, signs
// them, and learns from answers how it wants to be asked. It sends nothing.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "s3/aws_credentials.h"
#include "system/file_system.h"
#include "system/http.h"
#include "system/variables.h"
#include "time/instant.h"
#include "value/publish_rules.h"
#include "value/result.h"

namespace feedgen {

/// "s3://my-bucket/feeds"
struct BucketAddress {
  std::string bucket;
  std::string path;  ///< behind the bucket's slash; may be empty
};

/// Whether it begins with s3://.
bool is_bucket_address(std::string_view url);

/// Fails, as a usage error, on what can't be the name of a bucket.
[[nodiscard]] Result<BucketAddress> read_bucket_address(std::string_view url);

/// Where the storage is; what is empty comes from the user's own files and variables.
struct BucketAccess {
  std::string endpoint;  ///< "https://s3.eu-central-003.backblazeb2.com"
  std::string region;
  BucketStyle style = BucketStyle::kAuto;
};

class S3Bucket {
 public:
  /// Fails, as a usage error, where there are no credentials, or no endpoint or region that can be.
  [[nodiscard]] static Result<S3Bucket> open(std::string name, const BucketAccess& access,
                                             const Variables& variables, FileReader& files);

  /// A signed request to the object of that key. `headers` are not signed.
  HttpRequest request(HttpMethod method, std::string_view key, const std::string& body,
                      std::vector<std::string> headers, Instant now) const;

  /// Whether the answer says how to ask: the region, another host of the bucket, the time. Then the
  /// same is to be asked again.
  bool learns(const HttpResult& result, Instant now);

 private:
  S3Bucket(std::string name, AwsCredentials credentials, std::string region, std::string endpoint,
           bool is_host_style);
  std::string base() const;

  std::string name_;
  AwsCredentials credentials_;
  std::string region_;
  std::string endpoint_;  // empty: Amazon's
  bool is_host_style_;
  std::string led_to_;             // a host of this bucket that the endpoint has named; empty: none
  std::chrono::seconds ahead_{0};  // of this machine's clock, the storage's
};

/// What the body of an answer says.
struct S3Problem {
  std::string code;    ///< "SlowDown"; empty: none
  std::string remedy;  ///< for people; may be empty
  /// The bucket answers nothing that these credentials ask.
  bool is_of_all = false;
};
S3Problem s3_problem(std::string_view body);

}  // namespace feedgen
