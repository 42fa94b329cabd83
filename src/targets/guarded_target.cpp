#include "targets/guarded_target.h"

#include <utility>

#include <fmt/format.h>

#include "protocols/ping_request.h"
#include "text/hash.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr int kMostLooks = 3;    // at a file that others change meanwhile
constexpr int kMostLessons = 3;  // how often a target may say how it wants to be asked

UploadAnswer foreign() {
  return {UploadOutcome::kForeign, "another program has written the file that is there", {}};
}

// Put and remove, as far as they are the same.
class GuardedUpload final : public Upload {
 public:
  GuardedUpload(GuardedTarget& target, FileToSend file, bool is_removal)
      : target_(target), file_(std::move(file)), is_removal_(is_removal) {}

  UploadStep begin(Instant now) override {
    return is_removal_ && file_.known.is_unfinished ? sweep(now) : look(now);
  }

  UploadStep next(const HttpResult& result, Instant now) override {
    if (stage_ != Stage::kStore && lessons_ < kMostLessons && target_.learns(result, now)) {
      ++lessons_;
      return look(now);
    }
    switch (stage_) {
      case Stage::kLook: return looked(result, now);
      case Stage::kRead: return has_read(result, now);
      case Stage::kStore: return stored(storing_->next(result, now), now);
      case Stage::kSweep: return swept(result, now);
      case Stage::kErase: break;
    }
    if (is_success(result) || has_status(result, 404)) return done();
    return target_.judge(result, now);
  }

 private:
  enum class Stage { kSweep, kLook, kRead, kStore, kErase };

  static UploadStep done() { return UploadAnswer{UploadOutcome::kDone, {}, {}}; }

  UploadStep look(Instant now) {
    if (++looks_ > kMostLooks + kMostLessons) {
      return UploadAnswer{UploadOutcome::kRetry, "another program writes there", {}};
    }
    if (!target_.has_etags() && file_.overwrite == Overwrite::kOurs) {
      stage_ = Stage::kRead;
      return target_.read(file_.path, now);
    }
    stage_ = Stage::kLook;
    return target_.look(file_.path, now);
  }

  UploadStep sweep(Instant now) {
    std::optional<HttpRequest> request = target_.sweep(file_.path, swept_++, now);
    if (!request) return look(now);
    stage_ = Stage::kSweep;
    return std::move(*request);
  }

  // A server that does not remove it, or knows no such file, answers so; the file itself is what
  // counts.
  UploadStep swept(const HttpResult& result, Instant now) {
    const UploadAnswer answer = target_.judge(result, now);
    const bool is_refused = result && answer.outcome != UploadOutcome::kRetry;
    return is_success(result) || is_refused ? sweep(now) : UploadStep{answer};
  }

  UploadStep looked(const HttpResult& result, Instant now) {
    if (has_status(result, 404) || has_status(result, 410)) return absent(now);
    if (is_success(result)) return present(result->etag, now);
    // An answer to HEAD has no words, and with few rights none of another status: storing tells.
    const bool is_mute = has_status(result, 403) || has_status(result, 400);
    if (!is_mute || is_removal_) return target_.judge(result, now);
    if (!file_.known.is_ours || file_.known.etag.empty()) {
      return store({StoreCondition::Kind::kAbsent, {}}, now);
    }
    return store({StoreCondition::Kind::kSame, file_.known.etag}, now);
  }

  UploadStep absent(Instant now) {
    if (is_removal_) return done();
    return store({StoreCondition::Kind::kAbsent, {}}, now);
  }

  UploadStep present(const std::string& etag, Instant now) {
    const KnownCopy& known = file_.known;
    const bool is_known = known.is_ours && !etag.empty() && etag == known.etag;
    if (is_known || file_.overwrite == Overwrite::kAll) return replace(etag, now);
    stage_ = Stage::kRead;
    return target_.read(file_.path, now);
  }

  UploadStep has_read(const HttpResult& result, Instant now) {
    if (has_status(result, 404)) return absent(now);
    const bool is_too_large = !result && result.error().fault == HttpFault::kTooLarge;
    if (is_too_large) return foreign();
    if (!is_success(result)) return target_.judge(result, now);
    const bool is_ours = is_one_of(Digest(hash128(result->body)), file_.known.ours);
    const bool is_taken_over = !is_removal_ && !file_.known.is_ours &&
                               file_.is_successor_of != nullptr &&
                               file_.is_successor_of(result->body);
    if (!is_ours && !is_taken_over) return foreign();
    return replace(result->etag, now);
  }

  UploadStep replace(const std::string& etag, Instant now) {
    if (is_removal_) {
      stage_ = Stage::kErase;
      return target_.erase(file_.path, now);
    }
    return store({etag.empty() ? StoreCondition::Kind::kNone : StoreCondition::Kind::kSame, etag},
                 now);
  }

  UploadStep store(StoreCondition condition, Instant now) {
    stage_ = Stage::kStore;
    storing_ = target_.store(file_, std::move(condition));
    return stored(storing_->begin(now), now);
  }

  UploadStep stored(UploadStep step, Instant now) {
    const auto* const answer = std::get_if<UploadAnswer>(&step);
    if (answer == nullptr || answer->outcome != UploadOutcome::kForeign) return step;
    return look(now);
  }

  GuardedTarget& target_;
  FileToSend file_;
  bool is_removal_;
  Stage stage_ = Stage::kLook;
  unsigned swept_ = 0;
  int looks_ = 0;
  int lessons_ = 0;
  std::unique_ptr<Upload> storing_;
};

std::string words_of_failure(const HttpFailure& failure) {
  if (failure.fault != HttpFault::kForbiddenAddress) return shown_failure(failure);
  return shown_answer(
      "is at an address of this machine or network, which needs private_addresses: true below "
      "publish in feedgen.yaml",
      failure.text);
}

}  // namespace

std::unique_ptr<Upload> GuardedTarget::put(FileToSend file) {
  return std::make_unique<GuardedUpload>(*this, std::move(file), false);
}

std::unique_ptr<Upload> GuardedTarget::remove(FileToRemove file) {
  FileToSend removed;
  removed.path = std::move(file.path);
  removed.known = std::move(file.known);
  return std::make_unique<GuardedUpload>(*this, std::move(removed), true);
}

UploadAnswer judge_http(const HttpResult& result, Instant now, std::string_view words) {
  if (!result) {
    const HttpFault fault = result.error().fault;
    const bool is_hopeless = fault == HttpFault::kBadAddress || fault == HttpFault::kCertificate ||
                             fault == HttpFault::kForbiddenAddress;
    return {is_hopeless ? UploadOutcome::kDenied : UploadOutcome::kRetry,
            words_of_failure(result.error()),
            {}};
  }
  const int status = result->status;
  const std::string answer = shown_answer(fmt::format("answered {}", status), words);
  if (status == 401 || status == 403 || status == 404 || status == 507 || status == 501) {
    return {UploadOutcome::kDenied, answer, {}};
  }
  if (status == 408 || status == 423 || status == 429 || status >= 500) {
    return {UploadOutcome::kRetry, answer, {}, read_retry_after(result->retry_after, now)};
  }
  return {
      status >= 300 && status < 400 ? UploadOutcome::kDenied : UploadOutcome::kRefused, answer, {}};
}

}  // namespace feedgen
