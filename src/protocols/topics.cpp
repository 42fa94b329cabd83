#include "protocols/topics.h"

#include <set>
#include <string_view>

#include "text/hash.h"

namespace feedgen {
namespace {

// A part of all feeds: what a target knows that is pinged about the site as a whole.
Digest digest_of(const PublicSite& site, Digest PublicFeed::*part) {
  std::string text;
  for (const PublicFeed& feed : site.feeds) {
    text += feed.url;
    text += '\n';
    const Digest& digest = feed.*part;
    text.append(reinterpret_cast<const char*>(digest.data()), digest.size());
  }
  return hash128(text);
}

template <class Condition>
std::vector<Topic> feeds_where(const PublicSite& site, Condition condition) {
  std::vector<Topic> topics;
  std::set<std::string_view> seen;
  for (const PublicFeed& feed : site.feeds) {
    if (!condition(feed) || !seen.insert(feed.url).second) continue;
    topics.push_back({TopicKind::kFeed, feed.url, feed.bytes, feed.found, 0});
  }
  return topics;
}

}  // namespace

std::vector<Topic> feed_topics(const PublicSite& site) {
  return feeds_where(site, [](const PublicFeed&) { return true; });
}

std::vector<Topic> rss_feed_topics(const PublicSite& site) {
  return feeds_where(site, [](const PublicFeed& feed) { return feed.is_rss; });
}

std::vector<Topic> site_topic(const PublicSite& site) {
  if (site.feeds.empty()) return {};
  return {{TopicKind::kSite, site.url, digest_of(site, &PublicFeed::bytes),
           digest_of(site, &PublicFeed::found), 0}};
}

std::vector<Topic> page_topics(const PublicSite& site) {
  std::vector<Topic> topics;
  topics.reserve(site.pages.size());
  for (const ChangedPage& page : site.pages) {
    topics.push_back({TopicKind::kPage, page.url, {}, {}, page.change});
  }
  return topics;
}

}  // namespace feedgen
