// WebDAV (RFC 4918): a file is put under a name of its own, which readers are not shown, and then
// moved to its place.
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "protocols/ping_request.h"
#include "targets/guarded_target.h"
#include "targets/login.h"
#include "targets/target_kinds.h"
#include "targets/temporary.h"
#include "text/display.h"
#include "text/percent.h"
#include "text/url.h"

namespace feedgen {

extern const TargetKind kDav;

namespace {

constexpr std::array<std::string_view, 2> kDavSchemes{"davs://", "dav://"};
constexpr unsigned kMostNames = 6;  // of five tries; a run after another begins with the second
constexpr std::size_t kLargestFileThere = 64U << 20U;  // that is read to see whose it is

class DavTarget final : public GuardedTarget {
 public:
  DavTarget(std::string base, Login login) : base_(std::move(base)), login_(std::move(login)) {}

  HttpRequest look(std::string_view path, Instant) override {
    return request(HttpMethod::kHead, path);
  }
  HttpRequest read(std::string_view path, Instant) override {
    HttpRequest made = request(HttpMethod::kGet, path);
    made.most_bytes = kLargestFileThere;
    return made;
  }
  HttpRequest erase(std::string_view path, Instant) override {
    return request(HttpMethod::kDelete, path);
  }
  std::optional<HttpRequest> sweep(std::string_view path, unsigned count, Instant) override {
    if (count == kMostNames) return std::nullopt;
    return request(HttpMethod::kDelete, temporary_path(path, count));
  }
  std::unique_ptr<Upload> store(const FileToSend& file, StoreCondition condition) override;
  bool learns(const HttpResult&, Instant) override { return false; }
  UploadAnswer judge(const HttpResult& result, Instant now) const override {
    std::string words;
    if (has_status(result, 401)) {
      words = login_.user.empty() ? "it wants a name and a password: write them into ~/.netrc"
                                  : "the name or the password is wrong";
    } else if (result && !result->location.empty()) {
      words = fmt::format("leads to {}", shown_address(result->location));
    }
    return judge_http(result, now, words);
  }

  HttpRequest request(HttpMethod method, std::string_view path) const {
    HttpRequest made;
    made.method = method;
    made.url = url_of(path);
    made.user = login_.user;
    made.password = login_.password;
    return made;
  }
  std::string url_of(std::string_view path) const {
    return encode_url(fmt::format("{}/{}", base_, encode_path(path)));
  }

 private:
  std::string base_;                            // http or https
  std::map<std::string, unsigned> tries_ = {};  // by path: that were begun in this run
  Login login_;
};

class DavStore final : public Upload {
 public:
  // `tries`: of this file, that were begun before. A server may still write what one of them has
  // sent, and some move the file when they are done with it: so each has a name of its own.
  DavStore(DavTarget& target, const FileToSend& file, StoreCondition condition, unsigned tries)
      : target_(target),
        file_(file),
        condition_(std::move(condition)),
        tries_(tries),
        temporary_(temporary_path(file.path, tries)) {}

  UploadStep begin(Instant) override { return put(); }

  UploadStep next(const HttpResult& result, Instant now) override {
    switch (stage_) {
      case Stage::kPut: return has_put(result, now);
      case Stage::kFolder: return has_made_folder(result, now);
      case Stage::kMove: return has_moved(result, now);
      case Stage::kSweep: return sweep_or_look(now);
      case Stage::kLook: break;
    }
    return UploadAnswer{
        UploadOutcome::kDone, {}, is_success(result) ? result->etag : std::string()};
  }

 private:
  enum class Stage { kPut, kFolder, kMove, kSweep, kLook };

  UploadStep put() {
    stage_ = Stage::kPut;
    HttpRequest made = target_.request(HttpMethod::kPut, temporary_);
    made.body = file_.bytes;
    made.content_type = file_.content_type;
    made.is_sent_once = true;
    return made;
  }

  UploadStep has_put(const HttpResult& result, Instant now) {
    if (is_success(result)) return move();
    if (lacks_folder(result) && !has_made_folders_) return make_folder();
    return judge(result, now);
  }

  static bool lacks_folder(const HttpResult& result) {
    return has_status(result, 404) || has_status(result, 409);
  }

