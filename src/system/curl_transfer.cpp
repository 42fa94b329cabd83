#include "system/curl_transfer.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "system/public_address.h"
#include "text/url.h"
#include "value/ranges.h"
#include "value/version.h"

namespace feedgen {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kMostHeaderBytes = 64U << 10U;
constexpr int kMostRedirects = 5;

struct Target {
  std::string scheme, host;
};

// curl's own view of the address, so that nothing is judged that curl would read otherwise.
std::optional<Target> target_of(const CurlLibrary& curl, const std::string& url,
                                bool is_sftp = false) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl.url(), curl.url_cleanup);
  if (curl.url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return std::nullopt;
  const auto part = [&](CURLUPart which) {
    char* text = nullptr;
    std::string copy;
    if (curl.url_get(parts.get(), which, &text, 0) == CURLUE_OK && text != nullptr) copy = text;
    curl.free(text);
    return copy;
  };
  Target target{part(CURLUPART_SCHEME), part(CURLUPART_HOST)};
  const bool is_web = target.scheme == "http" || target.scheme == "https";
  const bool is_fit = is_sftp ? target.scheme == "sftp" : is_web;
  return is_fit && !target.host.empty() ? std::optional(std::move(target)) : std::nullopt;
}

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    const auto& ip = reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    return is_public_address({reinterpret_cast<const std::uint8_t*>(&ip), sizeof ip});
  }
  if (address.sa_family == AF_INET6) {
    const auto& ip = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    return is_public_address({reinterpret_cast<const std::uint8_t*>(&ip), sizeof ip});
  }
  return false;
}

// A line end in a header's value would begin another header.
bool is_header_value(std::string_view value) {
  return none_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

HttpFault fault_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT: return HttpFault::kUnreachable;
    case CURLE_OPERATION_TIMEDOUT: return HttpFault::kTimedOut;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return HttpFault::kCertificate;
    case CURLE_URL_MALFORMAT: return HttpFault::kBadAddress;
    default:  // CURLE_UNSUPPORTED_PROTOCOL among them: an answer that is no HTTP
      return HttpFault::kBroken;
  }
}

// Null: curl's own word for the request is right.
const char* verb_of(HttpMethod method) {
  switch (method) {
    case HttpMethod::kPut: return "PUT";
    case HttpMethod::kDelete: return "DELETE";
    case HttpMethod::kMove: return "MOVE";
    case HttpMethod::kMakeFolder: return "MKCOL";
    case HttpMethod::kGet:
    case HttpMethod::kHead:
    case HttpMethod::kPost: break;
  }
  return nullptr;
}

