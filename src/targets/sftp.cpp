// SFTP: a file is written under a name of its own, and then renamed to its place.
#include <array>
#include <utility>

#include <fmt/format.h>

#include "protocols/ping_request.h"
#include "targets/guarded_target.h"
#include "targets/login.h"
#include "targets/target_kinds.h"
#include "targets/temporary.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen {

extern const TargetKind kSftp;

namespace {

constexpr std::array<std::string_view, 1> kSftpSchemes{"sftp://"};
constexpr std::size_t kLargestReadFile = 64U << 20U;

struct SshAccess {
  std::string host;  // with its port
  std::string user;
  std::string password;
  std::string known_hosts;
  std::string key_file;
};

// For a command: in double quotes, as libcurl reads them.
std::string in_curl_quotes(std::string_view path) {
  std::string text = "\"";
  for (const char c : path) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

class SftpTarget final : public GuardedTarget {
 public:
  SftpTarget(SshAccess access, std::string folder)
      : access_(std::move(access)), folder_(std::move(folder)) {}

  unsigned most_at_once() const override { return 4; }  // sshd drops more that knock at once
  bool has_etags() const override { return false; }
  HttpRequest look(std::string_view path, Instant now) override { return read(path, now); }
  HttpRequest read(std::string_view path, Instant) override {
    HttpRequest made = request(HttpMethod::kGet, path);
    made.most_bytes = kLargestReadFile;
    return made;
  }
  HttpRequest erase(std::string_view path, Instant) override {
    return commands({fmt::format("rm {}", in_curl_quotes(path_of(path)))});
  }
  std::optional<HttpRequest> sweep(std::string_view path, unsigned count, Instant) override {
    if (count > 0) return std::nullopt;
    return commands({fmt::format("*rm {}", in_curl_quotes(path_of(temporary_path(path))))});
  }
  std::unique_ptr<Upload> store(const FileToSend& file, StoreCondition condition) override;
  bool learns(const HttpResult&, Instant) override { return false; }
  UploadAnswer judge(const HttpResult& result, Instant now) const override {
    UploadAnswer answer = judge_http(result, now);
    if (result) return answer;
    const HttpFault fault = result.error().fault;
    const bool is_of_all = fault == HttpFault::kLoginDenied || fault == HttpFault::kNoRoom ||
                           fault == HttpFault::kCommandRefused;
    if (is_of_all) answer.outcome = UploadOutcome::kDenied;
    return answer;
  }

  HttpRequest request(HttpMethod method, std::string_view path) const {
    HttpRequest made;
    made.method = method;
    made.url = fmt::format("sftp://{}{}{}", access_.host, is_from_home() ? "/~/" : "",
                           encode_path(path_of(path)));
    made.user = access_.user;
    made.password = access_.password;
    made.sftp = SftpOrders{access_.known_hosts, access_.key_file, {}, {}};
    return made;
  }
  HttpRequest commands(std::vector<std::string> list) const {
    HttpRequest made = request(HttpMethod::kMove, {});
    made.url = fmt::format("sftp://{}/", access_.host);
    made.sftp->before = std::move(list);
    return made;
  }
  std::string path_of(std::string_view path) const {
    return folder_.empty() ? std::string(path) : fmt::format("{}/{}", folder_, path);
  }

 private:
  bool is_from_home() const { return !folder_.starts_with('/'); }

  SshAccess access_;
  std::string folder_;  // from the root, or, without a slash at its beginning, from the user's home
};

class SftpStore final : public Upload {
 public:
  SftpStore(SftpTarget& target, const FileToSend& file) : target_(target), file_(file) {}

  UploadStep begin(Instant) override {
    const std::string temporary = temporary_path(file_.path);
    rename_ = fmt::format("rename {} {}", in_curl_quotes(target_.path_of(temporary)),
                          in_curl_quotes(target_.path_of(file_.path)));
    HttpRequest made = target_.request(HttpMethod::kPut, temporary);
    made.body = file_.bytes;
    // What an earlier try has sent may still be written, into a file that has no name then.
    made.sftp->before = {fmt::format("*rm {}", in_curl_quotes(target_.path_of(temporary)))};
    made.sftp->after = {rename_};
    return made;
  }

  UploadStep next(const HttpResult& result, Instant now) override {
    if (is_success(result)) return UploadAnswer{UploadOutcome::kDone, {}, {}};
    const bool is_refused = !result && result.error().fault == HttpFault::kCommandRefused;
    if (!is_refused || is_removed_) return target_.judge(result, now);
    // Version 3 of the protocol renames to no name that is taken.
    is_removed_ = true;
    return target_.commands(
        {fmt::format("*rm {}", in_curl_quotes(target_.path_of(file_.path))), rename_});
  }

 private:
  SftpTarget& target_;
  const FileToSend& file_;
  std::string rename_;
  bool is_removed_ = false;
};

std::unique_ptr<Upload> SftpTarget::store(const FileToSend& file, StoreCondition) {
  return std::make_unique<SftpStore>(*this, file);
}

Result<void> check_sftp(std::string_view url) {
  const UrlParts parts = split_url(url);
  const std::string as_web = fmt::format("https{}", url.substr(url.find(':')));
  if (is_web_url(as_web) && !parts.has_query && !parts.has_fragment &&
      none_of(percent_decode(parts.path),
              [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
    return {};
  }
  return fail(ErrorKind::kUsage,
              fmt::format("{} is no address of SFTP", in_quotes(shown_address(url))),
              "write it like sftp://me@example.com/var/www/feeds, or /~/feeds for the home there");
}

std::string first_key(const Variables& variables, FileReader& files) {
  std::string named = variables("FEEDGEN_SSH_KEY");
  if (!named.empty()) return named;
  for (const char* name : {"id_ed25519", "id_ecdsa", "id_rsa"}) {
    std::string path = fmt::format("{}/.ssh/{}", variables("HOME"), name);
    if (files.has(path, Links::kFollow)) return path;
  }
  return {};
}

Result<std::unique_ptr<OpenTarget>> open_sftp(const TargetRequest& asked) {
  const Login login = login_for(host_in(asked.url), asked.variables, asked.files);
  SshAccess access;
  access.user = user_in(asked.url);
  if (access.user.empty()) {
    access.user = login.user.empty() ? asked.variables("USER") : login.user;
  }
  if (access.user == login.user) access.password = login.password;
  access.known_hosts = asked.variables("HOME") + "/.ssh/known_hosts";
  access.key_file = first_key(asked.variables, asked.files);
  const UrlParts parts = split_url(asked.url);
  const std::size_t at = parts.authority.rfind('@');
  access.host = parts.authority.substr(at == std::string_view::npos ? 0 : at + 1);
  std::string folder = percent_decode(parts.path);
  if (folder == "/~") folder.clear();
  if (folder.starts_with("/~/")) folder.erase(0, 3);
  return std::make_unique<SftpTarget>(std::move(access), std::move(folder));
}

}  // namespace

extern const TargetKind kSftp{"sftp", kSftpSchemes, check_sftp, open_sftp};

}  // namespace feedgen
