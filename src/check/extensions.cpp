// The elements of extensions that are tables and nothing else.
#include <set>
#include <string_view>
#include <utility>

#include "check/atom_rows.h"
#include "check/content.h"
#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/values.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr Shape kText{.value = any_text};
constexpr Shape kWords{.value = plain_words};
constexpr Shape kHtml{.value = html_text};
constexpr Shape kDate{.value = w3c_date};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kLanguage{.value = language_name};
constexpr Shape kNumber{.value = natural_number};
constexpr Shape kPositive{.value = positive_number};
constexpr Shape kDecimal{.value = any_number};
constexpr Shape kLatitude{.value = latitude};
constexpr Shape kLongitude{.value = longitude};

constexpr Shape kPeriod{.value = update_period};
constexpr Shape kCounts{.value = numbers_with_commas};
constexpr Shape kPair{.value = coordinate_pair};
constexpr Shape kPairs{.value = coordinate_pairs};
constexpr Shape kYesNo{.value = yes_or_no};
constexpr ChildRow kControlRows[] = {{Space::kApp, "draft", &kYesNo, Count::kAtMostOne}};
constexpr ChildRows kControlChildren[] = {kControlRows};
constexpr Shape kControl{.children = kControlChildren};

constexpr ChildRow kDublinCore[] = {
    {Space::kDc, "title", &kText, Count::kAtMostOne},
    {Space::kDc, "creator", &kText},
    {Space::kDc, "subject", &kText},
    {Space::kDc, "description", &kText, Count::kAtMostOne},
    {Space::kDc, "publisher", &kText},
    {Space::kDc, "contributor", &kText},
    {Space::kDc, "date", &kDate, Count::kAtMostOne},
    {Space::kDc, "type", &kText, Count::kAtMostOne},
    {Space::kDc, "format", &kText, Count::kAtMostOne},
    {Space::kDc, "identifier", &kText},
    {Space::kDc, "source", &kText, Count::kAtMostOne},
    {Space::kDc, "language", &kLanguage, Count::kAtMostOne},
    {Space::kDc, "relation", &kText},
    {Space::kDc, "coverage", &kText},
    {Space::kDc, "rights", &kWords, Count::kAtMostOne},
    {Space::kDcterms, "abstract", &kText, Count::kAtMostOne},
    {Space::kDcterms, "accessRights", nullptr},
    {Space::kDcterms, "accrualMethod", nullptr},
    {Space::kDcterms, "accrualPeriodicity", nullptr},
    {Space::kDcterms, "accrualPolicy", nullptr},
    {Space::kDcterms, "alternative", &kText},
    {Space::kDcterms, "audience", &kText},
    {Space::kDcterms, "available", nullptr},
    {Space::kDcterms, "bibliographicCitation", nullptr},
    {Space::kDcterms, "conformsTo", nullptr},
    {Space::kDcterms, "created", &kDate, Count::kAtMostOne},
    {Space::kDcterms, "dateAccepted", &kText, Count::kAtMostOne},
    {Space::kDcterms, "dateCopyrighted", &kText, Count::kAtMostOne},
    {Space::kDcterms, "dateSubmitted", &kText, Count::kAtMostOne},
    {Space::kDcterms, "educationLevel", nullptr},
    {Space::kDcterms, "extent", &kPositive, Count::kAtMostOne},
    {Space::kDcterms, "hasFormat", nullptr},
    {Space::kDcterms, "hasPart", nullptr},
    {Space::kDcterms, "hasVersion", nullptr},
    {Space::kDcterms, "instructionalMethod", nullptr},
    {Space::kDcterms, "isFormatOf", nullptr},
    {Space::kDcterms, "isPartOf", nullptr},
    {Space::kDcterms, "isReferencedBy", nullptr},
    {Space::kDcterms, "isReplacedBy", nullptr},
    {Space::kDcterms, "isRequiredBy", nullptr},
    {Space::kDcterms, "isVersionOf", nullptr},
    {Space::kDcterms, "issued", &kDate, Count::kAtMostOne},
    {Space::kDcterms, "license", nullptr},
    {Space::kDcterms, "mediator", &kText, Count::kAtMostOne},
    {Space::kDcterms, "modified", &kDate, Count::kAtMostOne},
    {Space::kDcterms, "provenance", nullptr},
    {Space::kDcterms, "references", nullptr},
    {Space::kDcterms, "replaces", nullptr},
    {Space::kDcterms, "requires", nullptr},
    {Space::kDcterms, "rightsHolder", nullptr},
    {Space::kDcterms, "spatial", nullptr},
    {Space::kDcterms, "tableOfContents", nullptr, Count::kAtMostOne},
    {Space::kDcterms, "temporal", nullptr},
    {Space::kDcterms, "valid", nullptr},
};

