// The pages of HTML that lie in the folder of the finished site.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "system/file_system.h"
#include "value/result.h"

namespace feedgen {

struct SitePage {
  std::string path;  ///< below the folder, with '/'
  FileStamp stamp;
};

struct SitePages {
  std::vector<SitePage> pages;  ///< by path
  std::vector<Message> unreadable;
  std::optional<Message> missing;  ///< why there are none, where the run goes on without
};

/// Finds `.html` and `.htm` at any depth. Leaves out hidden names, `node_modules` and links. Fails,
/// as a usage error, where there is no such folder.
[[nodiscard]] Result<SitePages> list_pages(const std::string& folder, unsigned jobs,
                                           FileReader& files);

/// What the paths and the addresses of a page have in common, so that "a/", "a/index.html",
/// "a.html" and "a" are one. Empty for the home page.
std::string page_key(std::string_view path);

/// page_key() of the first page of a list that is continued on this one ("a/page/2/"); empty:
/// it continues none.
std::string first_page_key(std::string_view key);

}  // namespace feedgen
