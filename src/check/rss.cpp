// RSS 0.91, 0.92 and 2.0 as tables, and what the RSS Advisory Board's profile adds.
#include <array>
#include <set>

#include <fmt/format.h>

#include "check/content.h"
#include "check/entries.h"
#include "check/extension_rows.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// ---------------------------------------------------------------- values

void guid_value(const JudgedValue& value, FeedJudge& judge) {
  const std::string* link = value.element.attribute("isPermaLink");
  if (link != nullptr && *link == "false") {
    if (value.text.size() < 9 && !value.text.empty() && is_all_digits(value.text)) {
      judge.add("rss-guid-short", value.offset,
                fmt::format("the guid is {}, which other sites may have", in_quotes(value.text)));
    }
    return;
  }
  const std::string lower = ascii_lower(value.text);
  const std::size_t colon = lower.find(':');
  if (lower.starts_with("tag:") || lower.starts_with("urn:uuid:")) {
    judge.add("rss-guid-tag", value.offset,
              fmt::format("the guid {} is no page", in_quotes(value.text)));
  } else if (colon == std::string::npos || any_of(lower, [](char c) {
               return is_ascii_blank(c) || static_cast<unsigned char>(c) >= 0x80;
             })) {
    judge.add("rss-guid-address", value.offset,
              fmt::format("the guid is {}, which is no address", in_quotes(value.text)));
  } else {
    full_address(value, judge);
  }
}

// RSS Advisory Board: 0 where the length is not known.
void length_value(const JudgedValue& value, FeedJudge& judge) { natural_number(value, judge); }

void image_size(const JudgedValue& value, FeedJudge& judge) {
  const int most = value.element.name == "width" ? 144 : 400;
  const bool is_number = is_all_digits(value.text) && !value.text.empty() && value.text.size() < 6;
  const int number = is_number ? std::stoi(std::string(value.text)) : 0;
  if (number > 0 && number <= most) return;
  judge.add("rss-image-size", value.offset,
            fmt::format("<{}> is {}, which is not from 1 to {}", value.element.name,
                        in_quotes(value.text), most));
}

void hour_value(const JudgedValue& value, FeedJudge& judge) {
  if (value.text == "24") {
    judge.add("rss-skip-midnight", value.offset, "<hour> is 24", {},
              {{value.offset, value.offset + 2, "0"}});
    return;
  }
  std::string_view digits = value.text;
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  const bool is_number = is_all_digits(digits) && !digits.empty() && digits.size() < 3;
  if (is_number && std::stoi(std::string(digits)) <= 23) return;
  judge.add("rss-skip-hour", value.offset, fmt::format("<hour> is {}", in_quotes(value.text)));
}

void day_value(const JudgedValue& value, FeedJudge& judge) {
  constexpr std::string_view kDays = " Monday Tuesday Wednesday Thursday Friday Saturday Sunday ";
  if (holds_word(kDays, value.text)) return;
  judge.add("rss-skip-day", value.offset, fmt::format("<day> is {}", in_quotes(value.text)));
}

void description_value(const JudgedValue& value, FeedJudge& judge) {
  if (judge.kind == FeedKind::kRss091) return plain_words(value, judge);
  html_text(value, judge);
}

// ---------------------------------------------------------------- wholes

void skip_whole(const CheckedElement& element, const CheckedElement*, FeedJudge& judge) {
  const bool hours = element.name == "skipHours";
  if (element.child(Space::kNone, hours ? "hour" : "day") == nullptr) {
    judge.add("rss-skip-empty", element.offset, fmt::format("<{}> is empty", element.name));
  }
  if (element.children.size() > (hours ? 24U : 7U)) {
    judge.add(hours ? "rss-skip-hour" : "rss-skip-day", element.offset,
              fmt::format("<{}> has {} elements", element.name, element.children.size()));
  }
  std::set<std::string> seen;
  for (const CheckedElement& child : element.children) {
    std::string text(trim(child.text));
    if (hours && text == "24") text = "0";
    if (hours && text.size() == 2 && text.front() == '0') text.erase(0, 1);
    if (seen.insert(text).second) continue;
    judge.add(hours ? "rss-skip-hour" : "rss-skip-day", child.text_at,
              fmt::format("<{}> {} is there more than once", child.name, in_quotes(text)));
  }
}

