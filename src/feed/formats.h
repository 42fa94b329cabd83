// The formats of feeds, and of the files for people that lie beside them: a row each of
// formats.cpp, and a file each that writes it. Their names stand nowhere else.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "value/feed.h"
#include "value/settings.h"

namespace feedgen {

/// Of the feeds that rssCloud knows.
inline constexpr std::string_view kRssMediaType = "application/rss+xml";

/// The part of a Feed of which a format makes its file: when it changes, the file is made again.
enum class FormatInputs {
  kEntries,   ///< the newest articles
  kFeeds,     ///< the list of feeds: `Feed::feeds`
  kBoth,      ///< both of them, and the look of pages
  kSettings,  ///< neither, but the look of pages
};

/// Whether a file is a feed in any format and version, by its beginning.
bool is_feed(std::string_view bytes);

/// Each category has a file of each format.
struct FeedFormat {
  std::string_view word;        ///< in settings and options
  std::string_view name;        ///< for people
  std::string_view file;        ///< name of a feed's file
  std::string_view media_type;  ///< by which readers know it (IANA, or the format's own text)
  /// The file; pure and deterministic. It may lie in the memory that another file had. Empty: it
  /// would be longer than a file of its kind may be.
  std::string (*write_in)(const Feed& feed, std::string memory);
  FormatInputs inputs = FormatInputs::kEntries;
  bool is_topic = true;  ///< people subscribe to it, so pings are sent when it changes
  /// Whether a file in its place is feedgen's own, or another program's of the same kind, which it
  /// replaces; by its beginning.
  bool (*is_successor_of)(std::string_view bytes) = is_feed;

  std::string write(const Feed& feed) const { return write_in(feed, {}); }
};

/// Those that people subscribe to, in the order of reports.
std::span<const FeedFormat* const> feed_formats();

/// Those of files for people, which settings turn off each by itself.
std::span<const FeedFormat* const> companion_formats();
extern const FeedFormat kPage;        ///< index.html, of each group
extern const FeedFormat kFeedList;    ///< feeds.opml, of the site
extern const FeedFormat kStylesheet;  ///< feed.css, of the site: of its feeds in a browser

/// "rss, atom, json".
std::string format_words();

/// Null: there is none.
const FeedFormat* format_of_word(std::string_view word);

/// Those that the settings name; without any, all.
std::vector<const FeedFormat*> formats_of(const Settings& settings);

}  // namespace feedgen
