#include "truth/snapshot_bucket.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "s3/bucket.h"
#include "text/display.h"
#include "truth/snapshot.h"

namespace feedgen {
namespace {

constexpr std::chrono::milliseconds kPause{250};  // before another try; doubles
constexpr int kMostTries = 4;
constexpr std::size_t kLongestWords = 200;

bool is_worth_a_try(const HttpResult& result) {
  if (!result) {
    const HttpFault fault = result.error().fault;
    return fault == HttpFault::kUnreachable || fault == HttpFault::kTimedOut ||
           fault == HttpFault::kBroken;
  }
  const int status = result->status;
  return status == 408 || status == 429 || (status >= 500 && status != 501);
}

// The addresses are the user's own word, so they may be of this machine or network.
HttpLimits limits() {
  HttpLimits limits;
  limits.total = std::chrono::minutes{5};
  limits.private_addresses = PrivateAddresses::kAllow;
  return limits;
}

class SnapshotObject final : public SnapshotPlace {
 public:
  SnapshotObject(S3Bucket bucket, std::string key, std::string shown, const World& world)
      : bucket_(std::move(bucket)), key_(std::move(key)), shown_(std::move(shown)), world_(world) {}

  const std::string& shown() const override { return shown_; }

  Result<std::optional<StoredSnapshot>> get() override {
    HttpResult result = ask(HttpMethod::kGet, {}, {}).result;
    if (has_status(result, 404) && s3_problem(result->body).code != "NoSuchBucket") {
      return std::optional<StoredSnapshot>();
    }
    if (!has_status(result, 200)) return failed(result);
    if (result->etag.empty()) return unfit("gives its objects no ETags");
    return StoredSnapshot{std::move(result->body), std::move(result->etag)};
  }

  Result<bool> put(const std::string& bytes, const std::optional<std::string>& etag) override {
    const Asked asked = ask(HttpMethod::kPut, bytes, condition(etag));
    const HttpResult& result = asked.result;
    if (has_status(result, 501)) return unfit("knows no conditional writes");
    if (is_refused(result)) return asked.tries > 1 ? is_there(bytes) : false;
    if (!is_success(result)) return failed(result);
    if (etag) return true;
    return keeps_conditions(bytes);
  }

 private:
  struct Asked {
    HttpResult result;
    int tries = 0;
  };

  static std::string condition(const std::optional<std::string>& etag) {
    return etag ? "If-Match: " + *etag : "If-None-Match: *";
  }

  // By the condition: another object is there, or none, or one is being written.
  static bool is_refused(const HttpResult& result) {
    return has_status(result, 412) || has_status(result, 409) ||
           (has_status(result, 404) && s3_problem(result->body).code == "NoSuchKey");
  }

  // Of a try whose answer was lost.
  Result<bool> is_there(const std::string& bytes) {
    const Result<std::optional<StoredSnapshot>> now = get();
    if (!now) return tl::unexpected(now.error());
    return now->has_value() && (*now)->bytes == bytes;
  }

  // Some storage takes no notice of conditions, and says nothing. The object that was made just now
  // tells: the same bytes are written under conditions that don't hold.
  Result<bool> keeps_conditions(const std::string& bytes) {
    for (const char* header : {"If-None-Match: *", "If-Match: \"another\""}) {
      const HttpResult result = ask(HttpMethod::kPut, bytes, header).result;
      if (is_refused(result)) continue;
      const bool is_unknown = has_status(result, 501) || has_status(result, 400);
      if (!is_success(result) && !is_unknown) return failed(result);
      static_cast<void>(ask(HttpMethod::kDelete, {}, {}));
      return unfit("takes no notice of the conditions If-Match and If-None-Match");
    }
    return true;
  }

  // Again where that may help, with pauses; and where the answer says how to ask.
  Asked ask(HttpMethod method, const std::string& body, const std::string& header) {
    if (!client_) client_ = world_.connect(limits());
    std::chrono::milliseconds pause = kPause;
    Asked asked{tl::unexpected(HttpFailure{}), 0};
    bool has_learnt = false;
    while (true) {
      ++asked.tries;
      asked.result = once(method, body, header);
      if (!has_learnt && bucket_.learns(asked.result, world_.clock.now())) {
        has_learnt = true;
        continue;
      }
      if (!is_worth_a_try(asked.result) || asked.tries >= kMostTries) return asked;
      static_cast<void>(client_->wait(pause));
      pause *= 2;
    }
  }

  HttpResult once(HttpMethod method, const std::string& body, const std::string& header) {
    std::vector<std::string> headers;
    if (!header.empty()) headers.push_back(header);
    if (method == HttpMethod::kPut) headers.emplace_back("Cache-Control: no-store");
    HttpRequest request =
        bucket_.request(method, key_, body, std::move(headers), world_.clock.now());
    if (method == HttpMethod::kPut) request.content_type = "text/plain; charset=utf-8";
    request.most_bytes = kLargestSnapshot;
    return answer_to(request, *client_);
  }

  tl::unexpected<Error> unfit(std::string_view what) const {
    return fail(ErrorKind::kOutput, fmt::format("this storage {}", what),
                "a snapshot can't be shared there; share the state on PostgreSQL", Place{shown_});
  }

  tl::unexpected<Error> failed(const HttpResult& result) const {
    if (!result) {
      const std::string text = printable(result.error().text).substr(0, kLongestWords);
      return fail(ErrorKind::kOutput, "the shared state can't be reached: " + text,
                  "nothing was changed; run again when it can be", Place{shown_});
    }
    const S3Problem problem = s3_problem(result->body);
    const std::string code = printable(problem.code).substr(0, kLongestWords);
    std::string remedy = problem.remedy;
    if (remedy.empty() && result->status == 403) {
      remedy = "let the key read and write this object, and list the bucket";
    }
    return fail(ErrorKind::kOutput,
                fmt::format("the storage of the shared state answered {}{}{}", result->status,
                            code.empty() ? "" : " ", code),
                remedy.empty() ? "nothing was changed; run again" : remedy, Place{shown_});
  }

  S3Bucket bucket_;
  std::string key_;
  std::string shown_;
  const World& world_;
  std::unique_ptr<HttpClient> client_;  // made for the first request
};

}  // namespace

Result<std::unique_ptr<SnapshotPlace>> snapshot_in_bucket(std::string_view address,
                                                          std::string_view suffix,
                                                          const World& world) {
  const Result<BucketAddress> read = read_bucket_address(address);
  if (!read) return tl::unexpected(read.error());
  if (read->path.empty() || read->path.ends_with('/')) {
    return fail(ErrorKind::kUsage, "this address names no object that could hold the state",
                "write it like s3://my-bucket/site.state");
  }
  Result<S3Bucket> bucket = S3Bucket::open(read->bucket, {}, own_variables(), world.files);
  if (!bucket) return tl::unexpected(std::move(bucket.error()));
  return std::make_unique<SnapshotObject>(std::move(*bucket), read->path + std::string(suffix),
                                          std::string(address) + std::string(suffix), world);
}

}  // namespace feedgen
