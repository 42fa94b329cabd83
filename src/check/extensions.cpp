// The elements of extensions that are tables and nothing else: Dublin Core and what stands in many
// places, and how the rows of all extensions come together.
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "check/atom_rows.h"
#include "check/content.h"
#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/values.h"
#include "text/ascii.h"
#include "value/ranges.h"

namespace feedgen {

namespace {

void resource_whole(const CheckedElement& element, const CheckedElement*, FeedJudge& judge) {
  if (!is_rss1_family(judge.kind) || element.attribute(Space::kRdf, "resource") != nullptr) return;
  judge.add("rdf-resource", element.offset, "the element has no rdf:resource");
}

constexpr AttributeRow kResourceAttributes[] = {
    {.name = "resource", .value = reference, .space = Space::kRdf},
    {.name = "title", .space = Space::kDc}};

}  // namespace

constexpr Shape kResource{
    .has_text = true, .attributes = kResourceAttributes, .whole = resource_whole};

namespace {

constexpr Shape kText{.value = any_text};
constexpr Shape kWords{.value = plain_words};
constexpr Shape kHtml{.value = html_text};
constexpr Shape kDate{.value = w3c_date};
constexpr Shape kMailDate{.value = mail_date};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kWeb{.value = web_address};
constexpr Shape kMail{.value = mail_address_of_person};
constexpr Shape kLanguage{.value = language_name};
constexpr Shape kPositive{.value = positive_number};
constexpr Shape kYesNo{.value = yes_or_no};

constexpr ChildRow kControlRows[] = {{Space::kApp, "draft", &kYesNo, Count::kAtMostOne}};
constexpr ChildRows kControlChildren[] = {kControlRows};
constexpr Shape kControl{.children = kControlChildren};

// Which may stand anywhere.
constexpr RowGroup kAnywhere[] = {
    {Space::kDc, "title description type format source", &kText},
    {Space::kDc, "publisher contributor identifier relation coverage", &kText, Count::kAny},
    {Space::kDc, "language", &kLanguage},
    {Space::kDc, "rights", &kWords},
    {Space::kDcterms, "abstract dateAccepted dateCopyrighted dateSubmitted mediator", &kText},
    {Space::kDcterms, "alternative audience", &kText, Count::kAny},
    {Space::kDcterms, "created issued modified", &kDate},
    {Space::kDcterms, "extent", &kPositive},
    {Space::kDcterms, "tableOfContents", &kResource},
    {Space::kDcterms,
     "isVersionOf hasVersion isReplacedBy replaces isRequiredBy requires isPartOf hasPart "
     "isReferencedBy references isFormatOf hasFormat conformsTo",
     &kResource, Count::kAny},
    {Space::kDcterms,
     "valid available spatial temporal accessRights accrualMethod accrualPeriodicity "
     "accrualPolicy bibliographicCitation educationLevel instructionalMethod license provenance "
     "rightsHolder",
     nullptr, Count::kAny},
    {Space::kRdf, "RDF type Description", nullptr, Count::kAny},
    {Space::kRdfs, "seeAlso", &kResource, Count::kAny},
    {Space::kOpmlNames, "dateCreated dateModified", &kMailDate},
    {Space::kOpmlNames, "ownerName", &kHtml},
    {Space::kOpmlNames, "ownerEmail", &kMail},
    {Space::kOpmlNames, "ownerId", &kWeb},
};

constexpr RowGroup kOfChannels[] = {{Space::kDc, "creator subject", &kText, Count::kAny},
                                    {Space::kDc, "date", &kDate}};
constexpr RowGroup kOfItems[] = {{Space::kDc, "creator subject", &kText, Count::kAny},
                                 {Space::kDc, "date", &kDate, Count::kAny}};

// Of a channel and of items; that of RSS 1.0 of an image, too.
constexpr ChildRow kLicenses[] = {{Space::kCreativeCommons, "license", &kAddress}};
constexpr ChildRow kLicensesOfRdf[] = {{Space::kCc, "license", nullptr}};

constexpr ChildRow kAtomInChannel[] = {
    {Space::kAtom, "link", &kAtomLink},
    {Space::kAtom, "author", &kAtomPerson},
    {Space::kAtom, "contributor", &kAtomPerson},
    {Space::kAtom, "category", &kAtomCategory},
    {Space::kAtom, "generator", &kAtomGenerator, Count::kAtMostOne},
    {Space::kAtom, "id", &kAddress, Count::kAtMostOne},
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
    {Space::kAtom, "id", &kAddress, Count::kAtMostOne},
    {Space::kAtom, "title", &kAtomContent, Count::kAtMostOne},
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

// Elements of Atom, and the rights to them, where another format has no place for them.
constexpr RowGroup kQuestionable[] = {
    {Space::kAtom, "author contributor", &kAtomPerson, Count::kAny},
    {Space::kAtom, "category", &kAtomCategory, Count::kAny},
    {Space::kAtom, "content", &kAtomContent, Count::kAny},
    {Space::kAtom, "generator", &kAtomGenerator, Count::kAny},
    {Space::kAtom, "link", &kAtomLink, Count::kAny},
    {Space::kAtom, "icon logo", &kAtomPicture},
    {Space::kAtom, "id", &kAtomId},
    {Space::kAtom, "published updated", &kAtomDate},
    {Space::kAtom, "rights subtitle summary title", &kAtomText},
};

// Whose elements are not all in tables: a newer version of these may have others.
constexpr Space kOpenSpaces[] = {Space::kOther,    Space::kUnjudgedNow, Space::kGooglePlay,
                                 Space::kWebfeeds, Space::kSource,      Space::kJson};

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
  for (const Shape* shape : {&rss_shape(), &rdf_shape(), &atom_feed_shape(), &opml_shape(),
                             &service_shape(), &categories_shape()}) {
    add_names(*shape, seen, names);
  }
  return names;
}

const std::vector<ChildRow>& anywhere() {
  static const std::vector<ChildRow> rows = rows_of(kAnywhere);
  return rows;
}

void add_dublin_core(Holder holder, std::vector<ChildRows>& rows) {
  static const std::vector<ChildRow> of_channels = rows_of(kOfChannels);
  static const std::vector<ChildRow> of_items = rows_of(kOfItems);
  rows.emplace_back(anywhere());
  if (holder == Holder::kOther) return;
  const bool is_item = holder == Holder::kItem || holder == Holder::kRdfItem;
  rows.emplace_back(is_item ? of_items : of_channels);
  rows.emplace_back(kLicensesOfRdf);
  if (holder != Holder::kPart) rows.emplace_back(kLicenses);
}

}  // namespace

std::vector<ChildRow> rows_of(std::span<const RowGroup> groups) {
  std::vector<ChildRow> rows;
  for (const RowGroup& group : groups) {
    std::string_view rest = group.names;
    for (std::string_view name = take_word(rest, " "); !name.empty(); name = take_word(rest, " ")) {
      rows.push_back({group.space, name, group.shape, group.count, group.required});
    }
  }
  return rows;
}

std::vector<ChildRows> with_extensions(std::vector<ChildRows> own, Holder holder) {
  add_dublin_core(holder, own);
  add_place_rows(own);
  if (holder == Holder::kPart || holder == Holder::kOther) return own;
  if (holder == Holder::kChannel || holder == Holder::kRdfChannel) own.push_back(kAtomInChannel);
  if (holder == Holder::kItem || holder == Holder::kRdfItem) own.push_back(kAtomInItem);
  if (holder == Holder::kAtomEntry) own.push_back(kAppInEntry);
  if (holder == Holder::kAtomFeed) own.push_back(kTombstones);
  add_module_rows(holder, own);
  add_feed_sync_rows(holder, own);
  add_podcast_rows(holder, own);
  add_media_rows(holder, own);
  add_itunes_rows(holder, own);
  if (is_of_entry(holder)) add_google_base_rows(own);
  if (is_of_feed(holder)) add_opensearch_rows(own);
  return own;
}

const ChildRow* find_questionable_row(const CheckedElement& child, FeedKind kind) {
  static const std::vector<ChildRow> atom = rows_of(kQuestionable);
  static const std::vector<ChildRows> any_place = with_extensions({}, Holder::kOther);
  static const Shape shape{.children = any_place};
  const bool is_atom = kind == FeedKind::kAtom10 || kind == FeedKind::kAtomEntry;
  if (child.space == Space::kAtom) {
    if (is_atom) return nullptr;
    return find_if(atom, [&](const ChildRow& row) { return row.name == child.name; });
  }
  return find_child_row(shape, child);
}

bool is_known_element(Space space, std::string_view name) {
  static const Names names = all_names();
  return names.contains({space, name});
}

bool knows_elements_of(Space space) { return !is_one_of(space, kOpenSpaces); }

}  // namespace feedgen