constexpr ChildRow kPointRows[] = {{Space::kGeo, "lat", &kLatitude},
                                   {Space::kGeo, "long", &kLongitude},
                                   {Space::kGeo, "alt", &kDecimal}};
constexpr ChildRows kPointChildren[] = {kPointRows};
constexpr Shape kPoint{.children = kPointChildren};

constexpr ChildRow kPlaces[] = {
    {Space::kGeo, "lat", &kLatitude},
    {Space::kGeo, "long", &kLongitude},
    {Space::kGeo, "alt", &kDecimal},
    {Space::kGeo, "Point", &kPoint},
    {Space::kGeorss, "where", nullptr},
    {Space::kGeorss, "point", &kPair},
    {Space::kGeorss, "line", &kPairs},
    {Space::kGeorss, "polygon", &kPairs},
    {Space::kGeorss, "box", nullptr},
    {Space::kGeorss, "circle", nullptr},
    {Space::kGeorss, "elev", &kDecimal},
    {Space::kGeorss, "floor", nullptr},
    {Space::kGeorss, "radius", &kDecimal},
    {Space::kGeorss, "featureTypeTag", &kText},
    {Space::kGeorss, "relationshipTag", &kText},
    {Space::kGeorss, "featureName", &kText},
};

constexpr ChildRow kLicenses[] = {
    {Space::kCreativeCommons, "license", &kAddress},
    {Space::kCc, "license", nullptr},
};

constexpr ChildRow kChannelOnly[] = {
    {Space::kSy, "updatePeriod", &kPeriod, Count::kAtMostOne},
    {Space::kSy, "updateFrequency", &kPositive, Count::kAtMostOne},
    {Space::kSy, "updateBase", &kDate, Count::kAtMostOne},
    {Space::kFh, "complete", nullptr, Count::kAtMostOne},
    {Space::kFh, "archive", nullptr, Count::kAtMostOne},
    {Space::kAdmin, "generatorAgent", nullptr, Count::kAtMostOne},
    {Space::kAdmin, "errorReportsTo", nullptr, Count::kAtMostOne},
    {Space::kBlogChannel, "blogRoll", &kAddress, Count::kAtMostOne},
    {Space::kBlogChannel, "mySubscriptions", &kAddress, Count::kAtMostOne},
    {Space::kBlogChannel, "blink", &kAddress, Count::kAtMostOne},
    {Space::kBlogChannel, "changes", &kAddress, Count::kAtMostOne},
    {Space::kFeedburner, "info", nullptr},
    {Space::kFeedburner, "feedFlare", nullptr},
    {Space::kFeedburner, "browserFriendly", nullptr},
    {Space::kFeedburner, "emailServiceId", nullptr, Count::kAtMostOne},
    {Space::kFeedburner, "feedburnerHostname", nullptr, Count::kAtMostOne},
    {Space::kWebfeeds, "icon", nullptr},
    {Space::kWebfeeds, "logo", nullptr},
    {Space::kWebfeeds, "cover", nullptr},
    {Space::kWebfeeds, "accentColor", &kText},
    {Space::kWebfeeds, "related", nullptr},
    {Space::kWebfeeds, "analytics", nullptr},
    {Space::kWebfeeds, "promotion", nullptr},
    {Space::kWebfeeds, "wordmark", nullptr},
};

constexpr ChildRow kItemOnly[] = {
    {Space::kContent, "encoded", &kHtml, Count::kAtMostOne},
    {Space::kContent, "items", nullptr, Count::kAtMostOne},
    {Space::kSlash, "comments", &kNumber, Count::kAtMostOne},
    {Space::kSlash, "section", &kText},
    {Space::kSlash, "department", &kText},
    {Space::kSlash, "hit_parade", &kCounts, Count::kAtMostOne},
    {Space::kWfw, "comment", &kAddress, Count::kAtMostOne},
    {Space::kWfw, "commentRss", &kAddress, Count::kAtMostOne},
    {Space::kWfw, "commentRSS", &kAddress, Count::kAtMostOne},
    {Space::kThr, "in-reply-to", nullptr},
    {Space::kThr, "total", &kNumber, Count::kAtMostOne},
    {Space::kTrackback, "ping", &kAddress, Count::kAtMostOne},
    {Space::kTrackback, "about", &kAddress},
    {Space::kFeedburner, "origLink", &kAddress, Count::kAtMostOne},
    {Space::kFeedburner, "origEnclosureLink", &kAddress, Count::kAtMostOne},
    {Space::kFeedburner, "awareness", &kAddress, Count::kAtMostOne},
    {Space::kAg, "source", &kText, Count::kAtMostOne},
    {Space::kAg, "sourceURL", &kAddress, Count::kAtMostOne},
    {Space::kAg, "timestamp", nullptr, Count::kAtMostOne},
    {Space::kXhtml, "body", nullptr},
    {Space::kXhtml, "div", nullptr},
};

