#include "check/samples.h"

#include <vector>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

struct Part {
  std::string_view name;
  std::string_view text;
};

constexpr std::string_view kAtomSpace = " xmlns:atom=\"http://www.w3.org/2005/Atom\"";
constexpr std::string_view kSpaces =
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:dcterms=\"http://purl.org/dc/terms/\""
    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
    " xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\""
    " xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\""
    " xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\""
    " xmlns:media=\"http://search.yahoo.com/mrss/\""
    " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
    " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
    " xmlns:georss=\"http://www.georss.org/georss\" xmlns:gml=\"http://www.opengis.net/gml\""
    " xmlns:geo=\"http://www.w3.org/2003/01/geo/wgs84_pos#\""
    " xmlns:thr=\"http://purl.org/syndication/thread/1.0\""
    " xmlns:fh=\"http://purl.org/syndication/history/1.0\""
    " xmlns:at=\"http://purl.org/atompub/tombstones/1.0\""
    " xmlns:creativeCommons=\"http://backend.userland.com/creativeCommonsRssModule\""
    " xmlns:webfeeds=\"http://webfeeds.org/rss/1.0\""
    " xmlns:source=\"http://source.scripting.com/\""
    " xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\"";

const std::vector<Part> kRssItem = {
    {"title", "<title>A title</title>"},
    {"link", "<link>https://site.example/a</link>"},
    {"description", "<description>Words</description>"},
    {"guid", "<guid isPermaLink=\"false\">a-guid-1</guid>"},
    {"pubDate", "<pubDate>Sat, 10 Jul 2021 13:01:16 GMT</pubDate>"},
};
const std::vector<Part> kRssChannel = {
    {"title", "<title>A site</title>"},
    {"link", "<link>https://site.example/</link>"},
    {"description", "<description>About a site</description>"},
    {"language", "<language>en</language>"},
    {"atom:link",
     "<atom:link rel=\"self\" type=\"application/rss+xml\" "
     "href=\"https://site.example/rss.xml\"/>"},
};
const std::vector<Part> kAtomEntry = {
    {"title", "<title>A title</title>"},
    {"link", "<link href=\"https://site.example/a\"/>"},
    {"id", "<id>https://site.example/a</id>"},
    {"updated", "<updated>2021-07-10T13:01:16Z</updated>"},
    {"content", "<content type=\"html\">Words</content>"},
};
const std::vector<Part> kAtomFeed = {
    {"title", "<title>A site</title>"},
    {"link", "<link rel=\"self\" href=\"https://site.example/atom.xml\"/>"},
    {"id", "<id>https://site.example/</id>"},
    {"updated", "<updated>2021-07-10T13:01:16Z</updated>"},
    {"author", "<author><name>A Name</name></author>"},
};
const std::vector<Part> kJsonFeed = {
    {"version", "\"version\": \"https://jsonfeed.org/version/1.1\""},
    {"title", "\"title\": \"A site\""},
    {"home_page_url", "\"home_page_url\": \"https://site.example/\""},
    {"feed_url", "\"feed_url\": \"https://site.example/feed.json\""},
    {"authors", "\"authors\": [{\"name\": \"A Name\"}]"},
    {"language", "\"language\": \"en\""},
};
const std::vector<Part> kJsonItem = {
    {"id", "\"id\": \"https://site.example/a\""},
    {"url", "\"url\": \"https://site.example/a\""},
    {"title", "\"title\": \"A title\""},
    {"content_html", "\"content_html\": \"<p>Words</p>\""},
    {"date_published", "\"date_published\": \"2021-07-10T13:01:16Z\""},
};
const std::vector<Part> kOpmlHead = {
    {"title", "<title>Feeds</title>"},
};
const std::vector<Part> kOpmlBody = {
    {"outline",
     "<outline type=\"rss\" text=\"A site\" title=\"A site\" "
     "xmlUrl=\"https://site.example/rss.xml\"/>"},
};

