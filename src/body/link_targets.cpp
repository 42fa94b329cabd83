#include "body/link_targets.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "config/site_address.h"
#include "sites/generator.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"
#include "value/article.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostLooked = 2000;

// Longer paths are none of a file system's.
constexpr std::size_t kLongestPath = 4096;

// What leads to another site, to another program, or into the same page.
bool is_elsewhere(std::string_view reference) {
  return reference.empty() || reference.size() > kLongestPath || reference.front() == '#' ||
         reference.front() == '?' || reference.starts_with("//") || split_url(reference).has_scheme;
}

struct Reference {
  std::string_view path;
  std::string_view tail;  // with its '?' or '#'
};

Reference split_reference(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("?#"), text.size());
  return {text.substr(0, end), text.substr(end)};
}

enum class Climb { kIsRefused, kEndsAtTheTop };

// A path below a folder, of names that may be looked for, without "." and ".."; nothing where it is
// none.
std::optional<std::string> plain_path(std::string_view path, Climb climb) {
  std::vector<std::string> names;
  for (std::string_view rest = path;;) {
    const std::size_t slash = rest.find('/');
    const std::string name(rest.substr(0, slash));
    if (name == "..") {
      if (names.empty() && climb == Climb::kIsRefused) return std::nullopt;
      if (!names.empty()) names.pop_back();
    } else if (!name.empty() && name != ".") {
      const bool is_odd = name.front() == '.' ||
                          name.find_first_of(std::string_view("\\\0", 2)) != std::string::npos;
      if (is_odd) return std::nullopt;
      names.push_back(name);
    }
    if (slash == kNowhere) break;
    rest.remove_prefix(slash + 1);
  }
  if (names.empty()) return std::nullopt;
  std::string plain;
  for (const std::string& name : names) plain += plain.empty() ? name : '/' + name;
  return nfc(plain);
}

// As seen from `folder`, which no ".." leaves.
std::optional<std::string> path_from(std::string_view folder, std::string_view path) {
  if (path.starts_with('/')) return plain_path(path, Climb::kIsRefused);
  return plain_path(std::string(folder) + '/' + std::string(path), Climb::kIsRefused);
}

bool has_one_of(std::string_view path, std::initializer_list<std::string_view> endings) {
  const std::string ending = ascii_lower(ending_of(path));
  return is_one_of(ending, endings);
}

bool is_markdown(std::string_view path) {
  return has_one_of(path, {".md", ".markdown", ".mkd", ".mdx"});
}

