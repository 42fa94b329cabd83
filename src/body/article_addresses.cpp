#include "body/article_addresses.h"

#include <array>
#include <utility>

#include "sites/permalink.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/article.h"

namespace feedgen {
namespace {

std::string_view without_extension(std::string_view path) {
  constexpr std::array<std::string_view, 6> kExtensions{".md",  ".markdown", ".mkd",
                                                        ".mdx", ".html",     ".htm"};
  for (const std::string_view extension : kExtensions) {
    if (path.size() > extension.size() && path.ends_with(extension)) {
      return path.substr(0, path.size() - extension.size());
    }
  }
  return path;
}

// The one spelling of all the names for a path, but for a date.
std::string name_of_path(std::string_view path) {
  std::string name = nfc(without_extension(path));
  for (std::size_t at = name.find("_posts/"); at != std::string::npos; at = name.find("_posts/")) {
    name.erase(at, std::string_view("_posts/").size());
  }
  while (name.starts_with("./") || name.starts_with('/')) name.erase(0, name.find('/') + 1);
  while (name.ends_with('/')) name.pop_back();
  for (const std::string_view index : {"/index", "/_index"}) {
    if (name.ends_with(index)) name.erase(name.size() - index.size());
  }
  return name;
}

bool ends_as(std::string_view path, std::string_view name) {
  return path.ends_with(name) &&
         (path.size() == name.size() || path[path.size() - name.size() - 1] == '/');
}

}  // namespace

ArticleIndex::ArticleIndex(Paths paths, Open open)
    : read_paths_(std::move(paths)), open_(std::move(open)) {}

ArticleIndex::~ArticleIndex() = default;

void ArticleIndex::index() const {
  paths_ = read_paths_();
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    for (std::string& part : last_parts_of(paths_[i])) by_last_part_.emplace(std::move(part), i);
  }
}

std::optional<std::size_t> ArticleIndex::place_of(std::string_view name) const {
  const std::string wanted = name_of_path(name);
  if (wanted.empty()) return std::nullopt;
  const std::string_view last = last_part(wanted);
  const std::string_view folders = before_last_part(wanted);
  std::optional<std::size_t> best;
  const auto [begin, end] = by_last_part_.equal_range(std::string(last));
  for (auto candidate = begin; candidate != end; ++candidate) {
    const std::string path = name_of_path(paths_[candidate->second]);
    const std::string_view path_folders = before_last_part(path);
    if (path == wanted) return candidate->second;
    if (!folders.empty() && !ends_as(path_folders, folders)) continue;
    if (!best || candidate->second < *best) best = candidate->second;
  }
  return best;
}

Result<const Article*> ArticleIndex::find(std::string_view name) const {
  std::call_once(is_indexed_, [this] { index(); });
  const std::optional<std::size_t> place = place_of(name);
  if (!place) return nullptr;
  const std::scoped_lock lock(mutex_);
  auto opened = opened_.find(*place);
  if (opened == opened_.end()) {
    const auto keep = [](Article&& article) {
      return std::make_unique<const Article>(std::move(article));
    };
    opened = opened_.emplace(*place, open_(*place).map(keep)).first;
  }
  const auto& article = opened->second;
  if (article) return article->get();
  if (article.error().kind == ErrorKind::kUnreadable) return tl::unexpected(article.error());
  return nullptr;
}

const Article* ArticleAddresses::find(std::string_view name) const {
  const std::string wanted = name_of_path(name);
  if (!wanted.empty()) asked_.emplace_back(last_part(wanted));
  Result<const Article*> found = index_.find(name);
  if (found) return *found;
  unreadable_ = std::move(found.error());
  return nullptr;
}

std::vector<std::string> last_parts_of(std::string_view path) {
  const std::string name = name_of_path(path);
  const std::string_view last = last_part(name);
  std::vector<std::string> parts{std::string(last)};
  const std::string_view undated = without_date(last);
  if (undated != last && !undated.empty()) parts.emplace_back(undated);
  return parts;
}

}  // namespace feedgen