void image_whole(const CheckedElement& image, const CheckedElement* channel, FeedJudge& judge) {
  if (channel == nullptr) return;
  // With rdf:resource it is an image of RSS 1.0.
  const bool is_whole = image.attribute(Space::kRdf, "resource") == nullptr;
  for (const std::string_view name : {"url", "title", "link"}) {
    if (!is_whole || image.child(Space::kNone, name) != nullptr) continue;
    judge.add("rss-image-element", image.offset, fmt::format("<image> lacks <{}>", name));
  }
  for (const std::string_view name : {"link", "title"}) {
    const CheckedElement* ours = image.child(Space::kNone, name);
    const CheckedElement* theirs = channel->child(Space::kNone, name);
    if (ours == nullptr || theirs == nullptr || trim(ours->text) == trim(theirs->text)) continue;
    judge.add(name == "link" ? "rss-image-link" : "rss-image-title", ours->text_at,
              fmt::format("the <{}> of the image is {}, that of the channel {}", name,
                          in_quotes(trim(ours->text)), in_quotes(trim(theirs->text))));
  }
}

constexpr std::string_view kAtomTexts[] = {"title", "subtitle", "rights", "content"};

struct TwoElements {
  std::string_view core;
  Space space;
  std::string_view other;
};

constexpr TwoElements kTwoOfItem[] = {
    {"pubDate", Space::kDc, "date"},   {"pubDate", Space::kAtom, "published"},
    {"author", Space::kDc, "creator"}, {"category", Space::kDc, "subject"},
    {"source", Space::kDc, "source"},  {"guid", Space::kAtom, "id"},
};
constexpr TwoElements kTwoOfChannel[] = {
    {"pubDate", Space::kDc, "date"},
    {"managingEditor", Space::kDc, "creator"},
    {"category", Space::kDc, "subject"},
    {"webMaster", Space::kDc, "publisher"},
    {"language", Space::kDc, "language"},
    {"copyright", Space::kDc, "rights"},
    {"lastBuildDate", Space::kDcterms, "modified"},
    {"generator", Space::kAdmin, "generatorAgent"},
};

// What stands in an item beside its own description.
bool is_of_atom_text(const CheckedElement& child) {
  return child.space == Space::kAtom && is_one_of(std::string_view(child.name), kAtomTexts);
}

void judge_two(const CheckedElement& element, std::span<const TwoElements> rows, FeedJudge& judge) {
  for (const TwoElements& row : rows) {
    const CheckedElement* other = element.child(row.space, row.other);
    if (other == nullptr || element.child(Space::kNone, row.core) == nullptr) continue;
    judge.add("rss-two-elements", other->offset,
              fmt::format("<{}> stands beside <{}>", other->shown_name(), row.core));
  }
  for (const CheckedElement& child : element.children) {
    if (!is_of_atom_text(child) && !child.is(Space::kXhtml, "body")) continue;
    judge.add("rss-two-elements", child.offset,
              fmt::format("<{}> says what an element of RSS says", child.shown_name()));
  }
  if (element.child(Space::kCc, "license") != nullptr &&
      element.child(Space::kCreativeCommons, "license") != nullptr) {
    judge.add("rss-two-elements", element.offset, "two elements name the license");
  }
}

void item_whole(const CheckedElement& item, const CheckedElement* channel, FeedJudge& judge) {
  const CheckedElement* title = item.child(Space::kNone, "title");
  const CheckedElement* description = item.child(Space::kNone, "description");
  if (title == nullptr && description == nullptr) {
    judge.add("rss-item-words", item.offset, "<item> has neither <title> nor <description>");
  }
  const CheckedElement* guid = item.child(Space::kNone, "guid");
  if (guid == nullptr && judge.kind == FeedKind::kRss20) {
    judge.add("rss-item-guid", item.offset, "<item> has no <guid>");
  }
  bool has_enclosure = false;
  for (const CheckedElement& child : item.children) {
    if (!child.is(Space::kNone, "enclosure")) continue;
    if (has_enclosure) {
      judge.add("rss-enclosures", child.offset, "<item> has more than one <enclosure>");
    }
    has_enclosure = true;
  }
  const CheckedElement* encoded = item.child(Space::kContent, "encoded");
  if (encoded != nullptr && (description == nullptr || description->offset > encoded->offset)) {
    judge.add("rss-description-first", encoded->offset,
              "<content:encoded> has no <description> before it");
  }
  if (item.child(Space::kSlash, "comments") != nullptr && channel != nullptr &&
      channel->child(Space::kNone, "lastBuildDate") == nullptr) {
    judge.add("rss-build-date", item.offset,
              "<item> counts comments, and the channel has no <lastBuildDate>");
  }
  judge_two(item, kTwoOfItem, judge);
  judge_episode(item, judge);
  judge_entry_of_rss(item, judge);
}

bool is_self(const CheckedElement& child) {
  const std::string* rel = child.attribute("rel");
  return child.is(Space::kAtom, "link") && rel != nullptr && *rel == "self";
}

