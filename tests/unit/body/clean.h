// Cleans HTML as the article at https://site.example/blog/post/ has it, and sees to it that
// cleaning it again changes nothing.
#pragma once

#include <string>
#include <string_view>

#include "body/clean_html.h"
#include "support/catch.h"

namespace feedgen {

inline constexpr std::string_view kPost = "https://site.example/blog/post/";

inline Settings blog() {
  Settings settings;
  settings.base_url = "https://site.example/blog/";
  return settings;
}

inline CleanHtml clean_whole(std::string_view html, const Settings& settings = blog(),
                             std::string_view url = kPost) {
  Result<CleanHtml> clean = clean_html(html, {url, settings});
  REQUIRE(clean);
  const Result<CleanHtml> again = clean_html(clean->html, {url, settings});
  REQUIRE(again);
  CHECK(again->html == clean->html);
  return *clean;
}

inline std::string clean(std::string_view html) { return clean_whole(html).html; }

}  // namespace feedgen