bool has_body(HttpMethod method) {
  return method == HttpMethod::kPost || method == HttpMethod::kPut;
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

tl::expected<void, HttpFailure> CurlTransfer::prepare() {
  const std::optional<Target> target = target_of(curl_, url_, request_.sftp.has_value());
  if (!target) {
    return tl::unexpected(
        HttpFailure{HttpFault::kBadAddress, "http or https and a host are needed"});
  }
  if (limits_.private_addresses == PrivateAddresses::kRefuse && !may_be_public_host(target->host)) {
    return tl::unexpected(HttpFailure{HttpFault::kForbiddenAddress, target->host});
  }
  host_ = target->host;
  easy_.reset(curl_.easy_init());
  if (!easy_) return tl::unexpected(HttpFailure{HttpFault::kBroken, "out of memory"});
  proxy_ = proxy_for(environment_, target->scheme, target->host);
  body_.clear();
  was_refused_ = was_opened_ = was_sent_ = was_cut_ = false;
  if (request_.sftp) {
    set_sftp();
  } else {
    set_request();
  }
  set_bounds();
  set_network();
  return {};
}

void CurlTransfer::append(List& list, const std::string& line) const {
  curl_slist* longer = curl_.slist_append(list.get(), line.c_str());
  if (longer == nullptr) return;
  static_cast<void>(list.release());
  list.reset(longer);
}

void CurlTransfer::set_request() {
  const auto add_header = [this](const std::string& line) {
    if (is_header_value(line)) append(headers_, line);
  };
  headers_.reset();
  curl_.easy_setopt(easy(), CURLOPT_URL, url_.c_str());
  curl_.easy_setopt(easy(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_.easy_setopt(easy(), CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  // Redirects are followed by hand, so that each address is judged, by proxy or not.
  curl_.easy_setopt(easy(), CURLOPT_FOLLOWLOCATION, 0L);
  const std::string agent =
      limits_.user_agent.empty() ? fmt::format("feedgen/{}", kVersion) : limits_.user_agent;
  curl_.easy_setopt(easy(), CURLOPT_USERAGENT, agent.c_str());  // libcurl copies it
  if (request_.method == HttpMethod::kHead) curl_.easy_setopt(easy(), CURLOPT_NOBODY, 1L);
  if (has_body(request_.method)) {
    curl_.easy_setopt(easy(), CURLOPT_POST, 1L);
    curl_.easy_setopt(easy(), CURLOPT_POSTFIELDS, request_.body.c_str());
    curl_.easy_setopt(easy(), CURLOPT_POSTFIELDSIZE_LARGE,
                      static_cast<curl_off_t>(request_.body.size()));
    add_header("Content-Type: " + request_.content_type);
    add_header("Expect:");  // of long bodies: many servers do not know it, and curl waits a second
  }
  if (const char* verb = verb_of(request_.method)) {
    curl_.easy_setopt(easy(), CURLOPT_CUSTOMREQUEST, verb);
  }
  if (!request_.user.empty()) {
    curl_.easy_setopt(easy(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC | CURLAUTH_DIGEST);
    curl_.easy_setopt(easy(), CURLOPT_USERNAME, request_.user.c_str());
    curl_.easy_setopt(easy(), CURLOPT_PASSWORD, request_.password.c_str());
  }
  if (!request_.if_none_match.empty()) add_header("If-None-Match: " + request_.if_none_match);
  for (const std::string& line : request_.headers) add_header(line);
  curl_.easy_setopt(easy(), CURLOPT_HTTPHEADER, headers_.get());
}

void CurlTransfer::set_bounds() {
  const auto left = std::chrono::duration_cast<milliseconds>(end_ - Clock::now());
  curl_.easy_setopt(easy(), CURLOPT_NOSIGNAL, 1L);
  curl_.easy_setopt(easy(), CURLOPT_PRIVATE, this);
  curl_.easy_setopt(easy(), CURLOPT_ERRORBUFFER, error_.data());
  // 0 would mean none.
  curl_.easy_setopt(easy(), CURLOPT_TIMEOUT_MS,
                    static_cast<long>(std::max(left, milliseconds{1}).count()));
  curl_.easy_setopt(easy(), CURLOPT_CONNECTTIMEOUT_MS,
                    static_cast<long>(std::max(limits_.connect, milliseconds{1}).count()));
  curl_.easy_setopt(easy(), CURLOPT_LOW_SPEED_LIMIT, limits_.least_speed);
  curl_.easy_setopt(easy(), CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits_.slow.count()));
  curl_.easy_setopt(easy(), CURLOPT_WRITEFUNCTION, &CurlTransfer::take_body);
  curl_.easy_setopt(easy(), CURLOPT_WRITEDATA, this);
  curl_.easy_setopt(easy(), CURLOPT_HEADERFUNCTION, &CurlTransfer::take_header);
  curl_.easy_setopt(easy(), CURLOPT_HEADERDATA, this);
  curl_.easy_setopt(easy(), CURLOPT_OPENSOCKETFUNCTION, &CurlTransfer::open_socket);
  curl_.easy_setopt(easy(), CURLOPT_OPENSOCKETDATA, this);
  curl_.easy_setopt(easy(), CURLOPT_PREREQFUNCTION, &CurlTransfer::before_request);
  curl_.easy_setopt(easy(), CURLOPT_PREREQDATA, this);
}

void CurlTransfer::set_network() {
  // What the environment says was read already; curl is not to read it once more.
  curl_.easy_setopt(easy(), CURLOPT_PROXY, proxy_.c_str());
  curl_.easy_setopt(easy(), CURLOPT_NOPROXY, "");
  hosts_.reset();
  for (const std::string& host : environment_.hosts) append(hosts_, host);
  curl_.easy_setopt(easy(), CURLOPT_RESOLVE, hosts_.get());
  if (!environment_.ca_file.empty()) {
    curl_.easy_setopt(easy(), CURLOPT_CAINFO, environment_.ca_file.c_str());
    curl_.easy_setopt(easy(), CURLOPT_PROXY_CAINFO, environment_.ca_file.c_str());
  }
  if (!environment_.ca_folder.empty()) {
    curl_.easy_setopt(easy(), CURLOPT_CAPATH, environment_.ca_folder.c_str());
    curl_.easy_setopt(easy(), CURLOPT_PROXY_CAPATH, environment_.ca_folder.c_str());
  }
}

std::size_t CurlTransfer::take_body(char* bytes, std::size_t, std::size_t count, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  if (count > transfer.request_.most_bytes - transfer.body_.size()) {
    transfer.is_too_large_ = true;
    return count + 1;  // anything but `count` ends the transfer
  }
  transfer.body_.append(bytes, count);
  return count;
}

// Of all answers to a request: interim ones, a proxy's, and those that lead on.
std::size_t CurlTransfer::take_header(char*, std::size_t, std::size_t count, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  transfer.header_bytes_ += count;
  if (transfer.header_bytes_ <= kMostHeaderBytes) return count;
  transfer.is_too_large_ = true;
  return count + 1;
}

curl_socket_t CurlTransfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  if (transfer.limits_.private_addresses == PrivateAddresses::kRefuse && transfer.proxy_.empty() &&
      !is_public(address->addr)) {
    transfer.was_refused_ = true;
    return CURL_SOCKET_BAD;
  }
  transfer.was_opened_ = true;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// A connection may be one of an earlier request, for which no socket is opened.
int CurlTransfer::before_request(void* self, char* remote, char*, int, int) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  // libcurl sends a request again that a connection of an earlier one took with it.
  const bool had_answer = transfer.header_bytes_ != transfer.header_bytes_before_;
  transfer.header_bytes_before_ = transfer.header_bytes_;
  if (std::exchange(transfer.was_sent_, true) && !had_answer && transfer.request_.is_sent_once) {
    transfer.was_cut_ = true;
    return CURL_PREREQFUNC_ABORT;
  }
  const bool is_refused = transfer.limits_.private_addresses == PrivateAddresses::kRefuse &&
                          transfer.proxy_.empty() && !may_be_public_host(remote);
  if (!is_refused) return CURL_PREREQFUNC_OK;
  transfer.was_refused_ = true;
  transfer.was_opened_ = false;
  return CURL_PREREQFUNC_ABORT;
}

std::string CurlTransfer::header(const char* name) const {
  curl_header* found = nullptr;
  const CURLHcode code = curl_.easy_header(easy(), name, 0, CURLH_HEADER, -1, &found);
  return code == CURLHE_OK ? found->value : std::string();
}

std::string CurlTransfer::redirect() const {
  const char* url = nullptr;
  curl_.easy_getinfo(easy(), CURLINFO_REDIRECT_URL, &url);
  return url != nullptr && target_of(curl_, url) ? url : std::string();
}

bool CurlTransfer::leads_on() {
  if (request_.sftp || request_.method != HttpMethod::kGet ||
      request_.redirects != Redirects::kFollow)
    return false;
  long status = 0;
  curl_.easy_getinfo(easy(), CURLINFO_RESPONSE_CODE, &status);
  std::string next = redirect();
  if (!is_redirect(static_cast<int>(status)) || next.empty() || redirects_ == kMostRedirects) {
    return false;
  }
  ++redirects_;
  url_ = std::move(next);
  request_.if_none_match.clear();  // it is the ETag of another address
  return true;
}

HttpFailure CurlTransfer::failure(CURLcode code) const {
  if (is_too_large_) return {HttpFault::kTooLarge, "the answer has no end, or is far too long"};
  if (was_cut_) return {HttpFault::kBroken, "the connection was closed"};
  if (was_refused_ && !was_opened_) return {HttpFault::kForbiddenAddress, host_};
  const std::string text = error_[0] != '\0' ? error_.data() : curl_.easy_strerror(code);
  return {fault_of(code), without_userinfo_of(proxy_, without_userinfo_of(url_, text))};
}

HttpResult CurlTransfer::finish(CURLcode code) {
  if (request_.sftp) return finish_sftp(code);
  if (code != CURLE_OK) return tl::unexpected(failure(code));
  long status = 0;
  curl_.easy_getinfo(easy(), CURLINFO_RESPONSE_CODE, &status);
  HttpAnswer answer;
  answer.status = static_cast<int>(status);
  answer.etag = header("ETag");
  answer.retry_after = header("Retry-After");
  answer.content_type = header("Content-Type");
  answer.content_encoding = header("Content-Encoding");
  answer.last_modified = header("Last-Modified");
  answer.cache_control = header("Cache-Control");
  for (const std::string& name : request_.asks_for) answer.asked.push_back(header(name.c_str()));
  answer.location = is_redirect(answer.status) ? redirect() : std::string();
  answer.body = std::move(body_);
  return answer;
}

}  // namespace feedgen
