// OPML 2.0: all feeds of the site in one file, which readers import. The tree is that of the
// categories; the groups of other families are in a folder of their family.
#include <string>
#include <vector>

#include "feed/formats.h"
#include "feed/shown.h"
#include "format/xml_writer.h"
#include "text/percent.h"

namespace feedgen {
namespace {

// Readers take one address of each feed: RSS's, which all of them know, else the first.
const FeedAddress* subscribed(const ListedFeed& feed) {
  const FeedAddress* chosen = nullptr;
  for (const FeedAddress& file : feed.files) {
    if (chosen == nullptr || file.type == kRssMediaType) chosen = &file;
  }
  return chosen;
}

void write_feed(const ListedFeed& feed, const std::string& name, XmlWriter& xml) {
  const FeedAddress* file = subscribed(feed);
  if (file == nullptr) return;
  const auto outline = xml.element("outline");
  xml.attribute("type", "rss");  // of a feed in any format (OPML 2.0, "Subscription lists")
  xml.attribute("text", name);
  xml.attribute("title", name);
  // Where no address is known, readers that open the file itself still find it.
  xml.attribute("xmlUrl", file->url.empty() ? encode_path(file->path) : file->url);
}

// A group and those below it; the offset of the group after them. A group that has others below it
// becomes a folder which begins with its own feed: readers expect no outlines in a feed's outline.
std::size_t write_group(const std::vector<ListedFeed>& feeds, std::size_t at, XmlWriter& xml) {
  const GroupKey& group = feeds[at].group;
  const std::string& name = group.path.back();
  const auto is_child = [&](std::size_t i) {
    return i < feeds.size() && feeds[i].group.family == group.family &&
           feeds[i].group.path.size() > group.path.size();
  };
  if (!is_child(at + 1)) {
    write_feed(feeds[at], name, xml);
    return at + 1;
  }
  const auto folder = xml.element("outline");
  xml.attribute("text", name);
  write_feed(feeds[at], name, xml);
  std::size_t next = at + 1;
  while (is_child(next)) next = write_group(feeds, next, xml);
  return next;
}

std::size_t write_family(const std::vector<ListedFeed>& feeds, std::size_t at, XmlWriter& xml) {
  const std::string& family = feeds[at].group.family;
  const auto is_more = [&](std::size_t i) {
    return i < feeds.size() && feeds[i].group.family == family;
  };
  const bool has_folder = family != kCategoryFamily;
  if (!has_folder) {
    while (is_more(at)) at = write_group(feeds, at, xml);
    return at;
  }
  const auto folder = xml.element("outline");
  xml.attribute("text", family);
  while (is_more(at)) at = write_group(feeds, at, xml);
  return at;
}

std::string write_opml(const Feed& feed, std::string /*memory*/) {
  XmlWriter xml;
  {
    const auto opml = xml.element("opml");
    xml.attribute("version", "2.0");
    {
      const auto head = xml.element("head");
      xml.leaf("title", required_title(feed));
      for (const Person& person : shown_people(feed.authors)) {
        xml.leaf("ownerName", person.name);
        break;
      }
      xml.leaf("docs", "https://opml.org/spec2.opml");
    }
    const auto body = xml.element("body");
    std::size_t at = 0;
    if (!feed.feeds.empty() && feed.feeds.front().group.is_site()) {
      write_feed(feed.feeds.front(), required_title(feed), xml);
      at = 1;
    }
    while (at < feed.feeds.size()) at = write_family(feed.feeds, at, xml);
  }
  return xml.finish();
}

bool is_opml(std::string_view bytes) {
  constexpr std::size_t kBeginning = 4096;
  return bytes.substr(0, kBeginning).find("<opml") != std::string_view::npos;
}

}  // namespace

extern const FeedFormat kFeedList{
    .word = "opml",
    .name = "OPML",
    .file = "feeds.opml",
    .media_type = "text/x-opml",
    .write_in = write_opml,
    .inputs = FormatInputs::kFeeds,
    .is_topic = false,
    .is_successor_of = is_opml,
};

}  // namespace feedgen
