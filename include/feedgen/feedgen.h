// feedgen as a library: articles become feeds, as texts in memory. Nothing is written, no state is
// kept, no address is asked. Calls share nothing, so several threads may make them at once.
//
// The library is linked statically: find_package(feedgen CONFIG REQUIRED) and feedgen::feedgen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feedgen::v1 {

/// A file of text as the program would find it.
struct Article {
  std::string path;   ///< below the folder of articles, such as "news/2026/a title.md"
  std::string bytes;  ///< of the whole file, with its front matter
};

/// What the program takes as options; docs/configuration.md explains them. What is empty has the
/// program's default.
struct Settings {
  std::string base_url;  ///< address of the site; without it entries have no addresses
  std::string title;
  std::optional<std::size_t> limit;  ///< entries a feed; 0: all
  std::vector<std::string> formats;  ///< of "rss", "atom", "json"
  std::string content;               ///< "full", "raw" or "summary"
  std::string yaml;                  ///< all other settings, as the text of a feedgen.yaml
  std::optional<std::int64_t> now;   ///< Unix seconds: decides which articles are due; the clock's
};

enum class Severity { kNote, kWarning, kError };

/// Shown by the program as "path:line:column: severity: problem; remedy". Line and column count
/// from 1; 0: not known.
struct Message {
  Severity severity = Severity::kError;
  std::string path;
  unsigned line = 0;
  unsigned column = 0;
  std::string problem;
  std::string remedy;
};

struct Feed {
  std::string path;        ///< below the folder of feeds, such as "rss.xml" or "News/atom.xml"
  std::string media_type;  ///< such as "application/atom+xml"
  std::string bytes;
  std::size_t entries = 0;
};

struct Feeds {
  /// Why there are none: a setting is wrong, or a path can't be. What is wrong with one article is
  /// among the messages, and costs that article only.
  std::optional<Message> failure;
  std::vector<Feed> feeds;        ///< by path
  std::vector<Message> messages;  ///< in an order that depends on the input only

  explicit operator bool() const { return !failure; }
};

/// The feeds that `feedgen articles -o feeds` writes where these are the files of `articles`, byte
/// for byte, in a folder without a repository and without a site's configuration.
[[nodiscard]] Feeds build(const std::vector<Article>& articles, const Settings& settings = {});

/// The same of a folder on the disk, which is read only. Its feedgen.yaml, or that of a site
/// generator, counts as it does for the program, unless Settings::yaml is given.
[[nodiscard]] Feeds build_folder(const std::string& folder, const Settings& settings = {});

/// Such as "0.2.0".
[[nodiscard]] std::string version();

}  // namespace feedgen::v1
