// Where the paths in a body lead: to an article that they name, to a file that lies on this
// machine, else where the site's generator would look for it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "body/article_addresses.h"
#include "body/local_files.h"
#include "system/file_system.h"
#include "value/settings.h"

namespace feedgen {

struct Article;

/// Where a body lies. What is pointed to outlives it.
struct BodyPlace {
  const Settings& settings;
  const Article& article;
  std::string_view site_path;                   ///< of the article; empty: not the site's
  std::string_view source;                      ///< folder in which such paths begin; empty: none
  const ArticleAddresses* addresses = nullptr;  ///< null: no other article is known
  FileReader& files;
  std::string_view picture_folder = {};  ///< stands before the paths of pictures in Markdown
  /// The address of a page that is no article: its path below `source`, and its bytes.
  std::function<std::string(std::string_view path, std::string_view bytes)> page_address = {};
};

/// Answers are as short as what was asked wherever that leads to the right place, else absolute;
/// empty: there is no such place, and only the text around the address is left. `rewrite`
/// is not applied.
///
/// A file counts where it lies in the site's folders: never one outside of them, not by ".." and
/// not by a link. If none is where the address leads, it is looked for beside the article, in the
/// folder that has the article's name, and below the folders of `files`. Of one body the first 2000
/// addresses that ask for files or articles are looked for. For one thread.
class LinkTargets {
 public:
  /// `place` outlives this.
  explicit LinkTargets(const BodyPlace& place)
      : place_(place), local_(place.files, place.settings) {}

  /// Of a picture in Markdown.
  std::string picture(std::string_view reference) const;

  /// Of what a page loads, or links to.
  std::string file(std::string_view reference) const;

  /// Of a link: "q.md", "../q.md#part", Pelican's "{filename}q.md" and "{static}i.png", Zola's
  /// "@/blog/q.md", and what double brackets name, with those that open: "[[q#A part". Web
  /// addresses, and "page/" or "#part", stay. The marks count for pictures and files too.
  std::string link(std::string_view reference) const;

  /// Of a whole address of the site that a key of the front matter has become.
  std::string existing(std::string_view url) const;

 private:
  std::string in_site(std::string_view path) const;
  std::string in_post_folder(std::string_view path) const;
  std::optional<std::string> elsewhere(const std::string& path) const;
  std::optional<std::string> beside(const std::string& path) const;
  std::optional<std::string> below_files(const std::string& path) const;
  bool is_article_file(const std::string& path) const;
  std::optional<std::string> article(std::string_view path, std::string_view tail) const;
  std::optional<std::string> by_mark(std::string_view reference) const;
  std::string attached(const std::string& path) const;
  std::string named(std::string_view path, std::string_view tail) const;
  std::string marked(std::string_view mark, std::string_view path, std::string_view tail) const;

  // Whether one more address may be looked for: a body can hold a hundred thousand.
  bool may_look() const;

  const BodyPlace& place_;
  LocalFiles local_;
  mutable std::size_t looked_ = 0;
};

}  // namespace feedgen