constexpr ChildRow kAtomInChannel[] = {
    {Space::kAtom, "link", &kAtomLink},
    {Space::kAtom, "author", &kAtomPerson},
    {Space::kAtom, "contributor", &kAtomPerson},
    {Space::kAtom, "category", &kAtomCategory},
    {Space::kAtom, "generator", &kAtomGenerator, Count::kAtMostOne},
    {Space::kAtom, "id", &kAtomId, Count::kAtMostOne},
    {Space::kAtom, "icon", &kAtomPicture, Count::kAtMostOne},
    {Space::kAtom, "logo", &kAtomPicture, Count::kAtMostOne},
    {Space::kAtom, "title", &kAtomText, Count::kAtMostOne},
    {Space::kAtom, "subtitle", &kAtomText, Count::kAtMostOne},
    {Space::kAtom, "rights", &kAtomText, Count::kAtMostOne},
    {Space::kAtom, "updated", &kAtomDate, Count::kAtMostOne},
};

constexpr ChildRow kAtomInItem[] = {
    {Space::kAtom, "link", &kAtomLink},
    {Space::kAtom, "author", &kAtomPerson, Count::kAtMostOne},
    {Space::kAtom, "contributor", &kAtomPerson},
    {Space::kAtom, "id", &kAtomId, Count::kAtMostOne},
    {Space::kAtom, "title", &kAtomText, Count::kAtMostOne},
    {Space::kAtom, "summary", &kAtomText, Count::kAtMostOne},
    {Space::kAtom, "content", &kAtomContent},
    {Space::kAtom, "published", &kAtomDate, Count::kAtMostOne},
    {Space::kAtom, "updated", &kAtomDate, Count::kAtMostOne},
};

constexpr ChildRow kAppInEntry[] = {
    {Space::kApp, "edited", &kAtomDate, Count::kAtMostOne},
    {Space::kApp, "control", &kControl, Count::kAtMostOne},
};
constexpr ChildRow kTombstones[] = {{Space::kAt, "deleted-entry", nullptr}};

// Whose elements are all in these tables.
constexpr Space kWholeSpaces[] = {Space::kNone,      Space::kAtom,        Space::kRss10,
                                  Space::kContent,   Space::kDc,          Space::kDcterms,
                                  Space::kSlash,     Space::kWfw,         Space::kThr,
                                  Space::kFh,        Space::kGeo,         Space::kGeorss,
                                  Space::kSy,        Space::kItunes,      Space::kMedia,
                                  Space::kPodcast,   Space::kAt,          Space::kAdmin,
                                  Space::kTrackback, Space::kBlogChannel, Space::kCreativeCommons};

using Names = std::set<std::pair<Space, std::string_view>>;

void add_names(const Shape& shape, std::set<const Shape*>& seen, Names& names) {
  if (!seen.insert(&shape).second) return;
  for (const ChildRows rows : shape.children) {
    for (const ChildRow& row : rows) {
      names.insert({row.space, row.name});
      if (row.shape != nullptr) add_names(*row.shape, seen, names);
    }
  }
}

Names all_names() {
  Names names;
  std::set<const Shape*> seen;
  for (const Shape* shape : {&rss_shape(), &rdf_shape(), &atom_feed_shape(), &opml_shape()}) {
    add_names(*shape, seen, names);
  }
  return names;
}

}  // namespace

std::vector<ChildRows> with_extensions(std::vector<ChildRows> own, Holder holder) {
  for (const ChildRows rows : {ChildRows(kDublinCore), ChildRows(kPlaces), ChildRows(kLicenses)}) {
    own.push_back(rows);
  }
  const bool is_feed = holder == Holder::kChannel || holder == Holder::kAtomFeed;
  own.push_back(is_feed ? ChildRows(kChannelOnly) : ChildRows(kItemOnly));
  if (holder == Holder::kChannel) own.push_back(kAtomInChannel);
  if (holder == Holder::kItem) own.push_back(kAtomInItem);
  if (holder == Holder::kAtomEntry) own.push_back(kAppInEntry);
  if (holder == Holder::kAtomFeed) own.push_back(kTombstones);
  add_podcast_rows(holder, own);
  add_media_rows(own);
  add_itunes_rows(holder, own);
  return own;
}

bool is_known_element(Space space, std::string_view name) {
  static const Names names = all_names();
  return names.contains({space, name});
}

bool knows_elements_of(Space space) { return is_one_of(space, kWholeSpaces); }

}  // namespace feedgen
