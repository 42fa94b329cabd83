// What libcurl is asked to do over SSH. Part of curl_client's door.
#include <algorithm>
#include <cstring>

#include "system/curl_transfer.h"

namespace feedgen {

void CurlTransfer::set_sftp() {
  const SftpOrders& orders = *request_.sftp;
  curl_.easy_setopt(easy(), CURLOPT_URL, url_.c_str());
  curl_.easy_setopt(easy(), CURLOPT_PROTOCOLS_STR, "sftp");
  curl_.easy_setopt(easy(), CURLOPT_SSH_KNOWNHOSTS, orders.known_hosts.c_str());
  curl_.easy_setopt(easy(), CURLOPT_SSH_KEYFUNCTION, &CurlTransfer::judge_host);
  curl_.easy_setopt(easy(), CURLOPT_SSH_KEYDATA, this);
  long kinds = CURLSSH_AUTH_AGENT;
  if (!orders.key_file.empty()) {
    kinds |= CURLSSH_AUTH_PUBLICKEY;
    curl_.easy_setopt(easy(), CURLOPT_SSH_PRIVATE_KEYFILE, orders.key_file.c_str());
    // Without one libcurl makes the public key of the private one.
    curl_.easy_setopt(easy(), CURLOPT_SSH_PUBLIC_KEYFILE, "");
  }
  if (!request_.password.empty()) {
    kinds |= CURLSSH_AUTH_PASSWORD;
    curl_.easy_setopt(easy(), CURLOPT_PASSWORD, request_.password.c_str());
  }
  if (!request_.user.empty()) {
    curl_.easy_setopt(easy(), CURLOPT_USERNAME, request_.user.c_str());
  }
  curl_.easy_setopt(easy(), CURLOPT_SSH_AUTH_TYPES, kinds);
  before_.reset();
  after_.reset();
  for (const std::string& command : orders.before) append(before_, command);
  for (const std::string& command : orders.after) append(after_, command);
  curl_.easy_setopt(easy(), CURLOPT_QUOTE, before_.get());
  curl_.easy_setopt(easy(), CURLOPT_POSTQUOTE, after_.get());
  if (request_.method == HttpMethod::kPut) {
    sent_ = 0;
    curl_.easy_setopt(easy(), CURLOPT_UPLOAD, 1L);
    curl_.easy_setopt(easy(), CURLOPT_FTP_CREATE_MISSING_DIRS, 1L);
    curl_.easy_setopt(easy(), CURLOPT_READFUNCTION, &CurlTransfer::give_body);
    curl_.easy_setopt(easy(), CURLOPT_READDATA, this);
    curl_.easy_setopt(easy(), CURLOPT_INFILESIZE_LARGE,
                      static_cast<curl_off_t>(request_.body.size()));
  } else if (request_.method != HttpMethod::kGet) {
    curl_.easy_setopt(easy(), CURLOPT_NOBODY, 1L);
  }
}

std::size_t CurlTransfer::give_body(char* bytes, std::size_t, std::size_t most, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const std::size_t count = std::min(most, transfer.request_.body.size() - transfer.sent_);
  std::memcpy(bytes, transfer.request_.body.data() + transfer.sent_, count);
  transfer.sent_ += count;
  return count;
}

int CurlTransfer::judge_host(CURL*, const curl_khkey*, const curl_khkey*, curl_khmatch match,
                             void* self) {
  if (match == CURLKHMATCH_OK) return CURLKHSTAT_FINE;
  static_cast<CurlTransfer*>(self)->is_host_changed_ = match == CURLKHMATCH_MISMATCH;
  return CURLKHSTAT_REJECT;
}

HttpResult CurlTransfer::finish_sftp(CURLcode code) {
  HttpAnswer answer;
  answer.status = 200;
  switch (code) {
    case CURLE_OK: answer.body = std::move(body_); return answer;
    case CURLE_REMOTE_FILE_NOT_FOUND: answer.status = 404; return answer;
    case CURLE_PEER_FAILED_VERIFICATION:
      return tl::unexpected(HttpFailure{
          HttpFault::kCertificate, is_host_changed_
                                       ? "its key is another than known_hosts has: look why"
                                       : "its key is not in known_hosts: log in once with ssh"});
    case CURLE_LOGIN_DENIED:
      return tl::unexpected(
          HttpFailure{HttpFault::kLoginDenied, "no key of the agent or of ~/.ssh was accepted"});
    case CURLE_QUOTE_ERROR:
      return tl::unexpected(HttpFailure{HttpFault::kCommandRefused, failure(code).text});
    case CURLE_REMOTE_ACCESS_DENIED:
    case CURLE_REMOTE_DISK_FULL:
    case CURLE_UPLOAD_FAILED:
    case CURLE_SSH: return tl::unexpected(HttpFailure{HttpFault::kNoRoom, failure(code).text});
    default: return tl::unexpected(failure(code));
  }
}

}  // namespace feedgen
