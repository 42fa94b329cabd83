// The formats of feeds: a row each of formats.cpp, and a file each that writes it. Their names
// stand nowhere else.
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

struct FeedFormat {
  std::string_view word;        ///< in settings and options
  std::string_view file;        ///< name of a feed's file
  std::string_view media_type;  ///< by which readers know it (IANA, or the format's own text)
  std::string (*write)(const Feed& feed);  ///< pure and deterministic
};

/// All of them, in the order of reports.
std::span<const FeedFormat* const> feed_formats();

/// Null: there is none.
const FeedFormat* format_of_word(std::string_view word);

/// The format of the feed at `path`; null: none of the files' names.
const FeedFormat* format_of_file(std::string_view path);

/// Those that the settings name; without any, all.
std::vector<const FeedFormat*> formats_of(const Settings& settings);

/// RSS 2.0 with the namespaces that this feed needs (and no others).
std::string write_rss(const Feed& feed);

/// Atom 1.0, RFC 4287. Atom is the default namespace: NetNewsWire skips prefixed children.
std::string write_atom(const Feed& feed);

/// JSON Feed 1.1.
std::string write_json_feed(const Feed& feed);

}  // namespace feedgen
