// Eleventy, as its documentation has it (11ty.dev).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sites/generator.h"

namespace feedgen {

struct EleventyRules {
  /// Tags that put articles into a list of all articles, and say nothing of one.
  std::vector<std::string> list_tags{"all", "blog", "nav", "post", "posts"};
};

extern const SiteGenerator kEleventy;

inline constexpr RulesOf<EleventyRules> eleventy_rules{"11ty"};

/// What look_around() puts into the configuration: the feeds' templates that are there.
inline constexpr std::string_view kEleventyFeeds = "feed templates";
Node eleventy_feed_templates(const IsBeside& is_beside);
/// The files that a site's program may have.
std::span<const std::string_view> eleventy_programs();
/// What the program says of @11ty/eleventy-plugin-rss is read, where it says it in plain texts.
inline constexpr std::string_view kEleventyPlugins = "feed plugins";
/// Its feeds are templates or plugins of a program: of those that nearly all sites name alike the
/// address is known, of others only the folder of pages.
OwnFeeds eleventy_feeds(const Node& root, const Node& packages, const Settings& settings);
SiteReading read_eleventy_configuration(const Node& root);
/// The files of data that Eleventy's starters keep the site's name and address in.
std::vector<ConfigurationPart> eleventy_parts(const Node& root, const FilesBelow& files_below);
/// What `permalink` asks for is filled in; tags that name a collection of all posts are none.
Node read_eleventy_head(Node head, std::string_view path, const Settings& settings);
std::string eleventy_address(const AddressFacts& facts, const Settings& settings);
/// "blog/blog.json", "blog/blog.11tydata.json" and the same as JavaScript.
std::vector<std::string> eleventy_folder_files(std::string_view folder, const Settings& settings);
FolderSays read_eleventy_folder(const Node& data, const Settings& settings);

}  // namespace feedgen
