// S3 and what is compatible with it: an object a file, put under its own name, which shows the old
// bytes or the new ones and nothing between.
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "s3/bucket.h"
#include "targets/guarded_target.h"
#include "targets/target_kinds.h"

namespace feedgen {

extern const TargetKind kS3;

namespace {

constexpr std::size_t kLargestCopy = 64U << 20U;  // that is read to see whose it is

class S3Target final : public GuardedTarget {
 public:
  S3Target(S3Bucket bucket, std::string prefix)
      : bucket_(std::move(bucket)), prefix_(std::move(prefix)) {}

  HttpRequest look(std::string_view path, Instant now) override {
    return bucket_.request(HttpMethod::kHead, key_of(path), {}, {}, now);
  }
  HttpRequest read(std::string_view path, Instant now) override {
    HttpRequest asked = bucket_.request(HttpMethod::kGet, key_of(path), {}, {}, now);
    asked.most_bytes = kLargestCopy;
    return asked;
  }
  HttpRequest erase(std::string_view path, Instant now) override {
    return bucket_.request(HttpMethod::kDelete, key_of(path), {}, {}, now);
  }
  HttpRequest write(const FileToSend& file, const StoreCondition& condition, Instant now) {
    std::vector<std::string> headers{"Cache-Control: " + file.cache_control};
    if (has_conditions_ && condition.kind == StoreCondition::Kind::kAbsent) {
      headers.emplace_back("If-None-Match: *");
    } else if (has_conditions_ && condition.kind == StoreCondition::Kind::kSame) {
      headers.push_back("If-Match: " + condition.etag);
    }
    HttpRequest made =
        bucket_.request(HttpMethod::kPut, key_of(file.path), file.bytes, std::move(headers), now);
    made.content_type = file.content_type;
    return made;
  }

  std::unique_ptr<Upload> store(const FileToSend& file, StoreCondition condition) override;
  bool learns(const HttpResult& result, Instant now) override {
    return bucket_.learns(result, now);
  }
  UploadAnswer judge(const HttpResult& result, Instant now) const override;

  bool has_conditions() const { return has_conditions_; }
  void give_up_conditions() { has_conditions_ = false; }

 private:
  std::string key_of(std::string_view path) const { return prefix_ + std::string(path); }

  S3Bucket bucket_;
  std::string prefix_;          // of all keys; empty, or with a slash at its end
  bool has_conditions_ = true;  // of PUT
};

UploadAnswer S3Target::judge(const HttpResult& result, Instant now) const {
  if (!result) return judge_http(result, now);
  const S3Problem problem = s3_problem(result->body);
  const std::string& code = problem.code;
  UploadAnswer answer = judge_http(
      result, now, problem.remedy.empty() ? code : fmt::format("{}: {}", code, problem.remedy));
  if (problem.is_of_all) answer.outcome = UploadOutcome::kDenied;
  if (code == "SlowDown" || code == "RequestTimeout") answer.outcome = UploadOutcome::kRetry;
  return answer;
}

class S3Store final : public Upload {
 public:
  S3Store(S3Target& target, const FileToSend& file, StoreCondition condition)
      : target_(target), file_(file), condition_(std::move(condition)) {}

  UploadStep begin(Instant now) override {
    had_condition_ = target_.has_conditions();
    return target_.write(file_, condition_, now);
  }

  UploadStep next(const HttpResult& result, Instant now) override {
    constexpr int kMostTries = 3;
    if (is_success(result)) return UploadAnswer{UploadOutcome::kDone, {}, result->etag};
    // 409: two that write at once; 404: the file that was to be replaced is gone.
    const bool is_changed =
        has_status(result, 412) || has_status(result, 409) ||
        (has_status(result, 404) && s3_problem(result->body).code == "NoSuchKey");
    if (is_changed) return UploadAnswer{UploadOutcome::kForeign, {}, {}};
    const bool knows_no_conditions = had_condition_ && has_status(result, 501);
    if (knows_no_conditions) target_.give_up_conditions();
    if (++tries_ < kMostTries && (knows_no_conditions || target_.learns(result, now))) {
      return begin(now);
    }
    return target_.judge(result, now);
  }

 private:
  S3Target& target_;
  const FileToSend& file_;
  StoreCondition condition_;
  bool had_condition_ = false;
  int tries_ = 0;
};

std::unique_ptr<Upload> S3Target::store(const FileToSend& file, StoreCondition condition) {
  return std::make_unique<S3Store>(*this, file, std::move(condition));
}

Result<void> check_bucket(std::string_view url) {
  return read_bucket_address(url).map([](const BucketAddress&) {});
}

Result<std::unique_ptr<OpenTarget>> open_bucket(const TargetRequest& asked) {
  Result<BucketAddress> address = read_bucket_address(asked.url);
  if (!address) return tl::unexpected(std::move(address.error()));
  const PublishRules& rules = asked.rules;
  Result<S3Bucket> bucket =
      S3Bucket::open(std::move(address->bucket), {rules.endpoint, rules.region, rules.style},
                     asked.variables, asked.files);
  if (!bucket) return tl::unexpected(std::move(bucket.error()));
  std::string prefix = std::move(address->path);
  if (!prefix.empty()) prefix += '/';
  return std::make_unique<S3Target>(std::move(*bucket), std::move(prefix));
}

}  // namespace

constexpr std::array<std::string_view, 1> kS3Schemes{"s3://"};

extern const TargetKind kS3{"s3", kS3Schemes, check_bucket, open_bucket};

}  // namespace feedgen