bool is_page(std::string_view path) {
  return is_markdown(path) ||
         has_one_of(path, {".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".rst"});
}

// What is served as it is: "a.png", but neither "page/" nor "v1.2".
bool is_file(std::string_view path) {
  const std::string_view ending = ending_of(path);
  const bool is_word = ending.size() >= 3 && ending.size() <= 8 &&
                       std::all_of(ending.begin() + 1, ending.end(), is_ascii_alphanumeric) &&
                       std::any_of(ending.begin() + 1, ending.end(), is_ascii_letter);
  return is_word && !is_page(path);
}

// A path of the author's own machine, which a paste has left behind.
bool is_of_machine(std::string_view path) {
  constexpr std::array<std::string_view, 6> kFolders{"Users",   "home", "mnt",
                                                     "private", "tmp",  "var"};
  if (!path.starts_with('/')) return false;
  const std::string_view folder = first_part(path.substr(1));
  return folder.size() + 1 < path.size() && is_one_of(folder, kFolders);
}

bool has_kept_back_part(std::string_view path) {
  return path.starts_with('_') || path.find("/_") != kNowhere;
}

std::string straightened(std::string_view reference) {
  std::string straight = trim_reference(reference);
  const std::size_t end = std::min(straight.find_first_of("?#"), straight.size());
  std::replace(straight.begin(), straight.begin() + static_cast<std::ptrdiff_t>(end), '\\', '/');
  return straight;
}

// Of a path that is decoded. What a path may hold stays, such as the `&` and `;` of a word in place
// of a tag (shortcodes/tag_places.h).
std::string encoded(std::string_view path) {
  std::string text;
  for (const char c : path) c == '%' ? text += "%25" : text += c;
  return percent_encode_part(text, {}, Escapes::kKeep);
}

// Where the theme Chirpy has the pictures of articles; empty: in the site.
std::string_view host_of_pictures(const Settings& settings) {
  if (settings.site_values == nullptr) return {};
  std::string_view host;
  bool is_chirpy = false;
  for (const Node::Member& member : settings.site_values->members) {
    const std::string_view text = trim(member.value.text);
    if (member.key == "cdn" && is_web_url(text)) host = text;
    if (member.key == "theme" || member.key == "remote_theme") {
      is_chirpy = is_chirpy || text.find("chirpy") != kNowhere;
    }
  }
  while (host.ends_with('/')) host.remove_suffix(1);
  return is_chirpy ? host : std::string_view();
}

// Of a page that no feed shows, as an undated one: its path counts from the source.
std::string address_of_page(const std::string& path, const BodyPlace& place,
                            const LocalFiles& local) {
  constexpr std::uint64_t kLongestHead = 64U << 10U;
  if (place.source.empty() || place.site_path.empty() || !place.page_address) return {};
  if (has_kept_back_part(path)) return {};
  const std::string source(place.source);
  const auto file = local.below(source, path, source);
  if (!file) return {};
  const Result<std::string> head = place.files.read_beginning(file->path, kLongestHead);
  return head ? place.page_address(path, *head) : std::string();
}

}  // namespace

bool LinkTargets::may_look() const { return ++looked_ <= kMostLooked; }

std::string LinkTargets::in_site(std::string_view path) const {
  while (path.starts_with('/')) path.remove_prefix(1);
  return place_.settings.base_url + encoded(path);
}

// Where the files lie that a page brings with it: "/a/b/" and "/a/b.html" both have "/a/b/file".
std::string LinkTargets::in_post_folder(std::string_view path) const {
  std::string folder = place_.article.url;
  for (const std::string_view ending : {"index.html", "index.htm", ".html", ".htm"}) {
    if (!folder.ends_with(ending)) continue;
    folder.resize(folder.size() - ending.size());
    break;
  }
  if (!folder.ends_with('/')) folder += '/';
  return folder + encoded(path);
}

std::optional<std::string> LinkTargets::beside(const std::string& path) const {
  const Article& article = place_.article;
  if (!article.file.ends_with(article.path)) return std::nullopt;
  const std::string root = article.file.substr(0, article.file.size() - article.path.size());
  const std::string name(without_ending(article.path));
  const std::string folder(before_last_part(article.path));
  if (!path.starts_with('/')) {
    const std::optional<std::string> here = path_from(folder, path);
    if (const auto file = here ? local_.below(root, *here, root) : std::nullopt) {
      const std::string_view there = file->name;
      if (there.starts_with(name + '/')) return in_post_folder(there.substr(name.size() + 1));
      const bool is_bundle = last_part(name) == "index" && there.starts_with(folder);
      if (is_bundle) return in_post_folder(there.substr(folder.size()));
      const auto in_source = path_from(before_last_part(place_.site_path), path);
      const bool is_served = place_.settings.generator != nullptr && !place_.site_path.empty();
      if (in_source && is_served && !has_kept_back_part(*in_source)) {
        return in_site(file->is_spelled_otherwise ? nfd(*in_source) : *in_source);
      }
    }
  }
  const std::optional<std::string> own = plain_path(path, Climb::kEndsAtTheTop);
  const auto file = own ? local_.below(root, name + '/' + *own, root) : std::nullopt;
  if (file) return in_post_folder(file->is_spelled_otherwise ? nfd(*own) : *own);
  return std::nullopt;
}

// Below the folders that are served at the site's root; also where the path begins with the name of
// such a folder, as editors write it that show the file itself.
std::optional<std::string> LinkTargets::below_files(const std::string& path) const {
  const SiteGenerator* generator = place_.settings.generator;
  const bool has_kept_back = generator != nullptr && !generator->posts_folder.empty();
  for (const std::string& folder : place_.settings.files) {
    std::vector<std::string> names{path};
    const std::string begin = std::string(last_part(folder)) + '/';
    if (path.starts_with(begin)) names.push_back(path.substr(begin.size()));
    for (const std::string& name : names) {
      if (has_kept_back && has_kept_back_part(name)) continue;
      if (const auto file = local_.below(folder, name, folder)) return in_site(file->name);
    }
  }
  return std::nullopt;
}

std::optional<std::string> LinkTargets::elsewhere(const std::string& path) const {
  if (std::optional<std::string> found = beside(path)) return found;
  const std::optional<std::string> plain = plain_path(path, Climb::kEndsAtTheTop);
  return plain ? below_files(*plain) : std::nullopt;
}

std::string LinkTargets::file(std::string_view reference) const {
  const Settings& settings = place_.settings;
  if (std::optional<std::string> found = by_mark(reference)) return std::move(*found);
  const Reference parts = split_reference(reference);
  if (is_elsewhere(reference) || !is_file(parts.path)) return std::string(reference);
  if (settings.base_url.empty() || place_.article.url.empty()) return std::string(reference);
  if (!may_look()) return std::string(reference);
  const std::string whole = address_as_written(reference, place_.article.url, settings);
  // Without a generator, what lies beside an article is served beside it.
  const auto there =
      settings.generator == nullptr ? local_.find(whole, place_.article) : local_.find(whole);
  if (there && !there->is_spelled_otherwise) return std::string(reference);
  if (auto found = elsewhere(percent_decode(parts.path))) return *found + std::string(parts.tail);
  return is_of_machine(parts.path) ? std::string() : std::string(reference);
}

std::string LinkTargets::picture(std::string_view reference) const {
  const Settings& settings = place_.settings;
  if (is_elsewhere(trim(reference))) return std::string(reference);
  std::string straight = straightened(reference);
  if (!place_.picture_folder.empty() && !straight.starts_with('/')) {
    straight = joined_path(std::string(place_.picture_folder), straight);
  }
  if (std::optional<std::string> found = by_mark(straight)) return std::move(*found);
  if (straight.starts_with('/')) {
    const std::string_view host = host_of_pictures(settings);
    if (!host.empty()) return std::string(host) + straight;
  }
  const bool is_in_site = settings.paths.pictures == PathHabits::From::kSite &&
                          !straight.starts_with('/') && !settings.base_url.empty();
  if (!is_in_site) return file(straight);
  const Reference parts = split_reference(straight);
  const std::string path = percent_decode(parts.path);
  const std::optional<std::string> plain = plain_path(path, Climb::kEndsAtTheTop);
  if (!plain) return straight;
  const std::string tail(parts.tail);
  if (!may_look()) return in_site(*plain) + tail;
  const Article& article = place_.article;
  if (settings.paths.has_post_folders && article.file.ends_with(article.path)) {
    const std::string root = article.file.substr(0, article.file.size() - article.path.size());
    const std::string name(without_ending(article.path));
    if (const auto file = local_.below(root, name + '/' + *plain, root)) {
      return in_post_folder(file->is_spelled_otherwise ? nfd(*plain) : *plain) + tail;
    }
  }
  if (auto found = below_files(*plain)) return *found + tail;
  if (auto found = beside(path)) return *found + tail;
  return in_site(*plain) + tail;
}

bool LinkTargets::is_article_file(const std::string& path) const {
  const Article& article = place_.article;
  if (!article.file.ends_with(article.path)) return false;
  const std::string root = article.file.substr(0, article.file.size() - article.path.size());
  return local_.below(root, path, root).has_value();
}

// By the path as seen from the article, then by the end of it.
std::optional<std::string> LinkTargets::article(std::string_view path,
                                                std::string_view tail) const {
  if (place_.addresses == nullptr || !may_look()) return std::nullopt;
  const std::string decoded = percent_decode(path);
  const auto here = path_from(before_last_part(place_.article.path), decoded);
  // Pages link to pages; only those that are files of articles are worth looking for.
  if (!is_markdown(decoded) && !(here && is_article_file(*here))) return std::nullopt;
  const Article* found = here ? place_.addresses->find(*here) : nullptr;
  if (!is_markdown(decoded)) {
    // Other pages may have the same name; the file alone tells.
    if (found == nullptr || nfc(found->path) != *here) return std::nullopt;
  } else if (found == nullptr) {
    const auto end = plain_path(decoded, Climb::kEndsAtTheTop);
    if (end) found = place_.addresses->find(*end);
  }
  if (found == nullptr) {
    const auto in_source = path_from(before_last_part(place_.site_path), decoded);
    const std::string address = in_source ? address_of_page(*in_source, place_, local_) : "";
    return address.empty() ? std::nullopt : std::optional(address + encode_url(tail));
  }
  if (found->url.empty()) return std::nullopt;
  return found->url + encode_url(tail);
}

// A file that a note shows, where editors of notes put such files.
std::string LinkTargets::attached(const std::string& path) const {
  constexpr std::array<std::string_view, 9> kFolders{"",       "attachments",  "assets",
                                                     "images", "img",          "media",
                                                     "files",  "_attachments", "Attachments"};
  if (place_.settings.base_url.empty()) return {};
  for (const std::string_view folder : kFolders) {
    if (!may_look()) break;
    const std::string there = joined_path(std::string(folder), path);
    if (auto found = elsewhere(there)) return std::move(*found);
  }
  return {};
}

// A note that another one names in double brackets, by any part of its path; or a file.
std::string LinkTargets::named(std::string_view path, std::string_view tail) const {
  if (is_file(path)) return attached(std::string(path));
  const std::string heading =
      percent_decode(tail.substr(std::min(tail.find('#') + 1, tail.size())));
  const std::string fragment = tail.starts_with('#') ? '#' + heading_slug(heading) : std::string();
  if (path.empty()) return fragment;
  const bool has_ending = is_markdown(path);
  return article(std::string(path) + (has_ending ? "" : ".md"), fragment).value_or(std::string());
}

// `path` stands behind a mark that says where it begins: with a slash at the top of the content,
// else beside the article.
std::string LinkTargets::marked(std::string_view mark, std::string_view path,
                                std::string_view tail) const {
  if (mark == "{index}") return place_.settings.base_url;
  if (mark == "@/") {
    return article('/' + std::string(path), tail).value_or(std::string());
  }
  if (mark == "[[") return named(path, tail);
  if (mark == "@site/static/") return in_site(percent_decode(path)) + std::string(tail);
  if (mark != "{filename}" && mark != "|filename|" && mark != "{static}" && mark != "{attach}") {
    return {};
  }
  if (is_page(path)) {
    return article(path, tail).value_or(std::string());
  }
  const std::string_view own =
      place_.site_path.empty() ? std::string_view(place_.article.path) : place_.site_path;
  const auto plain = path_from(before_last_part(own), percent_decode(path));
  if (!plain || place_.settings.base_url.empty()) return {};
  return in_site(*plain) + std::string(tail);
}

// Pelican's, Zola's and Docusaurus's marks; nothing without one.
std::optional<std::string> LinkTargets::by_mark(std::string_view reference) const {
  constexpr std::array<std::string_view, 11> kMarks{
      "{filename}", "|filename|", "{static}", "{attach}", "{author}",     "{category}",
      "{tag}",      "{index}",    "@/",       "[[",       "@site/static/"};
  const Reference parts = split_reference(reference);
  for (const std::string_view mark : kMarks) {
    if (!reference.starts_with(mark)) continue;
    return marked(mark, parts.path.substr(mark.size()), parts.tail);
  }
  return std::nullopt;
}

std::string LinkTargets::link(std::string_view reference) const {
  const std::string trimmed = trim_reference(reference);
  const Reference parts = split_reference(trimmed);
  if (std::optional<std::string> found = by_mark(trimmed)) return std::move(*found);
  if (is_elsewhere(trimmed)) return std::string(reference);
  if (is_page(parts.path)) {
    return article(parts.path, parts.tail).value_or(std::string(reference));
  }
  return file(reference);
}

std::string LinkTargets::existing(std::string_view url) const {
  const std::string& base = place_.settings.base_url;
  const bool is_of_site = !base.empty() && url.starts_with(base);
  if (!is_of_site || local_.find(url, place_.article)) return std::string(url);
  const Reference parts = split_reference(url.substr(base.size()));
  const auto found = elsewhere(percent_decode(parts.path));
  return found ? *found + std::string(parts.tail) : std::string(url);
}

}  // namespace feedgen