// Whether an example has an element, or a member, of that name at its top; good enough for
// examples, which are ours.
bool has_part(std::string_view example, std::string_view name, bool is_json) {
  if (is_json) return example.find("\"" + std::string(name) + "\":") != std::string_view::npos;
  const std::string start = "<" + std::string(name);
  int depth = 0;
  for (std::size_t i = 0; i < example.size(); ++i) {
    if (example[i] != '<') continue;
    const std::size_t end = example.find('>', i);
    if (end == std::string_view::npos) break;
    if (example.substr(i, 9) == "<![CDATA[") {
      i = example.find("]]>", i);
      continue;
    }
    if (example[i + 1] == '/') {
      --depth;
      continue;
    }
    const std::string_view rest = example.substr(i);
    const bool is_it = rest.starts_with(start) && !is_ascii_word(rest[start.size()]) &&
                       rest[start.size()] != ':' && rest[start.size()] != '-';
    if (depth == 0 && is_it) return true;
    if (example[end - 1] != '/') ++depth;
  }
  return false;
}

std::string filled(const std::vector<Part>& skeleton, std::string_view example, bool is_json) {
  std::vector<std::string_view> removed;
  while (example.starts_with('-')) {
    std::string_view rest = example;
    removed.push_back(take_until(rest, '\n').substr(1));
    example = rest;
  }
  const bool adds = example.starts_with('+');
  if (adds) example.remove_prefix(1);
  std::string text;
  const auto append = [&](std::string_view part) {
    if (is_json && !text.empty()) text += ", ";
    text += part;
  };
  for (const Part& part : skeleton) {
    if (is_one_of(part.name, removed)) continue;
    if (!adds && has_part(example, part.name, is_json)) continue;
    append(part.text);
  }
  if (!example.empty()) append(example);
  return text;
}

}  // namespace

namespace {

std::string rss_document(std::string_view channel, std::string_view item) {
  const std::string own = filled(kRssChannel, channel, false);
  const std::string entry = "<item>" + filled(kRssItem, item, false) + "</item>";
  return "<rss version=\"2.0\"" + std::string(kAtomSpace) + std::string(kSpaces) + "><channel>" +
         own + entry + "</channel></rss>";
}

std::string atom_document(std::string_view feed, std::string_view entry) {
  // What an example of a feed adds stands behind the entry where the example has an entry.
  const bool is_behind = feed.starts_with("+<entry");
  const std::string own = filled(kAtomFeed, is_behind ? std::string_view{} : feed, false);
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\"" + std::string(kSpaces) + ">" + own +
         "<entry>" + filled(kAtomEntry, entry, false) + "</entry>" +
         (is_behind ? std::string(feed.substr(1)) : std::string{}) + "</feed>";
}

}  // namespace

std::string sample_document(const CheckRule& rule, std::string_view example) {
  const auto json = [&](std::string_view feed, std::string_view item) {
    const bool has_items = has_part(feed, "items", true) || feed.starts_with("-items");
    return "{" + filled(kJsonFeed, feed, true) +
           (has_items ? std::string{} : ", \"items\": [{" + filled(kJsonItem, item, true) + "}]") +
           "}";
  };
  const auto opml = [&](std::string_view head, std::string_view body) {
    return "<opml version=\"2.0\"><head>" + filled(kOpmlHead, head, false) + "</head><body>" +
           filled(kOpmlBody, body, false) + "</body></opml>";
  };
  switch (rule.sample) {
    case Sample::kRssChannel: return rss_document(example, {});
    case Sample::kRssItem: return rss_document({}, example);
    case Sample::kAtomFeed: return atom_document(example, {});
    case Sample::kAtomEntry: return atom_document({}, example);
    case Sample::kJsonFeed: return json(example, {});
    case Sample::kJsonItem: return json({}, example);
    case Sample::kOpmlHead: return opml(example, {});
    case Sample::kOpmlBody: return opml({}, example);
    case Sample::kDocument:
    case Sample::kAnswer:
    case Sample::kEdition:
    case Sample::kFormats: break;
  }
  return std::string(example);
}

std::pair<std::string, std::string> sample_documents(const CheckRule& rule,
                                                     std::string_view example) {
  constexpr std::string_view kBetween = "\n----\n";
  constexpr std::string_view kOfFeed = "feed:";
  const std::size_t at = example.find(kBetween);
  if (at == std::string_view::npos) return {};
  const auto document = [&](std::string_view half, auto* make) {
    return half.starts_with(kOfFeed) ? make(half.substr(kOfFeed.size()), {}) : make({}, half);
  };
  const bool is_rss = rule.sample == Sample::kFormats;
  return {document(example.substr(0, at), atom_document),
          document(example.substr(at + kBetween.size()), is_rss ? rss_document : atom_document)};
}

}  // namespace feedgen
