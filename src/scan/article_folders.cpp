#include "scan/article_folders.h"

#include <fmt/format.h>

#include "sites/site_path.h"
#include "text/display.h"

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
  ArticleFolder folder{given, *real == "/" ? *real : *real + '/', {}, **status};
  if (folder.status.kind == FileKind::kFolder) return folder;
  const std::size_t slash = given.rfind('/');
  folder.shown = slash == std::string::npos ? "" : given.substr(0, slash + 1);
  folder.only = given.substr(slash == std::string::npos ? 0 : slash + 1);
  folder.real.resize(real->rfind('/') + 1);
  return folder;
}

}  // namespace

Result<ArticleFolders> ArticleFolders::open(FileReader& files,
                                            const std::vector<std::string>& given,
                                            const std::string& source, const Settings& settings) {
  ArticleFolders folders;
  folders.source_ = source;
  folders.settings_ = &settings;
  for (const std::string& path : given) {
    Result<ArticleFolder> folder = open_folder(files, path);
    if (!folder) return tl::unexpected(std::move(folder.error()));
    folders.folders_.push_back(std::move(*folder));
  }
  const SiteGenerator* generator = settings.generator;
  if (generator != nullptr && generator->open_folders != nullptr) {
    folders.meanings_ = std::make_unique<Meanings>(files);
    folders.meanings_->folders =
        generator->open_folders(folders.meanings_->files, source, settings);
  }
  return folders;
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
  file.section = meanings_->folders->section_of(file.site_path);
  return file;
}

bool ArticleFolders::is_article(std::size_t folder, const std::string& path) const {
  if (settings_->generator == nullptr) return true;
  const std::string in_site = site_path(folders_[folder].real, path, source_, *settings_);
  if (in_site.empty() || !is_article_of_site(in_site, *settings_)) return false;
  if (meanings_ == nullptr) return true;
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

}  // namespace feedgen
