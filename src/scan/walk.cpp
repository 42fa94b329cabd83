#include "scan/walk.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "article/glob.h"
#include "sites/site_path.h"
#include "system/parallel.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 11> kExtensions{".md",     ".markdown", ".mkd",  ".mdown",
                                                       ".mkdown", ".mkdn",     ".mdwn", ".mdx",
                                                       ".html",   ".htm",      ".txt"};

bool is_name_left_out(std::string_view name, const Settings& settings) {
  return name.front() == '.' || !is_folder_of_site(name, settings) || name == "node_modules";
}

bool is_excluded(std::string_view path, const std::vector<std::string>& exclude) {
  return any_of(exclude, [&](const std::string& glob) { return matches_glob(glob, path); });
}

struct Link {
  std::size_t root;
  std::string path;
  auto operator<=>(const Link&) const = default;
};

using Identity = std::pair<std::uint64_t, std::uint64_t>;

Identity identity(const FileStatus& status) { return {status.device, status.inode()}; }

bool by_name(const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; }

// A folder that is to be listed, and what was found in it.
struct Visit {
  std::string path;
  std::vector<FolderEntry> folders;  // in it, sorted
  std::vector<Link> links;
  std::vector<UnreadablePlace> unreadable;  // entries
  std::optional<Error> failure;             // of the folder itself
  FormatCounts passed_over{};
};

class Walk {
 public:
  Walk(FileSystem& files, const ArticleFolders& roots, const WalkRequest& request,
       const FolderVisitor& visit)
      : files_(files),
        roots_(roots),
        settings_(roots.settings()),
        request_(request),
        visit_(visit) {}

  Result<WalkResult> run() {
    for (const std::string& output : request_.outputs) {
      Result<void> left_out = leave_out(output);
      if (!left_out) return tl::unexpected(std::move(left_out.error()));
    }
    for (std::size_t root = 0; root < roots_.size(); ++root) {
      const ArticleFolder& folder = roots_[root];
      if (!folder.only.empty()) {
        visit_file(root, folder);
      } else if (folders_.insert(identity(folder.status)).second) {
        visit_folders(root, {""});
      }
    }
    if (failed_root_) {
      if (failed_root_->kind != ErrorKind::kUnreadable) failed_root_->kind = ErrorKind::kUsage;
      return tl::unexpected(std::move(*failed_root_));
    }
    follow_links();
    return std::move(result_);
  }

 private:
  // Unless it is itself a folder of articles: then no article would be left.
  Result<void> leave_out(const std::string& folder) {
    const auto output = files_.status(folder, Links::kFollow);
    if (!output) return tl::unexpected(output.error());
    if (!*output) return {};
    const Identity own = identity(**output);
    for (std::size_t root = 0; root < roots_.size(); ++root) {
      if (identity(roots_[root].status) == own) return {};
    }
    folders_.insert(own);
    return {};
  }

  void visit_file(std::size_t root, const ArticleFolder& folder) {
    if (!has_article_extension(folder.only)) return;
    FileStatus status = folder.status;
    if (status.kind != FileKind::kFile || !known_.insert(identity(status)).second) return;
    hand_over({root, {}, false, {}, {FolderEntry{folder.only, status}}});
  }

  // Level by level: the folders of one level are listed side by side, and which of two ways to a
  // folder counts does not depend on which thread was faster.
  void visit_folders(std::size_t root, std::vector<std::string> level) {
    while (!level.empty()) {
      std::vector<Visit> visits(level.size());
      for_each_index(level.size(), request_.jobs, [&](std::size_t i) {
        visits[i].path = std::move(level[i]);
        list(root, visits[i]);
      });
      level.clear();
      for (Visit& visit : visits) take_over(root, visit, level);
    }
  }

  void list(std::size_t root, Visit& visit) const {
    const auto wants = [&](std::string_view name, FileKind kind) {
      if (is_name_left_out(name, settings_)) return false;
      if (kind == FileKind::kFile && !has_article_extension(name)) {
        count_other_format(root, visit, name);
        return false;
      }
      return kind != FileKind::kOther &&
             (request_.exclude.empty() ||
              !is_excluded(joined_path(visit.path, name), request_.exclude));
    };
    Result<FolderListing> listing = files_.look(roots_.shown(root, visit.path), wants);
    if (!listing) {
      visit.failure = std::move(listing.error());
      return;
    }
    for (Error& problem : listing->problems) {
      Message& message = problem.message;
      const std::string name(last_part(message.place.path));
      // What can't be looked at may be a folder, too.
      if (!wants(name, FileKind::kFolder)) continue;
      visit.unreadable.push_back({root, joined_path(visit.path, name), false, std::move(message)});
    }
    FoundFolder found{root, visit.path, false, {}, {}};
    for (FolderEntry& entry : listing->entries) {
      if (entry.status.kind == FileKind::kFolder) {
        visit.folders.push_back(std::move(entry));
      } else if (entry.status.kind == FileKind::kLink) {
        visit.links.push_back({root, joined_path(visit.path, entry.name)});
      } else {
        found.files.push_back(std::move(entry));
      }
    }
    std::sort(visit.folders.begin(), visit.folders.end(), by_name);
    std::sort(found.files.begin(), found.files.end(), by_name);
    hand_over(std::move(found));
  }

  void count_other_format(std::size_t root, Visit& visit, std::string_view name) const {
    const std::optional<std::size_t> format = other_format_of(name);
    if (!format) return;
    const std::string path = joined_path(visit.path, name);
    if (!is_excluded(path, request_.exclude) && roots_.is_article(root, path)) {
      ++visit.passed_over[*format];
    }
  }

