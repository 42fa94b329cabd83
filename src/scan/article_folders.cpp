#include "scan/article_folders.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "sites/site_path.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

Result<ArticleFolder> open_folder(FileReader& files, const std::string& given) {
  const auto status = files.status(given, Links::kFollow);
  if (!status) return tl::unexpected(status.error());
  if (!*status) {
    return fail(ErrorKind::kUsage, fmt::format("there is no {}", in_quotes(given)),
                "name the folder that holds the articles");
  }
  const Result<std::string> real = files.real_path(given);
  if (!real) return tl::unexpected(real.error());
  ArticleFolder folder;
  folder.shown = given;
  folder.real = *real == "/" ? *real : *real + '/';
  folder.scope = *real;
  folder.status = **status;
  if (folder.status.kind == FileKind::kFolder) return folder;
  const std::size_t slash = given.rfind('/');
  folder.shown = slash == std::string::npos ? "" : given.substr(0, slash + 1);
  folder.only = given.substr(slash == std::string::npos ? 0 : slash + 1);
  folder.real.resize(real->rfind('/') + 1);
  return folder;
}

}  // namespace

Result<ArticleFolders> ArticleFolders::open(FileReader& files, const BuildRequest& request) {
  ArticleFolders folders;
  folders.source_ = request.source;
  folders.settings_ = &request.settings;
  for (const std::string& path : request.articles) {
    Result<ArticleFolder> folder = open_folder(files, path);
    if (!folder) return tl::unexpected(std::move(folder.error()));
    folders.folders_.push_back(std::move(*folder));
  }
  const std::string& home = request.state.home;
  Result<std::string> real = files.real_path(home.empty() ? "." : home);
  if (!real) return tl::unexpected(std::move(real.error()));
  folders.home_ = std::move(*real);
  for (ArticleFolder& folder : folders.folders_) {
    folder.root = joined_path(folders.from_home(folder.real), {});
    folder.scope = folders.from_home(folder.scope);
  }
  const SiteGenerator* generator = request.settings.generator;
  if (generator == nullptr) return folders;
  if (generator->open_folders != nullptr || generator->read_folder != nullptr) {
    folders.meanings_ = std::make_unique<Meanings>(files, request);
  }
  if (generator->open_folders != nullptr) {
    folders.meanings_->folders =
        generator->open_folders(folders.meanings_->files, request.source, request.settings);
  }
  return folders;
}

std::size_t ArticleFolders::index_of(const std::string& root) const {
  const auto found = std::find_if(folders_.begin(), folders_.end(),
                                  [&](const ArticleFolder& one) { return one.root == root; });
  return found == folders_.end() ? 0 : static_cast<std::size_t>(found - folders_.begin());
}

std::string ArticleFolders::from_home(const std::string& absolute) const {
  const std::string relative =
      std::filesystem::path(absolute).lexically_relative(home_).generic_string();
  return relative == "." ? std::string() : relative;
}

std::string ArticleFolders::to_home(const std::string& relative) const {
  return joined_path(home_, relative);
}

bool ArticleFolders::is_in_scope(const std::string& path) const {
  return any_of(folders_, [&](const ArticleFolder& folder) {
    const std::string& scope = folder.scope;
    if (scope.empty()) return !path.starts_with("../");
    return path == scope || (path.starts_with(scope) && path[scope.size()] == '/');
  });
}

std::set<std::string> ArticleFolders::scopes() const {
  std::set<std::string> scopes;
  for (const ArticleFolder& folder : folders_) scopes.insert(folder.scope);
  return scopes;
}

std::string ArticleFolders::shown(std::size_t folder, const std::string& path) const {
  return path.empty() ? folders_[folder].shown : joined_path(folders_[folder].shown, path);
}

SourceFile ArticleFolders::source(std::size_t folder, const std::string& path) const {
  SourceFile file;
  file.path = path;
  file.shown = shown(folder, path);
  file.site_path = site_path(folders_[folder].real, path, source_, *settings_);
  if (meanings_ == nullptr) return file;
  const std::scoped_lock lock(meanings_->mutex);
  if (meanings_->folders != nullptr) file.section = meanings_->folders->section_of(file.site_path);
  file.inherited = meanings_->values.at(file.site_path);
  return file;
}

SourceFile ArticleFolders::source(const ArticleKey& key) const {
  return source(index_of(key.folder.root), path_below_root(key));
}

bool ArticleFolders::is_article(std::size_t folder, const std::string& path) const {
  if (settings_->generator == nullptr) return true;
  const std::string in_site = site_path(folders_[folder].real, path, source_, *settings_);
  if (in_site.empty() || !is_article_of_site(in_site, *settings_)) return false;
  if (meanings_ == nullptr || meanings_->folders == nullptr) return true;
  const std::scoped_lock lock(meanings_->mutex);
  return !meanings_->folders->is_resource(in_site);
}

std::optional<Error> ArticleFolders::unreadable() const {
  if (meanings_ == nullptr) return std::nullopt;
  const std::scoped_lock lock(meanings_->mutex);
  return meanings_->files.unreadable();
}

std::optional<ArticleFolders::Place> ArticleFolders::find(const std::string& real) const {
  for (std::size_t i = 0; i < folders_.size(); ++i) {
    const ArticleFolder& folder = folders_[i];
    if (!folder.only.empty()) {
      if (real == folder.real + folder.only) return Place{i, folder.only};
    } else if (real + '/' == folder.real) {
      return Place{i, {}};
    } else if (real.starts_with(folder.real)) {
      return Place{i, real.substr(folder.real.size())};
    }
  }
  return std::nullopt;
}

std::uint64_t section_digest(const SourceFile& file) {
  const std::string& section = file.section;
  const std::uint64_t inherited = file.inherited.digest;
  if (inherited != 0) return hash64(section + '\n' + std::to_string(inherited));
  return section.empty() ? 0 : hash64(section);
}

}  // namespace feedgen
