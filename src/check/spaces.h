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

/// Empty for kNone and kOther.
std::string_view usual_prefix(Space space);
std::string_view address_of(Space space);

/// "itunes:image", or "image" where the space has no prefix or is that of the document itself.
/// `name` alone for kNone and kOther.
}  // namespace feedgen
