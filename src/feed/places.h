// Where the feeds of a group lie below the output folder, and what is otherwise in them than in the
// site's.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feed/formats.h"
#include "value/feed_rules.h"
#include "value/settings.h"

namespace feedgen {

/// What holds for the feeds of one group: its family's rules, or its own where it has a name.
struct GroupRules {
  bool has_feeds = false;
  std::vector<const FeedFormat*> formats;
  std::size_t limit = 0;     ///< 0: all
  std::size_t archives = 0;  ///< entries a document; 0: there is no archive
  ContentRule content = ContentRule::kFull;
  std::string_view title;  ///< a pattern; empty: the usual one
  bool is_main = false;    ///< it stands for the site, and is called like it
};

GroupRules rules_of(const GroupKey& group, const Settings& settings);

/// The group whose feeds stand for the site's (GroupRules::is_main); the site, where there is none.
GroupKey main_group(const Settings& settings);

/// What entries have to carry, so that every feed can show what its rules ask for.
ContentRule content_of_entries(const Settings& settings);

/// Whether a group's feeds show all that entries carry, or only their summaries.
bool shows_texts(const GroupKey& group, const Settings& settings);

/// The name of a format's files.
std::string_view file_name(const FeedFormat& format, const Settings& settings);

/// What names of groups have in common that the site's generator takes for one; empty: each name of
/// the family is a group.
std::string united_name(const std::string& family, const std::string& name,
                        const Settings& settings);

struct FeedFile {
  /// The same feed in another file.
  struct Copy {
    std::string path;     ///< below the output folder
    std::string address;  ///< likewise; empty: the first file's
  };

  std::string path;     ///< likewise
  std::string address;  ///< likewise: by which it is asked for, mostly the path
  std::vector<Copy> copies;
  bool is_named = false;  ///< a FeedPlace has given it a name of its own
};

/// `folder` is the group's (index/groups.h). `is_taken` says whether another feed has a path.
FeedFile file_of(const GroupKey& group, const std::string& folder, const FeedFormat& format,
                 const Settings& settings,
                 const std::function<bool(const std::string& path)>& is_taken);

/// Variables of patterns: `:path` is the group's folder without its family's, `:name` the last part
/// of it, `:slug` the last name in lower case with hyphens, `:slugs` the same of all levels, and
/// `:file` the name of the format's files. Fails on another variable, on a path that leaves the
/// folder, and where the groups of a family would all have one file.
[[nodiscard]] Result<void> check_place(std::string_view pattern, std::string_view family);

/// The pages that the site's generator makes of a group, as paths below the folder of its pages:
/// those that it says, and those beside which it would have a feed of the group.
std::vector<std::string> own_pages(const GroupKey& group, const Settings& settings);

/// What stands for the variables of a pattern where the groups are not known.
struct PatternTexts {
  std::string_view path;   ///< of `:path` and `:name`
  std::string_view slugs;  ///< of `:slugs` and `:slug`
};

/// The address of the feeds of all groups of a family below the output folder's, encoded but for
/// `texts`; nullopt: some groups have a place of their own.
std::optional<std::string> pattern_of(std::string_view family, const FeedFormat& format,
                                      const PatternTexts& texts, const Settings& settings);

/// Letters, digits, hyphens; Unicode stays: "C++ & Rust" is "c-rust".
std::string feed_slug(std::string_view name);

/// Folders below the output that feeds of families and feeds with a name lie in.
std::vector<std::string> fixed_folders(const Settings& settings);

}  // namespace feedgen
