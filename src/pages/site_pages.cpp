#include "pages/site_pages.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "article/source_text.h"
#include "system/parallel.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

struct Listed {
  std::string path;
  std::vector<std::string> folders;
  std::vector<SitePage> pages;
  std::vector<Message> unreadable;
  std::optional<Error> failure;
};

bool is_wanted(std::string_view name, FileKind kind) {
  if (name.starts_with('.') || name == "node_modules") return false;
  return kind == FileKind::kFolder || (kind == FileKind::kFile && is_page_path(name));
}

void list(const std::string& root, FileReader& files, Listed& out) {
  Result<FolderListing> listing = files.look(joined_path(root, out.path), is_wanted);
  if (!listing) {
    out.failure = std::move(listing.error());
    return;
  }
  for (Error& problem : listing->problems) out.unreadable.push_back(std::move(problem.message));
  for (const FolderEntry& entry : listing->entries) {
    std::string path = joined_path(out.path, entry.name);
    if (entry.status.kind == FileKind::kFolder) {
      out.folders.push_back(std::move(path));
    } else if (entry.status.kind == FileKind::kFile) {
      out.pages.push_back({std::move(path), entry.status.stamp});
    }
  }
}

template <class T>
void append(std::vector<T>&& more, std::vector<T>& all) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

tl::unexpected<Error> no_folder(const std::string& folder) {
  return fail(ErrorKind::kUsage,
              fmt::format("there is no folder {} with the site's pages", in_quotes(folder)),
              "build the site first, or name the folder: inject: FOLDER in feedgen.yaml");
}

// "2" and "page2" of "page/2" and "page2".
bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

}  // namespace

Result<SitePages> list_pages(const std::string& folder, unsigned jobs, FileReader& files) {
  const auto status = files.status(folder, Links::kFollow);
  if (!status) return tl::unexpected(status.error());
  if (!*status || (*status)->kind != FileKind::kFolder) return no_folder(folder);
  SitePages found;
  std::vector<std::string> level{""};
  while (!level.empty()) {
    std::vector<Listed> listed(level.size());
    for_each_index(level.size(), jobs, [&](std::size_t i) {
      listed[i].path = std::move(level[i]);
      list(folder, files, listed[i]);
    });
    level.clear();
    for (Listed& one : listed) {
      if (one.failure && one.path.empty()) {
        if (one.failure->kind == ErrorKind::kUnreadable) return tl::unexpected(*one.failure);
        return no_folder(folder);
      }
      if (one.failure && one.failure->kind != ErrorKind::kGone) {
        found.unreadable.push_back(std::move(one.failure->message));
      }
      append(std::move(one.folders), level);
      append(std::move(one.pages), found.pages);
      append(std::move(one.unreadable), found.unreadable);
    }
  }
  std::sort(found.pages.begin(), found.pages.end(),
            [](const SitePage& a, const SitePage& b) { return a.path < b.path; });
  std::sort(found.unreadable.begin(), found.unreadable.end(),
            [](const Message& a, const Message& b) { return a.place.path < b.place.path; });
  return found;
}

std::string page_key(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  for (const std::string_view ending : {".html", ".htm"}) {
    if (path.ends_with(ending)) path.remove_suffix(ending.size());
  }
  if (last_part(path) == "index") path.remove_suffix(std::string_view("index").size());
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(path);
}

std::string first_page_key(std::string_view key) {
  const std::string_view last = last_part(key);
  std::string_view above = folder_of(key);
  if (last.starts_with("page") && is_number(last.substr(4))) return std::string(above);
  if (!is_number(last) || last_part(above) != "page") return {};
  return std::string(folder_of(above));
}

}  // namespace feedgen
