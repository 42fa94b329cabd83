// The functions of libcurl that are used, found when the first request is made and not when the
// program starts: some 25 libraries come with it, and a build without pings is not to wait for
// them. The header is compiled against, nothing is linked. Part of curl_client's door.
#pragma once

#include <curl/curl.h>
#include <tl/expected.hpp>

#include "system/http.h"

namespace feedgen {

/// Named as in curl's manual, less "curl_". All of them are in 7.85 and later.
struct CurlLibrary {
  decltype(&curl_global_init) global_init;
  decltype(&curl_multi_init) multi_init;
  decltype(&curl_multi_cleanup) multi_cleanup;
  decltype(&curl_multi_add_handle) multi_add_handle;
  decltype(&curl_multi_remove_handle) multi_remove_handle;
  decltype(&curl_multi_perform) multi_perform;
  decltype(&curl_multi_poll) multi_poll;
  decltype(&curl_multi_info_read) multi_info_read;
  decltype(&curl_easy_init) easy_init;
  decltype(&curl_easy_cleanup) easy_cleanup;
  decltype(&curl_easy_setopt) easy_setopt;
  decltype(&curl_easy_getinfo) easy_getinfo;
  decltype(&curl_easy_header) easy_header;
  decltype(&curl_easy_strerror) easy_strerror;
  decltype(&curl_slist_append) slist_append;
  decltype(&curl_slist_free_all) slist_free_all;
  decltype(&curl_url) url;
  decltype(&curl_url_cleanup) url_cleanup;
  decltype(&curl_url_get) url_get;
  decltype(&curl_url_set) url_set;
  decltype(&curl_free) free;
};

/// Ready to be used, until the program ends. Otherwise the failure of every request: it names the
/// package that is missing. `file` is a name that the system's linker looks up, or a path.
tl::expected<CurlLibrary, HttpFailure> load_curl(const char* file);

}  // namespace feedgen
