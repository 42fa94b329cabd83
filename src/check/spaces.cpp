#include "check/spaces.h"

#include <string>

#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

struct SpaceRow {
  Space space;
  std::string_view prefix;
  std::string_view address;
};

constexpr SpaceRow kSpaces[] = {
    {Space::kNone, "", ""},
    {Space::kAtom, "atom", "http://www.w3.org/2005/Atom"},
    {Space::kAtom03, "atom", "http://purl.org/atom/ns#"},
    {Space::kRss10, "rss", "http://purl.org/rss/1.0/"},
    {Space::kRss090, "rss", "http://my.netscape.com/rdf/simple/0.9/"},
    {Space::kRss090, "rss", "http://channel.netscape.com/rdf/simple/0.9/"},
    {Space::kRdf, "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {Space::kContent, "content", "http://purl.org/rss/1.0/modules/content/"},
    {Space::kDc, "dc", "http://purl.org/dc/elements/1.1/"},
    {Space::kDcterms, "dcterms", "http://purl.org/dc/terms/"},
    {Space::kMedia, "media", "http://search.yahoo.com/mrss/"},
    {Space::kItunes, "itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
    {Space::kGooglePlay, "googleplay", "http://www.google.com/schemas/play-podcasts/1.0"},
    {Space::kPodcast, "podcast", "https://podcastindex.org/namespace/1.0"},
    {Space::kPodcast, "podcast",
     "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"},
    {Space::kThr, "thr", "http://purl.org/syndication/thread/1.0"},
    {Space::kFh, "fh", "http://purl.org/syndication/history/1.0"},
    {Space::kAt, "at", "http://purl.org/atompub/tombstones/1.0"},
    {Space::kApp, "app", "http://www.w3.org/2007/app"},
    {Space::kSlash, "slash", "http://purl.org/rss/1.0/modules/slash/"},
    {Space::kWfw, "wfw", "http://wellformedweb.org/CommentAPI/"},
    {Space::kGeorss, "georss", "http://www.georss.org/georss"},
    {Space::kGml, "gml", "http://www.opengis.net/gml"},
    {Space::kGeo, "geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"},
    {Space::kCreativeCommons, "creativeCommons",
     "http://backend.userland.com/creativeCommonsRssModule"},
    {Space::kCc, "cc", "http://web.resource.org/cc/"},
    {Space::kSy, "sy", "http://purl.org/rss/1.0/modules/syndication/"},
    {Space::kXhtml, "xhtml", "http://www.w3.org/1999/xhtml"},
    {Space::kFeedburner, "feedburner", "http://rssnamespace.org/feedburner/ext/1.0"},
    {Space::kWebfeeds, "webfeeds", "http://webfeeds.org/rss/1.0"},
    {Space::kSource, "source", "http://source.scripting.com/"},
    {Space::kBlogChannel, "blogChannel", "http://backend.userland.com/blogChannelModule"},
    {Space::kTrackback, "trackback", "http://madskills.com/public/xml/rss/module/trackback/"},
    {Space::kAdmin, "admin", "http://webns.net/mvcb/"},
    {Space::kAg, "ag", "http://purl.org/rss/1.0/modules/aggregation/"},
    {Space::kSvg, "svg", "http://www.w3.org/2000/svg"},
    {Space::kMathml, "math", "http://www.w3.org/1998/Math/MathML"},
    {Space::kXml, "xml", "http://www.w3.org/XML/1998/namespace"},
};

// What people get wrong in an address: the case, the scheme, what stands at its end.
std::string core_of(std::string_view address) {
  std::string core = ascii_lower(address);
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (core.starts_with(scheme)) core.erase(0, scheme.size());
  }
  if (core.starts_with("www.")) core.erase(0, 4);
  while (!core.empty() && (core.back() == '/' || core.back() == '#' || core.back() == ' ')) {
    core.pop_back();
  }
  return core;
}

}  // namespace

Space space_of(std::string_view address) {
  const SpaceRow* row =
      find_if(kSpaces, [&](const SpaceRow& one) { return one.address == address; });
  return row == nullptr ? Space::kOther : row->space;
}

Space meant_space(std::string_view address) {
  const std::string core = core_of(address);
  if (core.empty()) return Space::kOther;
  const SpaceRow* row =
      find_if(kSpaces, [&](const SpaceRow& one) { return core_of(one.address) == core; });
  return row == nullptr ? Space::kOther : row->space;
}

std::string_view usual_prefix(Space space) {
  const SpaceRow* row = find_if(kSpaces, [&](const SpaceRow& one) { return one.space == space; });
  return row == nullptr ? std::string_view{} : row->prefix;
}

std::string_view address_of(Space space) {
  const SpaceRow* row = find_if(kSpaces, [&](const SpaceRow& one) { return one.space == space; });
  return row == nullptr ? std::string_view{} : row->address;
}

}  // namespace feedgen
