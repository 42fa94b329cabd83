#include "body/local_files.h"

#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "value/article.h"

namespace feedgen {
namespace {

// What follows `folder`, which ends in a slash, as a path of the file system; empty if it is none
// that may be looked for.
std::string path_below(std::string_view url, std::string_view folder) {
  url = url.substr(0, url.find_first_of("?#"));
  if (folder.empty() || !url.starts_with(folder)) return {};
  std::string path;
  for (std::string_view rest = url.substr(folder.size());;) {
    const std::size_t slash = rest.find('/');
    const std::string name = percent_decode(rest.substr(0, slash));
    const bool is_name = !name.empty() && name.front() != '.' &&
                         name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
    if (!is_name) return {};
    path += path.empty() ? name : '/' + name;
    if (slash == std::string_view::npos) return path;
    rest.remove_prefix(slash + 1);
  }
}

}  // namespace

std::optional<LocalFile> LocalFiles::below(const std::string& folder, const std::string& path,
                                           const std::string& root) const {
  if (auto found = look(folder, path, root)) return found;
  // A Mac wrote the name, and a keyboard the reference.
  const std::string apart = nfd(path);
  if (apart == path) return std::nullopt;
  auto found = look(folder, apart, root);
  if (found) found->is_spelled_otherwise = true;
  return found;
}

std::optional<LocalFile> LocalFiles::look(const std::string& folder, const std::string& path,
                                          const std::string& root) const {
  const std::size_t slash = path.find('/');
  if (slash != std::string::npos) {
    // Of a folder that is not there, one answer is remembered and not one for each file.
    const std::string outermost = joined_path(folder, std::string_view(path).substr(0, slash));
    const auto real = files_.real_path(outermost);
    if (!real && !files_.has(outermost, Links::kFollow)) return std::nullopt;
  }
  const std::string whole = joined_path(folder, path);
  const auto status = files_.status(whole, Links::kFollow);
  if (!status || !*status || (*status)->kind != FileKind::kFile) return std::nullopt;
  const Result<std::string> real = files_.real_path(whole);
  const Result<std::string> real_root = files_.real_path(root.empty() ? "." : root);
  if (!real || !real_root) return std::nullopt;
  if (!real->starts_with(*real_root == "/" ? "/" : *real_root + '/')) return std::nullopt;
  return LocalFile{whole, path, (*status)->size()};
}

std::optional<LocalFile> LocalFiles::find(std::string_view url, const Article& article) const {
  const std::string beside = path_below(url, before_last_part(article.url));
  if (!beside.empty() && article.file.ends_with(article.path)) {
    const std::string root = article.file.substr(0, article.file.size() - article.path.size());
    for (const std::string& folder :
         {std::string(folder_of(article.file)), article.file.substr(0, article.file.rfind('.'))}) {
      if (auto found = below(folder, beside, root)) return found;
    }
  }
  return find(url);
}

std::optional<LocalFile> LocalFiles::find(std::string_view url) const {
  const std::string path = path_below(url, settings_.base_url);
  if (path.empty()) return std::nullopt;
  for (const std::string& folder : settings_.files) {
    if (auto found = below(folder, path, folder)) return found;
  }
  return std::nullopt;
}

}  // namespace feedgen
