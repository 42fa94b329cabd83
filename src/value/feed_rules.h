// Which feeds a site has beside its own, what is otherwise in them, and where they lie.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "value/group.h"

namespace feedgen {

struct Settings;
/// A format of feeds: a row of feed/formats.cpp.
struct FeedFormat;

/// What entries carry: cleaned bodies, bodies as they were written, or none.
enum class ContentRule { kFull, kRaw, kSummary };

/// What an article says, to be in a feed. Of a kField the article has one of the values; of a kAll
/// each part holds, of a kAny one, of a kNone none.
struct Condition {
  enum class Kind { kField, kAll, kAny, kNone };

  Kind kind = Kind::kAll;
  std::string key;  ///< path, tags, categories, authors, language; else of the front matter
  std::vector<std::string> values;
  std::vector<Condition> parts;

  bool operator==(const Condition&) const = default;
};

/// The file of a feed of one family.
struct FeedPlace {
  /// The part of an address that a name becomes.
  using Slug = std::string (*)(const std::string& name, const Settings& settings);

  std::string family;
  std::string format = {};  ///< its word; empty: every format that has no place of its own
  std::string file;     ///< below the output folder; holds `:path`, `:slug`, `:name` and `:file`
                        ///< (feed/places.h)
  Slug slug = nullptr;  ///< null: feedgen's own
  std::vector<std::string> only = {};  ///< names of groups, or their paths, "a/b"; empty: all
  std::vector<std::string> except = {};
  bool yields = false;           ///< where another feed lies there already, the next place counts
  std::string address = {};      ///< below the output's, a pattern like `file`; empty: the file's
  bool has_own_address = false;  ///< a copy says its own address of itself, not the first file's
};

/// What the feeds of a family, or a feed with a name, have otherwise than the site's.
struct FeedRules {
  std::string title;  ///< a pattern with `:site` and `:name`; empty: "Site: name"
  std::optional<std::size_t> limit;
  std::optional<ContentRule> content;
  std::vector<const FeedFormat*> formats;  ///< empty: the site's
  std::optional<std::size_t> archives;

  bool operator==(const FeedRules&) const = default;
};

/// A kind of groups that have feeds.
struct Family {
  std::string word;  ///< value/group.h, or a taxonomy's
  std::vector<std::string> keys =
      {};  ///< of the front matter, whose values a taxonomy's groups are
  FeedRules rules = {};
  std::string main_group = {};           ///< the one that is called like the site
  std::vector<std::string> only = {};    ///< names of the groups that have feeds; empty: all
  std::vector<std::string> except = {};  ///< names of those that have none
  /// Names that it makes alike are those of one group; null: each name has a group.
  FeedPlace::Slug slug = nullptr;

  bool operator==(const Family&) const = default;
};

/// A feed of all articles that meet a condition.
struct NamedFeed {
  std::string name;
  Condition where;
  FeedRules rules;

  bool operator==(const NamedFeed&) const = default;
};

/// The feeds that a site's generator itself writes.
struct OwnFeeds {
  std::string output;            ///< the folder of its pages; empty: not known
  std::string home;              ///< where its home page lies below the site's address
  std::string site;              ///< the site's folder, in which `output` should lie
  std::vector<Family> families;  ///< beside the site; of those that are there anyway the title
  /// The generator's files first, then where other formats, and families that it has no feeds of,
  /// lie beside them.
  std::vector<FeedPlace> places;
  std::vector<FeedPlace> also_at;
  std::vector<FeedPlace> pages = {};  ///< of groups, where these do not lie beside their feeds
};

}  // namespace feedgen
