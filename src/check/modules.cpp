// The elements of small modules: of weblogs, of RSS 1.0, of readers' own.
#include <fmt/format.h>

#include "check/atom_rows.h"
#include "check/content.h"
#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr Shape kText{.value = any_text};
constexpr Shape kWords{.value = plain_words};
constexpr Shape kHtml{.value = html_text};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kWeb{.value = web_address};
constexpr Shape kNatural{.value = natural_number};
constexpr Shape kPositive{.value = positive_number};
constexpr Shape kDecimal{.value = natural_decimal};
constexpr Shape kW3cDate{.value = w3c_date};
constexpr Shape kIsoDate{.value = iso_date};
constexpr Shape kEventDate{.value = iso_date_of_any_time};
constexpr Shape kPeriod{.value = update_period};
constexpr Shape kCounts{.value = numbers_with_commas};
constexpr Shape kNothing{};

void body_whole(const CheckedElement& body, const CheckedElement*, FeedJudge& judge) {
  check_xhtml_attributes(body, judge);
  for (const CheckedElement& child : body.children) check_xhtml(child, judge);
}
constexpr Shape kXhtmlBody{
    .has_text = true, .whole = body_whole, .holds_anything = true, .has_any_attribute = true};

void comment_rss(const CheckedElement& element, const CheckedElement*, FeedJudge& judge) {
  judge.add("comment-rss", element.offset, "the element is <wfw:commentRSS>");
}
constexpr Shape kCommentRss{.value = full_address, .whole = comment_rss};

void access_value(const JudgedValue& value, FeedJudge& judge) {
  if (value.text == "allow" || value.text == "deny") return;
  add_wrong_value("module-word", value, "which is neither allow nor deny", judge);
}
constexpr AttributeRow kAccessAttributes[] = {{"relationship", access_value, "module-attribute"}};
constexpr Shape kAccess{.attributes = kAccessAttributes};

// feedburner:feedFlare and feedburner:info.
void flare_address(const JudgedValue& value, FeedJudge& judge) {
  if (judge.kind == FeedKind::kAtom10) iri_reference(value, judge);
}
constexpr AttributeRow kFlareAttributes[] = {{"href", flare_address, "module-attribute"},
                                             {"src", flare_address, "module-attribute"}};
constexpr Shape kFlare{.value = plain_words, .attributes = kFlareAttributes};
constexpr AttributeRow kInfoAttributes[] = {{"uri", iri_reference, "module-attribute"}};
constexpr Shape kInfo{.attributes = kInfoAttributes};

// l:link and l:permalink (RSS 1.0 modules: link).
void link_type(const JudgedValue& value, FeedJudge& judge) {
  if (value.text.find(':') == std::string_view::npos) return media_type(value, judge);
  full_address(value, judge);
}
constexpr AttributeRow kLinkAttributes[] = {
    {.name = "resource", .value = reference, .space = Space::kRdf},
    {.name = "title", .space = Space::kDc},
    {.name = "lang", .value = language_name, .space = Space::kLink},
    {.name = "rel", .value = full_address, .required = "module-attribute", .space = Space::kLink},
    {.name = "title", .value = plain_words, .space = Space::kLink},
    {.name = "type", .value = link_type, .space = Space::kLink},
};
void link_whole(const CheckedElement& link, const CheckedElement* parent, FeedJudge& judge) {
  kResource.whole(link, parent, judge);
}
constexpr Shape kLink{.has_text = true, .attributes = kLinkAttributes, .whole = link_whole};
constexpr AttributeRow kPermalinkAttributes[] = {
    {.name = "resource", .value = reference, .space = Space::kRdf},
    {.name = "title", .space = Space::kDc},
    {.name = "type", .value = media_type, .space = Space::kLink},
};
constexpr Shape kPermalink{
    .has_text = true, .attributes = kPermalinkAttributes, .whole = link_whole};

// Microsoft's lists.
constexpr AttributeRow kSortAttributes[] = {
    {"data-type"}, {"default"}, {"element"}, {"label"}, {"ns"}};
constexpr Shape kSort{.attributes = kSortAttributes};
constexpr AttributeRow kGroupAttributes[] = {{"element"}, {"label"}, {"ns"}};
constexpr Shape kGroup{.attributes = kGroupAttributes};
constexpr ChildRow kListRows[] = {{Space::kCf, "sort", &kSort}, {Space::kCf, "group", &kGroup}};
constexpr ChildRows kListChildren[] = {kListRows};
constexpr Shape kList{.children = kListChildren};

