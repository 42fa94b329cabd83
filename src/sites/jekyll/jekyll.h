// Jekyll, as its sources have it (jekyll/lib, jekyll-feed).
#pragma once

#include <string>
#include <string_view>

#include "sites/generator.h"

namespace feedgen {

struct JekyllRules {
  std::string collections_dir;           ///< holds `_posts` and the collections; empty: the source
  std::vector<std::string> collections;  ///< whose documents are articles too, without "_"
};

extern const SiteGenerator kJekyll;

inline constexpr RulesOf<JekyllRules> jekyll_rules{"jekyll"};

/// The authors that `_data` describes.
std::vector<ConfigurationPart> jekyll_parts(const Node& root, const FilesBelow& files_below);
/// `tags: a b` as Jekyll reads it: `tag` goes before it and is one.
Node read_jekyll_head(Node head, std::string_view path, const Settings& settings);
SiteReading read_jekyll_configuration(const Node& root);
extern const TemplateWords kJekyllFeedLinks;
OwnFeeds jekyll_feeds(const Node& root, const Node& packages, const Settings& settings);
void read_jekyll_habits(const Node& root, const Node& packages, Settings& settings);
std::string jekyll_address(const AddressFacts& facts, const Settings& settings);

/// jekyll-feed's id of a post, below the address of the site: the address without its last part,
/// and the file's name without its date and ending in that place.
std::string jekyll_id(const AddressFacts& facts, const Settings& settings);

Result<void> check_jekyll_permalink(std::string_view pattern);

// Jekyll's own ways with names (jekyll/utils.rb, jekyll/document.rb).

/// What of a name its slug keeps: letters, marks and digits, or also "._~!$&'()+,;=@".
enum class SlugMode { kDefault, kPretty };

/// Utils.slugify(): every other run of characters becomes one hyphen; one hyphen at each end goes.
/// Case stays. `text` is valid UTF-8.
std::string jekyll_slug(std::string_view text, SlugMode mode);

/// The name of an article's file without its date (`2021-07-10-`, also `21-7-1-`), its ending and
/// dots at its end. Empty date: there is none.
struct PostName {
  std::string_view date;
  std::string_view slug;
};
PostName read_jekyll_name(std::string_view path);

}  // namespace feedgen
