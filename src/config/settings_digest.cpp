#include "config/settings_digest.h"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "text/hash.h"

namespace feedgen {
namespace {

// Writes values one behind the other, each so that it can't run into the next. The structs are
// taken apart by all of their members: one that is added here is missed by the compiler.
class Scribe {
 public:
  template <class... Ts>
  void add(const Ts&... values) {
    (put(values), ...);
  }
  std::uint64_t digest() const { return hash64(text_); }

 private:
  void put(std::string_view text) {
    put(text.size());
    text_ += text;
  }
  void put(const std::string& text) { put(std::string_view(text)); }
  template <class T>
  requires std::integral<T> || std::is_enum_v<T>
  void put(T number) {
    text_ += std::to_string(static_cast<long long>(number));
    text_ += ' ';
  }
  template <class T>
  void put(const std::vector<T>& list) {
    put(list.size());
    for (const T& one : list) put(one);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    add(value.first, value.second);
  }
  void put(const Zone& zone) { put(zone.name()); }
  void put(const Person& value) {
    const auto& [name, email, uri] = value;
    add(name, email, uri);
  }
  void put(const KnownAuthor& value) {
    const auto& [key, person] = value;
    add(key, person);
  }
  void put(const Rewrite& value) {
    const auto& [from, to] = value;
    add(from, to);
  }
  void put(const FolderPattern& value) {
    const auto& [folder, pattern] = value;
    add(folder, pattern);
  }
  void put(const PodcastCategory& value) {
    const auto& [outer, inner] = value;
    add(outer, inner);
  }
  void put(const Funding& value) {
    const auto& [url, text] = value;
    add(url, text);
  }
  void put(const PodcastPerson& value) {
    const auto& [name, role, url, picture] = value;
    add(name, role, url, picture);
  }
  void put(const Cloud& value) {
    const auto& [domain, port, register_path] = value;
    add(domain, port, register_path);
  }
  void put(const Podcast& value) {
    const auto& [author, owner_name, owner_email, categories, is_explicit, picture, type,
                 is_complete, guid, is_locked, medium, funding, people] = value;
    add(author, owner_name, owner_email, categories, is_explicit, picture, type, is_complete, guid,
        is_locked, medium, funding, people);
  }
  void put(const HexoRules& value) {
    const auto& [default_category, category_map, permalink_defaults, new_post_name, filename_case,
                 trailing_index, trailing_html, post_asset_folder, machine_timezone] = value;
    add(default_category, category_map, permalink_defaults, new_post_name, filename_case,
        trailing_index, trailing_html, post_asset_folder, machine_timezone);
  }
  void put(const JekyllRules& value) {
    const auto& [collections_dir, collections] = value;
    add(collections_dir, collections);
  }
  void put(const HugoRules& value) {
    const auto& [ugly_urls, ugly_sections, dated_names, keep_case, remove_accents, language,
                 other_languages, folder] = value;
    add(ugly_urls, ugly_sections, dated_names, keep_case, remove_accents, language, other_languages,
        folder);
  }
  void put(const Node& node) { add(node.kind, node.style, node.text, node.items, node.members); }
  void put(const Node::Member& member) { add(member.key, member.value); }
  void put(const FrontMatterDefaults& value) {
    const auto& [path, type, values] = value;
    add(path, type, values);
  }

  std::string text_;
};

}  // namespace

SettingsDigest digest_of(const Settings& settings) {
  const auto& [title, description, base_url, feeds_url, authors, authors_by_key, language,
               copyright, timezone, icon, logo, permalink, permalink_dialect, permalinks, generator,
               source, hexo, jekyll, hugo, ids, defaults, category_fields, tag_fields, articles,
               output, exclude, formats, limit, content, summary_length, categories, future,
               expired, drafts, unpublished, order, excerpt_separator, hubs, notify, files, podcast,
               rewrite, origins] = settings;
  static_cast<void>(articles);
  static_cast<void>(output);
  static_cast<void>(exclude);  // what it leaves out is not found any more
  static_cast<void>(origins);
  // Of those who are told, feeds name the cloud.
  std::optional<Cloud> cloud;
  if (notify.rss_cloud) cloud = notify.rss_cloud->cloud;
  Scribe reading;
  reading.add(base_url, authors_by_key, timezone, permalink, permalink_dialect, permalinks,
              generator, source, hexo, jekyll, hugo, ids, defaults, category_fields, tag_fields,
              categories, future, expired, drafts, unpublished, order, podcast, authors, rewrite);
  Scribe feeds;
  feeds.add(reading.digest(), title, description, feeds_url, language, copyright, icon, logo,
            formats, limit, content, summary_length, excerpt_separator, hubs, cloud, files);
  return {reading.digest(), feeds.digest()};
}

}  // namespace feedgen
