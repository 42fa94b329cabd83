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
    {Space::kRdfs, "rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {Space::kTaxo, "taxo", "http://purl.org/rss/1.0/modules/taxonomy/"},
    {Space::kLink, "l", "http://purl.org/rss/1.0/modules/link/"},
    {Space::kAnnotate, "annotate", "http://purl.org/rss/1.0/modules/annotate/"},
    {Space::kEvent, "ev", "http://purl.org/rss/1.0/modules/event/"},
    {Space::kFoaf, "foaf", "http://xmlns.com/foaf/0.1/"},
    {Space::kWiki, "wiki", "http://purl.org/rss/1.0/modules/wiki/"},
    {Space::kWiki, "wiki", "http://www.usemod.com/cgi-bin/mb.pl?ModWiki"},
    {Space::kCp, "cp", "http://my.theinfo.org/changed/1.0/rss/"},
    {Space::kGeourl, "geourl", "http://geourl.org/rss/module/"},
    {Space::kIcbm, "icbm", "http://postneo.com/icbm"},
    {Space::kOpmlNames, "opml", "http://www.opml.org/spec2"},
    {Space::kGoogleBase, "g", "http://base.google.com/ns/1.0"},
    {Space::kConversations, "conversationsNetwork",
     "http://conversationsnetwork.org/rssNamespace-1.0/"},
    {Space::kFeedSync, "sx", "http://feedsync.org/2007/feedsync"},
    {Space::kCf, "cf", "http://www.microsoft.com/schemas/rss/core/2005"},
    {Space::kAccess, "access", "http://www.bloglines.com/about/specs/fac-1.0"},
    {Space::kIndexing, "indexing", "urn:atom-extension:indexing"},
    {Space::kOpenSearch, "opensearch", "http://a9.com/-/spec/opensearch/1.1/"},
    {Space::kOpenSearch10, "opensearch10", "http://a9.com/-/spec/opensearchrss/1.0/"},
    {Space::kXrds, "xrds", "xri://$xrds"},
    {Space::kXrd, "xrd", "xri://$xrd*($v*2.0)"},
    {Space::kOpenid, "openid", "http://openid.net/xmlns/1.0"},
    {Space::kKml20, "kml", "http://earth.google.com/kml/2.0"},
    {Space::kKml21, "kml", "http://earth.google.com/kml/2.1"},
    {Space::kKml22, "kml", "http://www.opengis.net/kml/2.2"},
    {Space::kRss11, "rss11", "http://purl.org/net/rss1.1#"},
    {Space::kUnjudged, "audio", "http://media.tangent.org/rss/1.0/"},
    {Space::kUnjudged, "company", "http://purl.org/rss/1.0/modules/company"},
    {Space::kUnjudged, "email", "http://purl.org/rss/1.0/modules/email/"},
    {Space::kUnjudged, "image", "http://purl.org/rss/1.0/modules/image/"},
    {Space::kUnjudged, "ref", "http://purl.org/rss/1.0/modules/reference/"},
    {Space::kUnjudged, "reqv", "http://purl.org/rss/1.0/modules/richequiv/"},
    {Space::kUnjudged, "rss091", "http://purl.org/rss/1.0/modules/rss091#"},
    {Space::kUnjudged, "search", "http://purl.org/rss/1.0/modules/search/"},
    {Space::kUnjudged, "ss", "http://purl.org/rss/1.0/modules/servicestatus/"},
    {Space::kUnjudged, "str", "http://hacks.benhammersley.com/rss/streaming/"},
    {Space::kUnjudged, "sub", "http://purl.org/rss/1.0/modules/subscription/"},
    {Space::kThr, "thr", "http://purl.org/rss/1.0/modules/threading/"},
    {Space::kUnjudged, "soap", "http://schemas.xmlsoap.org/soap/envelope/"},
    {Space::kUnjudged, "xlink", "http://www.w3.org/1999/xlink"},
    {Space::kUnjudgedNow, "gd", "http://schemas.google.com/g/2005"},
    {Space::kUnjudgedNow, "rawvoice", "http://www.rawvoice.com/rawvoiceRssModule/"},
    {Space::kUnjudgedNow, "schema", "http://schema.org/"},
    {Space::kUnjudgedNow, "schema", "https://schema.org/"},
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

std::string_view usual_prefix(std::string_view address) {
  const SpaceRow* row =
      find_if(kSpaces, [&](const SpaceRow& one) { return one.address == address; });
  return row == nullptr ? std::string_view{} : row->prefix;
}

bool is_usual_prefix(std::string_view prefix) {
  return !prefix.empty() &&
         any_of(kSpaces, [&](const SpaceRow& one) { return one.prefix == prefix; });
}

std::string_view address_of(Space space) {
  const SpaceRow* row = find_if(kSpaces, [&](const SpaceRow& one) { return one.space == space; });
  return row == nullptr ? std::string_view{} : row->address;
}

}  // namespace feedgen
