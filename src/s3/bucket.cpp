#include "s3/bucket.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "s3/signature.h"
#include "text/display.h"
#include "text/percent.h"
#include "text/url.h"
#include "time/date_forms.h"
#include "time/resolve_date.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::string_view kScheme = "s3://";

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

}  // namespace

bool is_bucket_address(std::string_view url) { return url.starts_with(kScheme); }

Result<BucketAddress> read_bucket_address(std::string_view url) {
  const std::string_view rest = url.substr(kScheme.size());
  const std::size_t slash = rest.find('/');
  BucketAddress address{std::string(rest.substr(0, slash)), {}};
  if (slash != std::string_view::npos) address.path = rest.substr(slash + 1);
  const std::string& name = address.bucket;
  const bool is_bucket = name.size() >= 3 && name.size() <= 63 && none_of(name, [](char c) {
                           const bool is_fit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                               c == '-' || c == '.';
                           return !is_fit;
                         });
  // Those who read addresses take such parts away, and so sign another one.
  const std::string parts = '/' + address.path + '/';
  if (parts.find("/./") != std::string::npos || parts.find("/../") != std::string::npos) {
    return fail(ErrorKind::kUsage, fmt::format("{} has . or .. in it", in_quotes(address.path)),
                "write it like s3://my-bucket/feeds");
  }
  if (is_bucket) return address;
  return fail(ErrorKind::kUsage,
              fmt::format("{} is no name of a bucket", in_quotes(name.substr(name.rfind('@') + 1))),
              "write it like s3://my-bucket/feeds");
}

S3Bucket::S3Bucket(std::string name, AwsCredentials credentials, std::string region,
                   std::string endpoint, bool is_host_style)
    : name_(std::move(name)),
      credentials_(std::move(credentials)),
      region_(std::move(region)),
      endpoint_(std::move(endpoint)),
      is_host_style_(is_host_style) {}

Result<S3Bucket> S3Bucket::open(std::string name, const BucketAccess& access,
                                const Variables& variables, FileReader& files) {
  Result<AwsCredentials> credentials = aws_credentials(variables, files);
  if (!credentials) return tl::unexpected(std::move(credentials.error()));
  std::string endpoint = access.endpoint.empty() ? credentials->endpoint : access.endpoint;
  std::string region = access.region.empty() ? credentials->region : access.region;
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
  // A certificate of *.s3.amazonaws.com holds for one name without dots.
  const bool is_host_style = access.style == BucketStyle::kHost ||
                             (access.style == BucketStyle::kAuto && endpoint.empty() &&
                              name.find('.') == std::string::npos);
  return S3Bucket(std::move(name), std::move(*credentials), std::move(region), std::move(endpoint),
                  is_host_style);
}

std::string S3Bucket::base() const {
  if (!led_to_.empty()) return led_to_;
  const std::string endpoint =
      endpoint_.empty() ? fmt::format("https://s3.{}.amazonaws.com", region_) : endpoint_;
  if (!is_host_style_) return fmt::format("{}/{}", endpoint, encode_segment(name_));
  const UrlParts parts = split_url(endpoint);
  return fmt::format("{}://{}.{}{}", parts.scheme, name_, parts.authority, parts.path);
}

HttpRequest S3Bucket::request(HttpMethod method, std::string_view key, const std::string& body,
                              std::vector<std::string> headers, Instant now) const {
  HttpRequest made;
  made.method = method;
  made.url = encode_url(fmt::format("{}/{}", base(), encode_path(key)));
  made.body = body;
  made.headers = std::move(headers);
  made.asks_for = {"x-amz-bucket-region", "Date"};
  const UrlParts parts = split_url(made.url);
  const std::string_view verb = method == HttpMethod::kPut      ? "PUT"
                                : method == HttpMethod::kDelete ? "DELETE"
                                : method == HttpMethod::kHead   ? "HEAD"
                                                                : "GET";
  const SignedParts signed_parts{verb, parts.authority, parts.path, {}, made.body, {}};
  const SigningKey signing{credentials_.key_id, credentials_.secret, credentials_.session_token,
                           region_};
  for (std::string& line : signing_headers(signed_parts, signing, now + ahead_)) {
    made.headers.push_back(std::move(line));
  }
  return made;
}

bool S3Bucket::learns(const HttpResult& result, Instant now) {
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
    const std::string bucket = '/' + encode_segment(name_) + '/';
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

S3Problem s3_problem(std::string_view body) {
  S3Problem problem;
  problem.code = element_text(body, "Code");
  problem.remedy = remedy_of(problem.code);
  const std::string& code = problem.code;
  problem.is_of_all = code == "SignatureDoesNotMatch" || code == "InvalidAccessKeyId" ||
                      code == "ExpiredToken" || code == "InvalidToken" || code == "NoSuchBucket" ||
                      code == "RequestTimeTooSkewed" || code == "InvalidBucketName" ||
                      code == "QuotaExceeded";
  return problem;
}

}  // namespace feedgen
