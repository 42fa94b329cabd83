#include "system/curl_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

namespace feedgen {
namespace {

class Finder {
 public:
  explicit Finder(void* library) : library_(library) {}

  template <typename Function>
  void operator()(Function& function, const char* name) {
    function = reinterpret_cast<Function>(::dlsym(library_, name));
    if (function == nullptr && missing_ == nullptr) missing_ = name;
  }

  const char* missing() const { return missing_; }

 private:
  void* library_;
  const char* missing_ = nullptr;
};

tl::unexpected<HttpFailure> useless(std::string why) {
  return tl::unexpected(
      HttpFailure{HttpFault::kUnreachable,
                  fmt::format("libcurl can't be used; install the package libcurl4 ({})", why)});
}

}  // namespace

tl::expected<CurlLibrary, HttpFailure> load_curl(const char* file) {
  // It is never closed: libraries behind it run code of theirs when the program ends.
  void* library = ::dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return useless(::dlerror());
  CurlLibrary curl{};
  Finder find(library);
  find(curl.global_init, "curl_global_init");
  find(curl.multi_init, "curl_multi_init");
  find(curl.multi_cleanup, "curl_multi_cleanup");
  find(curl.multi_add_handle, "curl_multi_add_handle");
  find(curl.multi_remove_handle, "curl_multi_remove_handle");
  find(curl.multi_perform, "curl_multi_perform");
  find(curl.multi_poll, "curl_multi_poll");
  find(curl.multi_info_read, "curl_multi_info_read");
  find(curl.easy_init, "curl_easy_init");
  find(curl.easy_cleanup, "curl_easy_cleanup");
  find(curl.easy_setopt, "curl_easy_setopt");
  find(curl.easy_getinfo, "curl_easy_getinfo");
  find(curl.easy_header, "curl_easy_header");
  find(curl.easy_strerror, "curl_easy_strerror");
  find(curl.slist_append, "curl_slist_append");
  find(curl.slist_free_all, "curl_slist_free_all");
  find(curl.url, "curl_url");
  find(curl.url_cleanup, "curl_url_cleanup");
  find(curl.url_get, "curl_url_get");
  find(curl.url_set, "curl_url_set");
  find(curl.free, "curl_free");
  if (find.missing() != nullptr) return useless(fmt::format("{} lacks {}", file, find.missing()));
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return useless("it does not start");
  return curl;
}

}  // namespace feedgen
