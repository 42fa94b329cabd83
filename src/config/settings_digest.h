// Two numbers for the settings: what was made by the rules of other ones has to be made anew.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "feed/formats.h"
#include "sites/generator.h"
#include "text/hash.h"
#include "value/settings.h"

namespace feedgen {

/// Adds values one behind the other, each so that it can't run into the next. The structs are
/// taken apart by all of their members: one that is added there is missed by the compiler.
class Digester {
 public:
  std::uint64_t digest() const { return hash64(text_); }

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
  // Feeds show nothing of the rules for pings but the cloud.
  void put(const NotifyRules& value) { put(value.cloud); }
  void put(const Podcast& value) {
    const auto& [author, owner_name, owner_email, categories, is_explicit, picture, type,
                 is_complete, guid, is_locked, medium, funding, people] = value;
    add(author, owner_name, owner_email, categories, is_explicit, picture, type, is_complete, guid,
        is_locked, medium, funding, people);
  }
  void put(const SiteGenerator* generator) {
    put(generator == nullptr ? std::string_view() : generator->word);
  }
  void put(const FeedFormat* format) { put(format->word); }
  void put(const Node& node) { add(node.kind, node.style, node.text, node.items, node.members); }
  void put(const Node::Member& member) { add(member.key, member.value); }
  void put(const FrontMatterDefaults& value) {
    const auto& [path, type, values] = value;
    add(path, type, values);
  }

 private:
  template <class... Ts>
  void add(const Ts&... values) {
    (put(values), ...);
  }

  std::string text_;
};

struct SettingsDigest {
  std::uint64_t reading = 0;  ///< of all that says what an article's front matter means
  std::uint64_t feeds = 0;    ///< of all that shows in feeds: the above too

  bool operator==(const SettingsDigest&) const = default;
};

/// XXH3. Where settings came from, and which folders are read and written, counts for neither.
SettingsDigest digest_of(const Settings& settings);

}  // namespace feedgen
