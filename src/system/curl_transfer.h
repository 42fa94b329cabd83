// One request as libcurl runs it: its settings, its bounds, what has come of its answer, and its
// redirects. Part of curl_client's door.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "system/curl_library.h"
#include "system/http.h"
#include "system/network_environment.h"

namespace feedgen {

/// curl holds its address, so it stays where it is. The library, `limits` and `environment` outlive
/// it.
class CurlTransfer {
 public:
  CurlTransfer(const CurlLibrary& curl, std::size_t ticket, const HttpRequest& request,
               const HttpLimits& limits, const NetworkEnvironment& environment)
      : curl_(curl),
        ticket_(ticket),
        request_(request),
        limits_(limits),
        environment_(environment),
        end_(std::chrono::steady_clock::now() + limits.total),
        url_(request.url),
        headers_(nullptr, curl.slist_free_all),
        hosts_(nullptr, curl.slist_free_all),
        before_(nullptr, curl.slist_free_all),
        after_(nullptr, curl.slist_free_all),
        easy_(nullptr, curl.easy_cleanup) {}

  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;

  std::size_t ticket() const { return ticket_; }
  CURL* easy() const { return easy_.get(); }

  /// Makes easy() anew, ready to be run, or says why not.
  tl::expected<void, HttpFailure> prepare();
  /// True when the answer leads elsewhere and is to be followed there: prepare() again.
  bool leads_on();
  /// Once; `code` is curl's last word.
  HttpResult finish(CURLcode code);

 private:
  using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

  void append(List& list, const std::string& line) const;
  void set_request();
  void set_bounds();
  void set_network();
  void set_sftp();
  HttpResult finish_sftp(CURLcode code);
  std::string header(const char* name) const;
  std::string redirect() const;
  HttpFailure failure(CURLcode code) const;

  static std::size_t give_body(char* bytes, std::size_t, std::size_t most, void* self);
  static int judge_host(CURL*, const curl_khkey*, const curl_khkey*, curl_khmatch match,
                        void* self);
  static std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* self);
  static std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* self);
  static curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address);
  static int before_request(void* self, char* remote, char*, int, int);

  const CurlLibrary& curl_;
  std::size_t ticket_;
  HttpRequest request_;
  const HttpLimits& limits_;
  const NetworkEnvironment& environment_;
  std::chrono::steady_clock::time_point end_;
  std::string url_;  // may hold a password, so no message shows it
  std::string host_;
  std::string proxy_;  // empty: none
  int redirects_ = 0;
  List headers_;
  List hosts_;
  List before_;
  List after_;
  std::size_t sent_ = 0;  // bytes of the body
  bool is_host_changed_ = false;
  std::array<char, CURL_ERROR_SIZE> error_{};
  std::string body_;
  std::size_t header_bytes_ = 0;
  std::size_t header_bytes_before_ = 0;  // the request that is under way
  bool is_too_large_ = false;
  bool was_refused_ = false;  // an address that the name stands for …
  bool was_opened_ = false;   // … and another
  bool was_sent_ = false;     // once, at least
  bool was_cut_ = false;      // and was not to be sent again
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> easy_;  // the last, for it points to others
};

}  // namespace feedgen