  // Where several uploads make one folder at once, rclone's server says for a moment that it is not
  // there: a later try finds it.
  UploadAnswer judge(const HttpResult& result, Instant now) const {
    UploadAnswer answer = target_.judge(result, now);
    if (lacks_folder(result)) answer.outcome = UploadOutcome::kRetry;
    return answer;
  }

  // From the outermost to the innermost, the target's own first; those that are there answer 405.
  UploadStep make_folder() {
    stage_ = Stage::kFolder;
    if (!std::exchange(has_made_own_, true)) {
      return target_.request(HttpMethod::kMakeFolder, {});
    }
    made_ = file_.path.find('/', made_ == 0 ? 0 : made_ + 1);
    if (made_ == std::string::npos) {
      has_made_folders_ = true;
      return put();
    }
    HttpRequest made = target_.request(HttpMethod::kMakeFolder, file_.path.substr(0, made_));
    made.url += '/';
    return made;
  }

  UploadStep has_made_folder(const HttpResult& result, Instant now) {
    // What a server says of a folder that is there, or that it does not let be made, differs: the
    // next PUT tells.
    const bool is_there =
        is_success(result) || (result && result->status >= 400 && result->status < 500);
    return is_there ? make_folder() : UploadStep{target_.judge(result, now)};
  }

  UploadStep move() {
    stage_ = Stage::kMove;
    HttpRequest made = target_.request(HttpMethod::kMove, temporary_);
    made.headers.push_back("Destination: " + target_.url_of(file_.path));
    const bool is_new = condition_.kind == StoreCondition::Kind::kAbsent;
    made.headers.emplace_back(is_new ? "Overwrite: F" : "Overwrite: T");
    return made;
  }

  UploadStep has_moved(const HttpResult& result, Instant now) {
    if (has_status(result, 412)) return UploadAnswer{UploadOutcome::kForeign, {}, {}};
    if (!is_success(result)) return judge(result, now);
    return sweep_or_look(now);
  }

  // What the tries before have left.
  UploadStep sweep_or_look(Instant now) {
    if (swept_ == tries_ && file_.known.is_unfinished) ++swept_;  // this one was moved
    if (swept_ < (file_.known.is_unfinished ? kMostNames : tries_)) {
      stage_ = Stage::kSweep;
      return target_.request(HttpMethod::kDelete, temporary_path(file_.path, swept_++));
    }
    stage_ = Stage::kLook;
    return target_.look(file_.path, now);
  }

  DavTarget& target_;
  const FileToSend& file_;
  StoreCondition condition_;
  unsigned tries_;
  unsigned swept_ = 0;
  std::string temporary_;
  Stage stage_ = Stage::kPut;
  std::size_t made_ = 0;  // the end of the folder that was made last
  bool has_made_own_ = false;
  bool has_made_folders_ = false;
};

std::unique_ptr<Upload> DavTarget::store(const FileToSend& file, StoreCondition condition) {
  const unsigned tries = tries_[file.path]++ + (file.known.is_unfinished ? 1 : 0);
  return std::make_unique<DavStore>(*this, file, std::move(condition), tries);
}

// "https://…" of "davs://…".
std::string web_address_of(std::string_view url) {
  const std::size_t colon = url.find(':');
  return fmt::format("{}{}", url.substr(0, colon) == "davs" ? "https" : "http", url.substr(colon));
}

Result<void> check_dav(std::string_view url) {
  const UrlParts parts = split_url(url);
  if (is_web_url(web_address_of(url)) && !parts.has_query && !parts.has_fragment) return {};
  return fail(ErrorKind::kUsage,
              fmt::format("{} is no address of WebDAV", in_quotes(shown_address(url))),
              "write it like davs://cloud.example.com/remote.php/dav/files/me/feeds");
}

Result<std::unique_ptr<OpenTarget>> open_dav(const TargetRequest& asked) {
  Login login = login_for(host_in(asked.url), asked.variables, asked.files);
  std::string base = web_address_of(asked.url);
  const std::string user = user_in(asked.url);
  if (!user.empty()) {
    // The password, if any, goes with the name that it belongs to.
    if (login.user != user) login = {user, {}};
    base = fmt::format("{}://{}", split_url(base).scheme, base.substr(base.find('@') + 1));
  }
  return std::make_unique<DavTarget>(std::move(base), std::move(login));
}

}  // namespace

extern const TargetKind kDav{"webdav", kDavSchemes, check_dav, open_dav};

}  // namespace feedgen
