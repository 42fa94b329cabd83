// S3 and what is compatible with it: an object a file, put under its own name, which shows the old
// bytes or the new ones and nothing between.
#include <cstdlib>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "protocols/ping_request.h"
#include "targets/aws_credentials.h"
#include "targets/guarded_target.h"
#include "targets/s3_signature.h"
#include "targets/target_kinds.h"
#include "text/display.h"
#include "text/percent.h"
#include "text/url.h"
#include "time/date_forms.h"
#include "time/resolve_date.h"
#include "value/ranges.h"

namespace feedgen {

extern const TargetKind kS3;

namespace {

constexpr std::string_view kS3Scheme = "s3://";
constexpr std::size_t kLargestCopy = 64U << 20U;  // that is read to see whose it is

struct BucketPlace {
  std::string bucket;
  std::string prefix;  // of all keys; empty, or with a slash at its end
};

BucketPlace place_in(std::string_view url) {
  const std::string_view rest = url.substr(kS3Scheme.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return {std::string(rest), {}};
  return {std::string(rest.substr(0, slash)), std::string(rest.substr(slash + 1)) + '/'};
}

// The text of the first element of that name in an error of S3; empty: there is none.
std::string_view element_text(std::string_view xml, std::string_view name) {
  const std::size_t begin = xml.find(fmt::format("<{}>", name));
  if (begin == std::string_view::npos) return {};
  xml.remove_prefix(begin + name.size() + 2);
  const std::size_t end = xml.find('<');
  return end == std::string_view::npos ? std::string_view() : xml.substr(0, end);
}

bool is_region(std::string_view text) {
  return !text.empty() && text.size() <= 64 && none_of(text, [](char c) {
    const bool is_fit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    return !is_fit;
  });
}

std::string_view remedy_of(std::string_view code) {
  if (code == "SignatureDoesNotMatch") return "the secret key is wrong";
  if (code == "InvalidAccessKeyId") return "the access key is not known there";
  if (code == "AccessDenied") return "the access key may not do that: see docs/publishing.md";
  if (code == "ExpiredToken" || code == "InvalidToken")
    return "the session has ended: log in again";
  if (code == "NoSuchBucket") return "there is no such bucket";
  if (code == "RequestTimeTooSkewed") return "this machine's clock is wrong";
  return {};
}

class S3Target final : public GuardedTarget {
 public:
  S3Target(AwsCredentials credentials, BucketPlace place, std::string region, std::string endpoint,
           bool is_host_style)
      : credentials_(std::move(credentials)),
        place_(std::move(place)),
        region_(std::move(region)),
        endpoint_(std::move(endpoint)),
        is_host_style_(is_host_style) {}

  HttpRequest look(std::string_view path, Instant now) override {
    HttpRequest asked = request(HttpMethod::kHead, path, {}, {}, now);
    return asked;
  }
  HttpRequest read(std::string_view path, Instant now) override {
    HttpRequest asked = request(HttpMethod::kGet, path, {}, {}, now);
    asked.most_bytes = kLargestCopy;
    return asked;
  }
  HttpRequest erase(std::string_view path, Instant now) override {
    return request(HttpMethod::kDelete, path, {}, {}, now);
  }
  HttpRequest write(const FileToSend& file, const StoreCondition& condition, Instant now) {
    std::vector<std::string> headers{"Cache-Control: " + file.cache_control};
    if (has_conditions_ && condition.kind == StoreCondition::Kind::kAbsent) {
      headers.emplace_back("If-None-Match: *");
    } else if (has_conditions_ && condition.kind == StoreCondition::Kind::kSame) {
      headers.push_back("If-Match: " + condition.etag);
    }
    HttpRequest made = request(HttpMethod::kPut, file.path, file.bytes, std::move(headers), now);
    made.content_type = file.content_type;
    return made;
  }

  std::unique_ptr<Upload> store(const FileToSend& file, StoreCondition condition) override;
  bool learns(const HttpResult& result, Instant now) override;
  UploadAnswer judge(const HttpResult& result, Instant now) const override;

  bool has_conditions() const { return has_conditions_; }
  void give_up_conditions() { has_conditions_ = false; }

 private:
  HttpRequest request(HttpMethod method, std::string_view path, const std::string& body,
                      std::vector<std::string> headers, Instant now) const;
  std::string base() const;

  AwsCredentials credentials_;
  BucketPlace place_;
  std::string region_;
  std::string endpoint_;  // empty: Amazon's
  bool is_host_style_;
  bool has_conditions_ = true;     // of PUT
  std::string led_to_;             // a host of this bucket that the endpoint has named; empty: none
  std::chrono::seconds ahead_{0};  // of this machine's clock, the storage's
};

std::string S3Target::base() const {
  if (!led_to_.empty()) return led_to_;
  const std::string endpoint =
      endpoint_.empty() ? fmt::format("https://s3.{}.amazonaws.com", region_) : endpoint_;
  if (!is_host_style_) return fmt::format("{}/{}", endpoint, encode_segment(place_.bucket));
  const UrlParts parts = split_url(endpoint);
  return fmt::format("{}://{}.{}{}", parts.scheme, place_.bucket, parts.authority, parts.path);
}

HttpRequest S3Target::request(HttpMethod method, std::string_view path, const std::string& body,
                              std::vector<std::string> headers, Instant now) const {
  HttpRequest made;
  made.method = method;
  made.url =
      encode_url(fmt::format("{}/{}", base(), encode_path(place_.prefix + std::string(path))));
  made.body = body;
  made.headers = std::move(headers);
  made.asks_for = {"x-amz-bucket-region", "Date"};
  const UrlParts parts = split_url(made.url);
  const std::string_view verb = method == HttpMethod::kPut      ? "PUT"
                                : method == HttpMethod::kDelete ? "DELETE"
                                : method == HttpMethod::kHead   ? "HEAD"
                                                                : "GET";
  const SignedParts signed_parts{verb, parts.authority, parts.path, {}, made.body, {}};
  const SigningKey key{credentials_.key_id, credentials_.secret, credentials_.session_token,
                       region_};
  for (std::string& line : signing_headers(signed_parts, key, now + ahead_)) {
    made.headers.push_back(std::move(line));
  }
  return made;
}

bool S3Target::learns(const HttpResult& result, Instant now) {
  if (!result || result->status < 300) return false;
  const std::string_view code = element_text(result->body, "Code");
  // Of a bucket that lies in another region, which signs with that one's name.
  std::string region = result->asked.empty() ? std::string() : result->asked[0];
  if (region.empty()) region = element_text(result->body, "Region");
  const bool is_elsewhere = result->status == 301 || result->status == 307 ||
                            code == "AuthorizationHeaderMalformed" || result->status == 400;
  bool has_learnt = false;
  // Others that were under way meanwhile may have taught the same.
  if (is_elsewhere && is_region(region)) {
    region_ = std::move(region);
    has_learnt = true;
  }
  // Never from https to http, and only where the endpoint itself leads.
  const bool is_led = (result->status == 301 || result->status == 307 || result->status == 308) &&
                      is_web_url(result->location) &&
                      (result->location.starts_with("https:") || base().starts_with("http:"));
  if (is_led) {
    const UrlParts next = split_url(result->location);
    const std::string bucket = '/' + encode_segment(place_.bucket) + '/';
    std::string base_of_next = fmt::format("{}://{}", next.scheme, next.authority);
    if (next.path.starts_with(bucket)) base_of_next += bucket.substr(0, bucket.size() - 1);
    led_to_ = std::move(base_of_next);
    has_learnt = true;
  }
  if (code == "RequestTimeTooSkewed" && result->asked.size() > 1) {
    const std::optional<WrittenDate> date = read_rfc5322(result->asked[1]);
    if (date) {
      if (const Result<DateReading> read = resolve_date(*date, Zone()); read) {
        ahead_ = read->instant - now;
        has_learnt = true;
      }
    }
  }
  return has_learnt;
}

UploadAnswer S3Target::judge(const HttpResult& result, Instant now) const {
  if (!result) return judge_http(result, now);
  const std::string code(element_text(result->body, "Code"));
  const std::string_view remedy = remedy_of(code);
  UploadAnswer answer =
      judge_http(result, now, remedy.empty() ? code : fmt::format("{}: {}", code, remedy));
  const bool is_of_all = code == "SignatureDoesNotMatch" || code == "InvalidAccessKeyId" ||
                         code == "ExpiredToken" || code == "InvalidToken" ||
                         code == "NoSuchBucket" || code == "RequestTimeTooSkewed" ||
                         code == "InvalidBucketName" || code == "QuotaExceeded";
  if (is_of_all) answer.outcome = UploadOutcome::kDenied;
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
        (has_status(result, 404) && element_text(result->body, "Code") == "NoSuchKey");
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
  const auto [bucket, prefix] = place_in(url);
  const bool is_bucket = bucket.size() >= 3 && bucket.size() <= 63 && none_of(bucket, [](char c) {
                           const bool is_fit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                               c == '-' || c == '.';
                           return !is_fit;
                         });
  if (!is_bucket) {
    return fail(ErrorKind::kUsage, fmt::format("{} is no name of a bucket", in_quotes(bucket)),
                "write it like s3://my-bucket/feeds");
  }
  return {};
}

Result<std::unique_ptr<OpenTarget>> open_bucket(const TargetRequest& asked) {
  Result<AwsCredentials> credentials = aws_credentials(asked.variables, asked.files);
  if (!credentials) return tl::unexpected(std::move(credentials.error()));
  const PublishRules& rules = asked.rules;
  std::string endpoint = rules.endpoint.empty() ? credentials->endpoint : rules.endpoint;
  std::string region = rules.region.empty() ? credentials->region : rules.region;
  if (region.empty()) region = "us-east-1";
  while (endpoint.ends_with('/')) endpoint.pop_back();
  if (!endpoint.empty() && !is_web_url(endpoint)) {
    return fail(ErrorKind::kUsage, fmt::format("{} is no endpoint", in_quotes(endpoint)),
                "begin it with https://");
  }
  if (!is_region(region)) {
    return fail(ErrorKind::kUsage, fmt::format("{} is no region", in_quotes(region)),
                "write it like eu-central-1");
  }
  BucketPlace place = place_in(asked.url);
  // A certificate of *.s3.amazonaws.com holds for one name without dots.
  const bool is_host =
      rules.style == BucketStyle::kHost || (rules.style == BucketStyle::kAuto && endpoint.empty() &&
                                            place.bucket.find('.') == std::string::npos);
  return std::make_unique<S3Target>(std::move(*credentials), std::move(place), std::move(region),
                                    std::move(endpoint), is_host);
}

}  // namespace

constexpr std::array<std::string_view, 1> kS3Schemes{kS3Scheme};

extern const TargetKind kS3{"s3", kS3Schemes, check_bucket, open_bucket};

}  // namespace feedgen