// What a page says to robots, in a feed.
void meta_name(const JudgedValue& value, FeedJudge& judge) {
  if (ascii_lower(value.text) == "robots") return;
  add_wrong_value("module-word", value, "which is not robots", judge);
}
void meta_content(const JudgedValue& value, FeedJudge& judge) {
  const std::vector<std::string> words = [&] {
    std::vector<std::string> all;
    for (const std::string_view word : parts_between(value.text, ',')) {
      all.push_back(ascii_lower(word));
    }
    return all;
  }();
  const auto is_index = [](const std::string& word) { return word.ends_with("index"); };
  const auto is_known = [](const std::string& word) {
    return holds_word(" index noindex follow nofollow ", word);
  };
  const bool is_one =
      words.size() == 1 && (is_known(words[0]) || words[0] == "all" || words[0] == "none");
  const bool is_two =
      words.size() == 2 && all_of(words, is_known) && is_index(words[0]) != is_index(words[1]);
  if (is_one || is_two) return;
  add_wrong_value("module-word", value, "which says nothing to robots", judge);
}
constexpr AttributeRow kMetaAttributes[] = {{"name", meta_name, "module-attribute"},
                                            {"content", meta_content, "module-attribute"}};
constexpr Shape kMeta{.attributes = kMetaAttributes};

// thr:in-reply-to (RFC 4685 section 3).
constexpr AttributeRow kReplyAttributes[] = {
    {"href", iri_reference}, {"ref", id_form}, {"source", iri_reference}, {"type", media_type}};
constexpr Shape kReply{.has_text = true, .attributes = kReplyAttributes};

// content:items, which came before content:encoded.
constexpr RowGroup kContentItemGroups[] = {{Space::kContent, "format encoding", &kResource},
                                           {Space::kRdf, "value", &kText}};

constexpr CheckRule kRules[] = {
    {.code = "G114",
     .name = "module-attribute",
     .says = "An element of an extension has the attributes that it needs.",
     .remedy = "add the attribute",
     .source = "The specification of the extension that its prefix stands for",
     .breaks = "Readers that know the extension pass over it",
     .sample = Sample::kRssChannel,
     .bad = "<feedburner:info/>",
     .good = "<feedburner:info uri=\"a-site\"/>"},
    {.code = "G115",
     .name = "module-word",
     .says = "A value of an extension with a list of words is one of them.",
     .remedy = "take one of the words of the extension's specification",
     .source = "The specification of the extension that its prefix stands for",
     .breaks = "Readers that know the extension pass over it",
     .sample = Sample::kRssChannel,
     .bad = "<xhtml:meta xmlns:xhtml=\"http://www.w3.org/1999/xhtml\" name=\"robots\" "
            "content=\"maybe\"/>",
     .good = "<xhtml:meta xmlns:xhtml=\"http://www.w3.org/1999/xhtml\" name=\"robots\" "
             "content=\"noindex\"/>"},
    {.code = "G116",
     .name = "geo-point",
     .says = "A geo:Point has a latitude and a longitude.",
     .remedy = "add geo:lat and geo:long",
     .source = "W3C Basic Geo (WGS84 lat/long) Vocabulary",
     .breaks = "Maps do not show the place",
     .sample = Sample::kRssItem,
     .bad = "<geo:Point><geo:lat>51.5</geo:lat></geo:Point>",
     .good = "<geo:Point><geo:lat>51.5</geo:lat><geo:long>-0.1</geo:long></geo:Point>"},
    {.code = "G117",
     .name = "comment-rss",
     .severity = Severity::kWarning,
     .says = "The feed of an entry's comments is named by wfw:commentRss.",
     .remedy = "write wfw:commentRss, with a small ss",
     .source = "Well-Formed Web, wfw namespace elements",
     .breaks = "Readers that compare letter by letter do not find the comments",
     .sample = Sample::kRssItem,
     .bad = "<wfw:commentRSS>https://site.example/a/rss.xml</wfw:commentRSS>",
     .good = "<wfw:commentRss>https://site.example/a/rss.xml</wfw:commentRss>"},
};

constexpr RowGroup kOfBoth[] = {
    {Space::kTaxo, "topics", nullptr, Count::kAny},
    {Space::kLink, "link", &kLink, Count::kAny},
    {Space::kFoaf, "maker", nullptr, Count::kAny},
    {Space::kThr, "in-reply-to", &kReply, Count::kAny},
    {Space::kFeedburner, "awareness", &kAddress},
};

constexpr RowGroup kOfFeed[] = {
    {Space::kSy, "updatePeriod", &kPeriod},
    {Space::kSy, "updateFrequency", &kPositive},
    {Space::kSy, "updateBase", &kW3cDate},
    {Space::kFh, "complete archive", &kNothing, Count::kAny},
    {Space::kAdmin, "generatorAgent errorReportsTo", &kResource},
    {Space::kBlogChannel, "blogRoll mySubscriptions blink changes", &kAddress},
    {Space::kCp, "server", &kResource, Count::kAny},
    {Space::kWiki, "interwiki", &kText, Count::kAny},
    {Space::kCf, "listinfo", &kList, Count::kAny},
    {Space::kCf, "treatAs", &kText, Count::kAny},
    {Space::kFeedburner, "browserFriendly", &kWords},
    {Space::kFeedburner, "emailServiceId", nullptr},
    {Space::kFeedburner, "feedFlare", &kFlare, Count::kAny},
    {Space::kFeedburner, "info", &kInfo, Count::kAny},
    {Space::kFeedburner, "feedburnerHostname", &kAddress},
    {Space::kXhtml, "div", nullptr, Count::kAny},
    {Space::kXhtml, "meta", &kMeta, Count::kAny},
    {Space::kWebfeeds, "accentColor", &kText, Count::kAny},
    {Space::kWebfeeds, "icon logo cover related analytics promotion wordmark", nullptr,
     Count::kAny},
};

