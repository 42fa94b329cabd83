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

#include "text/hash.h"
#include "value/settings.h"

namespace feedgen {

/// Adds values one behind the other, each so that it can't run into the next. The structs are
/// taken apart by all of their members: a member that is added and not put is an error of the
/// compiler.
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
  void put(const Zone& zone);
  void put(const Person& value);
  void put(const KnownAuthor& value);
  void put(const Rewrite& value);
  void put(const FolderPattern& value);
  void put(const FrontMatterDefaults& value);
  void put(const PodcastCategory& value);
  void put(const PodcastPerson& value);
  void put(const Funding& value);
  void put(const Podcast& value);
  void put(const Cloud& value);
  void put(const NotifyRules& value);
  void put(const PublishRules& value);
  void put(const CheckSettings& value);
  void put(const Picture& value);
  void put(const Refresh& value);
  void put(const FeedElement& value);
  void put(const Namespace& value);
  void put(const OwnText& value);
  void put(const OwnElement& value);
  void put(const OwnElements& value);
  void put(const Node& node);
  void put(const Node::Member& member);
  void put(const MarkdownHabits& value);
  void put(const PathHabits& value);
  void put(const SiteGenerator* generator);
  void put(const FeedFormat* format);
  void put(const Condition& value);
  void put(const FeedRules& value);
  void put(const Family& value);
  void put(const NamedFeed& value);
  void put(const FeedPlace& value);
  void put(const OwnPageTexts& value);

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
  std::uint64_t pages = 0;    ///< of all that shows only in pages

  bool operator==(const SettingsDigest&) const = default;
};

/// XXH3. Where settings came from, and which folders are read and written, counts for neither.
SettingsDigest digest_of(const Settings& settings);

}  // namespace feedgen
