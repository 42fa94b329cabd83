// The namespaces that feeds use, as checks know them: one row each, with the prefix that people
// expect.
#pragma once

#include <string_view>

namespace feedgen {

enum class Space {
  kNone,   ///< elements without a namespace: RSS 0.9x and 2.0, OPML
  kOther,  ///< a namespace that checks know nothing of
  kAtom,
  kAtom03,
  kRss10,
  kRss090,
  kRdf,
  kContent,
  kDc,
  kDcterms,
  kMedia,
  kItunes,
  kGooglePlay,
  kPodcast,
  kThr,
  kFh,
  kAt,
  kApp,
  kSlash,
  kWfw,
  kGeorss,
  kGml,
  kGeo,
  kCreativeCommons,
  kCc,
  kSy,
  kXhtml,
  kFeedburner,
  kWebfeeds,
  kSource,
  kBlogChannel,
  kTrackback,
  kAdmin,
  kAg,
  kRdfs,
  kTaxo,
  kLink,
  kAnnotate,
  kEvent,
  kFoaf,
  kWiki,
  kCp,
  kGeourl,
  kIcbm,
  kOpmlNames,  ///< OPML's elements in other formats; OPML itself has no namespace
  kGoogleBase,
  kConversations,
  kFeedSync,
  kCf,
  kAccess,
  kIndexing,
  kOpenSearch,
  kOpenSearch10,
  kXrds,
  kXrd,
  kOpenid,
  kKml20,
  kKml21,
  kKml22,
  kRss11,
  kUnjudged,     ///< of a known module that no table has
  kUnjudgedNow,  ///< the same, of one that is in use
  kSvg,
  kMathml,
  kXml,
  kJson,  ///< members of JSON objects
};

/// The namespace of an address, spelled exactly.
Space space_of(std::string_view address);

/// The namespace that was meant by an address spelled otherwise: another case, `https`, a slash or
/// `#` too many or too few. kOther: none.
Space meant_space(std::string_view address);

/// The prefix that people expect of a namespace that is spelled exactly; empty if there is none.
std::string_view usual_prefix(std::string_view address);
bool is_usual_prefix(std::string_view prefix);

/// Of a namespace with one address; empty for kNone and kOther.
std::string_view address_of(Space space);

}  // namespace feedgen