constexpr RowGroup kOfEntry[] = {
    {Space::kAnnotate, "reference", &kResource},
    {Space::kAg, "source", &kText},
    {Space::kAg, "sourceURL", &kAddress},
    {Space::kAg, "timestamp", &kIsoDate},
    {Space::kEvent, "startdate enddate", &kEventDate},
    {Space::kEvent, "location organizer", nullptr, Count::kAny},
    {Space::kEvent, "type", &kText},
    {Space::kFeedburner, "origLink origEnclosureLink", &kAddress},
    {Space::kFoaf, "primaryTopic", nullptr, Count::kAny},
    {Space::kSlash, "comments", &kNatural},
    {Space::kSlash, "section department", &kText, Count::kAny},
    {Space::kSlash, "hit_parade", &kCounts},
    {Space::kThr, "total", &kNatural},
    {Space::kWfw, "comment commentRss", &kAddress},
    {Space::kWfw, "commentRSS", &kCommentRss},
    {Space::kWiki, "diff history importance status version", &kText, Count::kAny},
    {Space::kConversations, "introMilliseconds ratingCount", &kNatural},
    {Space::kConversations, "image", &kWeb},
    {Space::kConversations, "ratingAverage", &kDecimal},
    {Space::kConversations, "ratingIndividual", &kPositive},
    {Space::kConversations, "ratingTimestamp", &kIsoDate},
};

// Of items, but not of Atom's entries.
constexpr RowGroup kOfItem[] = {{Space::kContent, "encoded", &kHtml},
                                {Space::kXhtml, "body", &kXhtmlBody, Count::kAny}};

constexpr RowGroup kTrackbacks[] = {{Space::kTrackback, "ping", &kAddress},
                                    {Space::kTrackback, "about", &kAddress, Count::kAny}};
constexpr RowGroup kOfRdfItem[] = {{Space::kTrackback, "ping", &kResource},
                                   {Space::kTrackback, "about", &kResource, Count::kAny},
                                   {Space::kLink, "permalink", &kPermalink, Count::kAny},
                                   {Space::kThr, "children", nullptr, Count::kAny}};

// content:items holds a bag of items, each with its format and its text.
const ChildRow& content_items() {
  static const std::vector<ChildRow> item_rows = rows_of(kContentItemGroups);
  static const ChildRows item_children[] = {item_rows};
  static const Shape item{.children = item_children};
  static const ChildRow li_rows[] = {{Space::kContent, "item", &item}};
  static const ChildRows li_children[] = {li_rows};
  static const Shape li{.children = li_children};
  static const ChildRow bag_rows[] = {{Space::kRdf, "li", &li}};
  static const ChildRows bag_children[] = {bag_rows};
  static const Shape bag{.children = bag_children};
  static const ChildRow items_rows[] = {{Space::kRdf, "Bag", &bag, Count::kAtMostOne}};
  static const ChildRows items_children[] = {items_rows};
  static const Shape items{.children = items_children};
  static const ChildRow row{Space::kContent, "items", &items, Count::kAtMostOne};
  return row;
}

constexpr ChildRow kAccessRow{Space::kAccess, "restriction", &kAccess};

}  // namespace

ChildRow access_row() { return kAccessRow; }

std::span<const CheckRule> module_rules() { return kRules; }

void add_module_rows(Holder holder, std::vector<ChildRows>& rows) {
  static const std::vector<ChildRow> of_both = rows_of(kOfBoth);
  static const std::vector<ChildRow> of_feed = rows_of(kOfFeed);
  static const std::vector<ChildRow> of_entry = rows_of(kOfEntry);
  static const std::vector<ChildRow> of_item = rows_of(kOfItem);
  static const std::vector<ChildRow> trackbacks = rows_of(kTrackbacks);
  static const std::vector<ChildRow> of_rdf_item = rows_of(kOfRdfItem);
  rows.emplace_back(of_both);
  if (is_of_feed(holder)) {
    rows.emplace_back(of_feed);
    if (holder == Holder::kAtomFeed) rows.emplace_back(&kAccessRow, 1);
    return;
  }
  rows.emplace_back(of_entry);
  if (holder != Holder::kAtomEntry) {
    rows.emplace_back(of_item);
    rows.emplace_back(&content_items(), 1);
  }
  rows.emplace_back(holder == Holder::kRdfItem ? of_rdf_item : trackbacks);
}

}  // namespace feedgen