void channel_whole(const CheckedElement& channel, const CheckedElement*, FeedJudge& judge) {
  if (judge.kind == FeedKind::kRss20 && !any_of(channel.children, is_self)) {
    judge.add("rss-self-link", channel.offset, "<channel> has no atom:link with rel=\"self\"");
  }
  const CheckedElement* item = channel.child(Space::kNone, "item");
  if (item != nullptr) {
    const CheckedElement* late = find_if(channel.children, [&](const CheckedElement& child) {
      return child.space == Space::kNone && child.name != "item" && child.offset > item->offset;
    });
    if (late != nullptr) {
      judge.add("rss-item-order", item->offset,
                fmt::format("<item> stands before <{}>", late->name));
    }
  }
  if (channel.child(Space::kNone, "language") == nullptr &&
      channel.child(Space::kDc, "language") == nullptr) {
    judge.add("rss-language", channel.offset, "<channel> names no language");
  }
  if (const CheckedElement* input = channel.child(Space::kNone, "textInput")) {
    judge.add("rss-text-input", input->offset, "<channel> has a <textInput>");
  }
  const CheckedElement* docs = channel.child(Space::kNone, "docs");
  constexpr std::string_view kBoard = "http://www.rssboard.org/rss-specification";
  if (docs != nullptr && trim(docs->text) == kBoard) judge.drop("extension-attribute");
  judge_two(channel, kTwoOfChannel, judge);
  judge_podcast(channel, judge);
  judge_channel_of_rss(channel, judge);
}

// ---------------------------------------------------------------- tables

constexpr Shape kLine{.value = plain_line};
constexpr Shape kWords{.value = plain_words};
constexpr Shape kDescription{.value = description_value};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kDate{.value = mail_date};
constexpr Shape kPerson{.value = mail_with_name};
constexpr Shape kNumber{.value = natural_number};
constexpr Shape kPositive{.value = positive_number};
constexpr Shape kLanguage{.value = language_name};
constexpr Shape kAny{.has_text = true};

constexpr AttributeRow kCategoryAttributes[] = {{"domain"}};
constexpr Shape kCategory{.value = plain_line, .attributes = kCategoryAttributes};

constexpr Shape kChannelCategory{.value = plain_words, .attributes = kCategoryAttributes};

constexpr AttributeRow kGuidAttributes[] = {{"isPermaLink", true_or_false}};
constexpr Shape kGuid{.value = guid_value, .attributes = kGuidAttributes};

constexpr AttributeRow kEnclosureAttributes[] = {
    {"url", web_address, "rss-enclosure-attribute"},
    {"length", length_value, "rss-enclosure-attribute"},
    {"type", media_type, "rss-enclosure-attribute"},
};
constexpr Shape kEnclosure{.attributes = kEnclosureAttributes};

constexpr AttributeRow kSourceAttributes[] = {{"url", full_address, "rss-source-url"}};
constexpr Shape kSource{.value = plain_words, .attributes = kSourceAttributes};

constexpr AttributeRow kCloudAttributes[] = {
    {"domain", nullptr, "rss-cloud-attribute"},
    {"port", positive_number, "rss-cloud-attribute"},
    {"path", nullptr, "rss-cloud-attribute"},
    {"registerProcedure", nullptr, "rss-cloud-attribute"},
    {"protocol", nullptr, "rss-cloud-attribute"},
};
constexpr Shape kCloud{.attributes = kCloudAttributes};

constexpr Shape kPictureAddress{.value = picture_address};
constexpr Shape kImageSize{.value = image_size};
constexpr ChildRow kImageRows[] = {
    {Space::kNone, "url", &kPictureAddress, Count::kAtMostOne},
    {Space::kNone, "title", &kLine, Count::kAtMostOne},
    {Space::kNone, "link", &kAddress, Count::kAtMostOne},
    {Space::kNone, "width", &kImageSize, Count::kAtMostOne},
    {Space::kNone, "height", &kImageSize, Count::kAtMostOne},
    {Space::kNone, "description", &kWords, Count::kAtMostOne},
};

// RSS 1.0's, which some write here.
constexpr AttributeRow kImageAttributes[] = {{.name = "resource", .space = Space::kRdf},
                                             {.name = "about", .space = Space::kRdf},
                                             {.name = "parseType", .space = Space::kRdf}};
constexpr AttributeRow kInputAttributes[] = {{.name = "about", .space = Space::kRdf}};
constexpr AttributeRow kChannelAttributes[] = {
    {.name = "index", .value = yes_or_no, .space = Space::kIndexing}};

