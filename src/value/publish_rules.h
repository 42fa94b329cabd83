// Where feeds are served: the setting `publish`, which says to which targets what is published is
// uploaded, and how.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace feedgen {

/// A kind of target: a row of targets/target_kinds.cpp.
struct TargetKind;

/// A place that files are uploaded to.
struct UploadTarget {
  const TargetKind* kind = nullptr;  ///< never null in a target that is in use
  std::string url;                   ///< as the settings have it, without a slash at its end

  bool operator==(const UploadTarget&) const = default;
};

/// How the bucket of a target stands in the addresses of its files.
enum class BucketStyle {
  kAuto,  ///< as a host at Amazon, as a path at another endpoint
  kPath,  ///< https://endpoint/bucket/file
  kHost,  ///< https://bucket.endpoint/file
};

/// How many files may be removed at a target at once without consent.
struct RemovalBrake {
  std::size_t count = 0;
  unsigned percent = 10;  ///< of the files that were uploaded; 0: `count` holds

  bool operator==(const RemovalBrake&) const = default;
};

struct PublishRules {
  std::vector<UploadTarget> targets;
  std::string endpoint;  ///< of S3-compatible storage; empty: Amazon's
  std::string region;    ///< likewise; empty: that of the user's own files
  BucketStyle style = BucketStyle::kAuto;
  std::chrono::seconds cache = std::chrono::minutes{5};  ///< how long copies of feeds may be kept
  RemovalBrake max_removals;
  bool gzip = false;               ///< files have a twin beside them, NAME.gz
  bool private_addresses = false;  ///< targets may be on this machine or network
};

}  // namespace feedgen