  void take_over(std::size_t root, Visit& visit, std::vector<std::string>& level) {
    if (visit.failure && visit.path.empty()) {
      if (!failed_root_) failed_root_ = std::move(visit.failure);
    } else if (visit.failure && visit.failure->kind != ErrorKind::kGone) {
      // A folder that went away meanwhile is gone; any other may be there.
      result_.unreadable.push_back({root, visit.path, false, std::move(visit.failure->message)});
    }
    for (UnreadablePlace& place : visit.unreadable) result_.unreadable.push_back(std::move(place));
    for (const FolderEntry& folder : visit.folders) {
      if (folders_.insert(identity(folder.status)).second) {
        level.push_back(joined_path(visit.path, folder.name));
      }
    }
    for (std::size_t i = 0; i < visit.passed_over.size(); ++i) {
      result_.passed_over[i] += visit.passed_over[i];
    }
    links_.insert(links_.end(), visit.links.begin(), visit.links.end());
  }

  // Calls the visitor with those that the site's generator takes for articles.
  void hand_over(FoundFolder found) const {
    if (settings_.generator != nullptr) {
      std::erase_if(found.files, [&](const FolderEntry& file) {
        return !roots_.is_article(found.root, path_of(found, file));
      });
    }
    if (found.files.empty()) return;
    found.section = section_digest(roots_.source(found.root, path_of(found, found.files.front())));
    visit_(std::move(found));
  }

  static std::string path_of(const FoundFolder& found, const FolderEntry& file) {
    return joined_path(found.path, file.name);
  }

  // Links come after everything that is really there, so that the real path names what can be
  // reached both ways; and in order, so that the order of the file system never shows.
  void follow_links() {
    std::vector<FoundFolder> groups;
    while (!links_.empty()) {
      std::vector<Link> links = std::exchange(links_, {});
      std::sort(links.begin(), links.end());
      for (const Link& link : links) follow(link, groups);
    }
    for (FoundFolder& group : groups) {
      std::sort(group.files.begin(), group.files.end(), by_name);
      hand_over(std::move(group));
    }
  }

  void follow(const Link& link, std::vector<FoundFolder>& groups) {
    const std::string path = roots_.shown(link.root, link.path);
    const auto status = files_.status(path, Links::kFollow);
    if (!status) return note_unreadable(link, status.error());
    if (!*status) return warn(path, "this link leads nowhere", "remove it");
    const bool is_folder = (*status)->kind == FileKind::kFolder;
    if (!is_folder && !has_article_extension(link.path)) return;
    const Result<std::string> target = files_.real_path(path);
    if (!target) return note_unreadable(link, target.error());
    const std::optional<ArticleFolders::Place> inside = roots_.find(*target);
    // A link in a folder that came from elsewhere must not publish the user's other files.
    if (!inside) {
      return warn(path, "this link leads out of the articles' folder and was not followed",
                  "name its target as another folder of articles");
    }
    if (is_left_out(inside->path, request_.exclude, settings_)) return;
    // Else an article that can't be read at its own place would be taken for a new one at the
    // link's.
    if (is_unreadable(result_.unreadable, inside->folder, inside->path)) return;
    if (is_folder) {
      if (!folders_.insert(identity(**status)).second) return;
      result_.followed_links = true;
      return visit_folders(link.root, {link.path});
    }
    // A target whose own name is that of an article was found at its own place.
    if ((*status)->kind != FileKind::kFile || has_article_extension(inside->path)) return;
    if (known_.insert(identity(**status)).second) add(link, **status, groups);
  }

  void add(const Link& link, const FileStatus& status, std::vector<FoundFolder>& groups) {
    result_.followed_links = true;
    const std::string folder(folder_of(link.path));
    const auto same = [&](const FoundFolder& group) {
      return group.root == link.root && group.path == folder;
    };
    auto group = find_if(groups, same);
    if (group == nullptr)
      group = &groups.emplace_back(FoundFolder{link.root, folder, true, {}, {}});
    group->files.push_back({std::string(last_part(link.path)), status});
  }

  void note_unreadable(const Link& link, const Error& error) {
    result_.unreadable.push_back({link.root, link.path, true, error.message});
  }

  void warn(const std::string& path, std::string problem, std::string remedy) {
    add_warning(result_.diagnostics, std::move(problem), std::move(remedy), Place{path});
  }

  FileSystem& files_;
  const ArticleFolders& roots_;
  const Settings& settings_;
  const WalkRequest& request_;
  const FolderVisitor& visit_;
  WalkResult result_;
  std::vector<Link> links_;
  std::optional<Error> failed_root_;
  std::set<Identity> folders_;  // each is read once, however many ways lead to it
  std::set<Identity> known_;    // files that were named, or that links lead to
};

}  // namespace

bool has_article_extension(std::string_view name) {
  name = last_part(name);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > 9) return false;
  std::array<char, 9> lower{};
  const std::string_view extension = name.substr(dot);
  std::transform(extension.begin(), extension.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const std::string_view wanted(lower.data(), extension.size());
  return is_one_of(wanted, kExtensions);
}

bool is_unreadable(const std::vector<UnreadablePlace>& places, std::size_t root,
                   std::string_view path) {
  return any_of(places, [&](const UnreadablePlace& place) {
    return place.root == root && path.starts_with(place.path) &&
           (path.size() == place.path.size() || path[place.path.size()] == '/');
  });
}

bool is_left_out(std::string_view path, const std::vector<std::string>& exclude,
                 const Settings& settings) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (is_name_left_out(path.substr(begin, end - begin), settings)) return true;
    if (is_excluded(path.substr(0, end), exclude)) return true;
    begin = end + 1;
  }
  return false;
}

Result<WalkResult> walk(FileSystem& files, const ArticleFolders& folders,
                        const WalkRequest& request, const FolderVisitor& visit) {
  return Walk(files, folders, request, visit).run();
}

}  // namespace feedgen
