#include "article/scan.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "article/glob.h"
#include "article/hugo_folders.h"
#include "config/site_path.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 6> kExtensions{".md",   ".markdown", ".mkd",
                                                      ".html", ".htm",      ".txt"};

bool has_article_extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string extension = ascii_lower(name.substr(dot));
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

bool is_left_out(std::string_view name, const Settings& settings) {
  return name.front() == '.' || !is_folder_of_site(name, settings) || name == "node_modules";
}

std::string join(const std::string& folder, const std::string& name) {
  if (folder.empty()) return name;
  return folder.back() == '/' ? folder + name : folder + '/' + name;
}

struct Root {
  std::string shown;  // as the user wrote it
  std::string real;   // without links, with a slash at the end
};

struct Link {
  std::size_t root;
  std::string path;
  auto operator<=>(const Link&) const = default;
};

using Identity = std::pair<std::uint64_t, std::uint64_t>;

Identity identity(const FileStatus& status) { return {status.device, status.inode}; }

class Scanner {
 public:
  Scanner(FileSystem& files, const ScanRequest& request, const Settings& settings)
      : files_(files), request_(request), settings_(settings) {}

  Result<ScanResult> run() {
    std::vector<FileStatus> statuses;
    for (const std::string& given : request_.articles) {
      Result<FileStatus> status = add_root(given);
      if (!status) return tl::unexpected(std::move(status.error()));
      statuses.push_back(*status);
    }
    leave_out_output(statuses);
    for (std::size_t r = 0; r < roots_.size(); ++r) visit_root(r, statuses[r]);
    if (unreadable_root_) {
      unreadable_root_->kind = ErrorKind::kUsage;
      return tl::unexpected(std::move(*unreadable_root_));
    }
    follow_links();
    if (settings_.generator == Generator::kHugo) look_at_folders();
    std::stable_sort(result_.files.begin(), result_.files.end(),
                     [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return std::move(result_);
  }

 private:
  // Unless the feeds go right into a folder of articles: then nothing would be left.
  void leave_out_output(const std::vector<FileStatus>& roots) {
    const auto output = files_.status(request_.output, Links::kFollow);
    if (!output || !*output) return;
    const Identity own = identity(**output);
    const bool is_root = std::any_of(roots.begin(), roots.end(),
                                     [&](const FileStatus& root) { return identity(root) == own; });
    if (!is_root) folders_.insert(own);
  }

  Result<FileStatus> add_root(const std::string& given) {
    const auto status = files_.status(given, Links::kFollow);
    if (!status || !*status) {
      return fail(ErrorKind::kUsage, fmt::format("there is no {}", in_quotes(given)),
                  "name the folder that holds the articles");
    }
    const Result<std::string> real = files_.real_path(given);
    if (!real) return tl::unexpected(real.error());
    roots_.push_back(Root{given, *real == "/" ? *real : *real + '/'});
    return **status;
  }

  void visit_root(std::size_t root, const FileStatus& status) {
    if (status.kind == FileKind::kFolder) return visit(root, "", status);
    const std::string given = roots_[root].shown;
    const std::size_t slash = given.rfind('/');
    roots_[root].shown = slash == std::string::npos ? "" : given.substr(0, slash + 1);
    std::string& real = roots_[root].real;
    real.resize(real.rfind('/', real.size() - 2) + 1);
    visit(root, given.substr(slash == std::string::npos ? 0 : slash + 1), status);
  }

  void visit(std::size_t root, const std::string& path, const FileStatus& status) {
    if (status.kind == FileKind::kLink) {
      links_.push_back(Link{root, path});
    } else if (status.kind == FileKind::kFolder) {
      if (folders_.insert(identity(status)).second) visit_folder(root, path);
    } else if (status.kind == FileKind::kFile && has_article_extension(path)) {
      add_file(root, path, status);
    }
  }

  void add_file(std::size_t root, const std::string& path, const FileStatus& status) {
    std::string in_site = site_path(roots_[root].real, path, request_.source, settings_);
    const bool has_site = settings_.generator != Generator::kNone;
    if (has_site && (in_site.empty() || !is_article_of_site(in_site, settings_))) return;
    result_.files.push_back(SourceFile{path,
                                       shown(root, path),
                                       status.modified,
                                       status.size,
                                       status.device,
                                       status.inode,
                                       std::move(in_site),
                                       {}});
  }

  void look_at_folders() {
    HugoFolders folders(files_, request_.source, settings_.hugo.language);
    std::erase_if(result_.files,
                  [&](const SourceFile& file) { return folders.is_resource(file.site_path); });
    for (SourceFile& file : result_.files) file.section = folders.section_of(file.site_path);
  }

  void visit_folder(std::size_t root, const std::string& path) {
    Result<std::vector<std::string>> names = files_.list(shown(root, path));
    if (!names && path.empty()) {
      unreadable_root_ = std::move(names.error());
      return;
    }
    if (!names) {
      result_.skipped.push_back(std::move(names.error().message));
      return;
    }
    for (const std::string& name : *names) {
      const std::string child = join(path, name);
      if (is_left_out(name, settings_) || is_excluded(child)) continue;
      const auto status = files_.status(shown(root, child), Links::kDoNotFollow);
      if (!status) {
        warn(status.error());
      } else if (*status) {
        visit(root, child, **status);
      }
    }
  }

  // Links come after everything that is really there, so that the real path names what can be
  // reached both ways; and in order, so that the order of the file system never shows.
  void follow_links() {
    while (!links_.empty()) {
      std::vector<Link> links = std::exchange(links_, {});
      std::sort(links.begin(), links.end());
      std::set<Identity> known;
      for (const SourceFile& file : result_.files) known.emplace(file.device, file.inode);
      for (const Link& link : links) follow(link, known);
    }
  }

  void follow(const Link& link, std::set<Identity>& known) {
    const std::string path = shown(link.root, link.path);
    const auto status = files_.status(path, Links::kFollow);
    if (!status) return warn(status.error());
    if (!*status) return warn(path, "this link leads nowhere", "remove it");
    const bool is_folder = (*status)->kind == FileKind::kFolder;
    if (!is_folder && !has_article_extension(link.path)) return;
    const Result<std::string> target = files_.real_path(path);
    if (!target) return warn(target.error());
    // A link in a folder that came from elsewhere must not publish the user's other files.
    const bool inside = std::any_of(roots_.begin(), roots_.end(), [&](const Root& root) {
      return (*target + '/').starts_with(root.real);
    });
    if (inside && is_left_out_path(*target)) return;
    if (!inside) {
      return warn(path, "this link leads out of the articles' folder and was not followed",
                  "name its target as another folder of articles");
    }
    if (is_folder || known.insert(identity(**status)).second) visit(link.root, link.path, **status);
  }

  // A link is no way around what is left out where it really is.
  bool is_left_out_path(const std::string& real) const {
    return std::any_of(roots_.begin(), roots_.end(), [&](const Root& root) {
      if (!real.starts_with(root.real)) return false;
      const std::string path = real.substr(root.real.size());
      bool left_out = is_excluded(path);
      for (std::size_t begin = 0; begin < path.size() && !left_out;) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        left_out = is_left_out(std::string_view(path).substr(begin, end - begin), settings_);
        begin = end + 1;
      }
      return left_out;
    });
  }

  std::string shown(std::size_t root, const std::string& path) const {
    return path.empty() ? roots_[root].shown : join(roots_[root].shown, path);
  }

  bool is_excluded(const std::string& path) const {
    return std::any_of(request_.exclude.begin(), request_.exclude.end(),
                       [&](const std::string& glob) { return matches_glob(glob, path); });
  }

  void warn(Error error) {
    result_.diagnostics.push_back(Diagnostic{Severity::kWarning, std::move(error.message)});
  }

  void warn(const std::string& path, std::string problem, std::string remedy) {
    result_.diagnostics.push_back(Diagnostic{
        Severity::kWarning, Message{std::move(problem), std::move(remedy), Place{path}}});
  }

  FileSystem& files_;
  const ScanRequest& request_;
  const Settings& settings_;
  ScanResult result_;
  std::vector<Root> roots_;
  std::vector<Link> links_;
  std::optional<Error> unreadable_root_;
  std::set<Identity> folders_;  // each is read once, however many ways lead to it
};

}  // namespace

Result<ScanResult> scan(FileSystem& files, const ScanRequest& request) {
  static const Settings kDefaults;
  return Scanner(files, request, request.site == nullptr ? kDefaults : *request.site).run();
}

}  // namespace feedgen