constexpr Shape kFormName{.value = form_name};
constexpr ChildRow kTextInputRows[] = {
    {Space::kNone, "title", &kWords, Count::kAtMostOne, "rss-text-input-element"},
    {Space::kNone, "description", &kAny, Count::kAtMostOne, "rss-text-input-element"},
    {Space::kNone, "name", &kFormName, Count::kAtMostOne, "rss-text-input-element"},
    {Space::kNone, "link", &kAddress, Count::kAtMostOne, "rss-text-input-element"},
};

constexpr Shape kHour{.value = hour_value};
constexpr ChildRow kHourRows[] = {{Space::kNone, "hour", &kHour}};
constexpr ChildRows kHourChildren[] = {kHourRows};
constexpr Shape kSkipHours{.children = kHourChildren, .whole = skip_whole};

constexpr Shape kDay{.value = day_value};
constexpr ChildRow kDayRows[] = {{Space::kNone, "day", &kDay}};
constexpr ChildRows kDayChildren[] = {kDayRows};
constexpr Shape kSkipDays{.children = kDayChildren, .whole = skip_whole};

constexpr ChildRow kItemRows[] = {
    {Space::kNone, "title", &kLine, Count::kAtMostOne},
    {Space::kNone, "link", &kAddress, Count::kAtMostOne},
    {Space::kNone, "description", &kDescription, Count::kAtMostOne},
    {Space::kNone, "author", &kPerson, Count::kAtMostOne},
    {Space::kNone, "category", &kCategory},
    {Space::kNone, "comments", &kAddress, Count::kAtMostOne},
    {Space::kNone, "enclosure", &kEnclosure},
    {Space::kNone, "guid", &kGuid, Count::kAtMostOne},
    {Space::kNone, "pubDate", &kDate, Count::kAtMostOne},
    {Space::kNone, "source", &kSource, Count::kAtMostOne},
};

constexpr ChildRow kChannelRows[] = {
    {Space::kNone, "title", &kLine, Count::kAtMostOne, "rss-channel-title"},
    {Space::kNone, "link", &kAddress, Count::kAtMostOne, "rss-channel-link"},
    {Space::kNone, "description", &kWords, Count::kAtMostOne, "rss-channel-description"},
    {Space::kNone, "language", &kLanguage, Count::kAtMostOne},
    {Space::kNone, "copyright", &kWords, Count::kAtMostOne},
    {Space::kNone, "managingEditor", &kPerson, Count::kAtMostOne},
    {Space::kNone, "webMaster", &kPerson, Count::kAtMostOne},
    {Space::kNone, "pubDate", &kDate, Count::kAtMostOne},
    {Space::kNone, "lastBuildDate", &kDate, Count::kAtMostOne},
    {Space::kNone, "category", &kChannelCategory},
    {Space::kNone, "generator", &kAny, Count::kAtMostOne},
    {Space::kNone, "docs", &kAddress, Count::kAtMostOne},
    {Space::kNone, "cloud", &kCloud, Count::kAtMostOne},
    {Space::kNone, "ttl", &kPositive, Count::kAtMostOne},
    {Space::kNone, "rating", &kAny},
    {Space::kNone, "skipHours", &kSkipHours, Count::kAtMostOne},
    {Space::kNone, "skipDays", &kSkipDays, Count::kAtMostOne},
};

}  // namespace

const Shape& rss_item_shape() {
  static const std::vector<ChildRows> rows = with_extensions({kItemRows}, Holder::kItem);
  static const Shape shape{.children = rows, .whole = item_whole};
  return shape;
}

const Shape& rss_shape() {
  static const std::vector<ChildRows> image_rows = with_extensions({kImageRows}, Holder::kPart);
  static const Shape image{
      .attributes = kImageAttributes, .children = image_rows, .whole = image_whole};
  static const std::vector<ChildRows> input_rows = with_extensions({kTextInputRows}, Holder::kPart);
  static const Shape input{.attributes = kInputAttributes, .children = input_rows};
  static const ChildRow part_rows[] = {
      {Space::kNone, "item", &rss_item_shape()},
      {Space::kNone, "image", &image, Count::kAtMostOne},
      {Space::kNone, "textInput", &input, Count::kAtMostOne},
  };
  static const std::vector<ChildRows> rows =
      with_extensions({kChannelRows, part_rows}, Holder::kChannel);
  static const Shape channel{
      .attributes = kChannelAttributes, .children = rows, .whole = channel_whole};
  static const ChildRow rss_rows[] = {
      {Space::kNone, "channel", &channel, Count::kAtMostOne, "rss-channel"}, access_row()};
  static const ChildRows rss_children[] = {rss_rows};
  static const AttributeRow attributes[] = {{"version", nullptr, "rss-version"}};
  static const Shape shape{.attributes = attributes, .children = rss_children};
  return shape;
}

}  // namespace feedgen
