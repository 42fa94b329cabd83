// RSS 1.0 and 0.90 as tables.
#include <fmt/format.h>

#include "check/atom_rows.h"
#include "check/content.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

#define FEEDGEN_RDF_BEGIN                                               \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" " \
  "xmlns=\"http://purl.org/rss/1.0/\">"
#define FEEDGEN_RDF_CHANNEL                                            \
  "<channel rdf:about=\"https://site.example/a.rdf\"><title>A</title>" \
  "<link>https://site.example/</link><description>A</description>"     \
  "<items><rdf:Seq><rdf:li rdf:resource=\"https://site.example/a\"/></rdf:Seq></items></channel>"
#define FEEDGEN_RDF_ITEM                                        \
  "<item rdf:about=\"https://site.example/a\"><title>A</title>" \
  "<link>https://site.example/a</link></item>"

constexpr CheckRule kRules[] = {
    {.code = "R201",
     .name = "rdf-channel",
     .says = "RSS 1.0 has a channel with title, link, description and items.",
     .remedy = "add the element",
     .source = "RSS 1.0 section 5.3",
     .breaks = "Readers list the feed by its address",
     .bad = FEEDGEN_RDF_BEGIN
     "<channel rdf:about=\"https://site.example/a.rdf\"><link>https://site.example/</link>"
     "<description>A</description><items><rdf:Seq/></items></channel></rdf:RDF>",
     .good = FEEDGEN_RDF_BEGIN FEEDGEN_RDF_CHANNEL FEEDGEN_RDF_ITEM "</rdf:RDF>"},
    {.code = "R202",
     .name = "rdf-item",
     .says = "An item of RSS 1.0 has a title and a link.",
     .remedy = "add the element",
     .source = "RSS 1.0 section 5.5",
     .breaks = "Readers show \"Untitled\", or can't open the page",
     .bad = FEEDGEN_RDF_BEGIN FEEDGEN_RDF_CHANNEL
     "<item rdf:about=\"https://site.example/a\"><title>A</title></item></rdf:RDF>",
     .good = FEEDGEN_RDF_BEGIN FEEDGEN_RDF_CHANNEL FEEDGEN_RDF_ITEM "</rdf:RDF>"},
    {.code = "R203",
     .name = "rdf-about",
     .says = "No two items of RSS 1.0 have one rdf:about.",
     .remedy = "write the item's own address",
     .source = "RSS 1.0 section 5.5",
     .breaks = "Readers show one of the items only",
     .bad = FEEDGEN_RDF_BEGIN FEEDGEN_RDF_CHANNEL FEEDGEN_RDF_ITEM FEEDGEN_RDF_ITEM "</rdf:RDF>",
     .good = FEEDGEN_RDF_BEGIN FEEDGEN_RDF_CHANNEL FEEDGEN_RDF_ITEM "</rdf:RDF>"},
    {.code = "R204",
     .name = "rdf-channel-about",
     .says = "The channel of RSS 1.0 has its own address in rdf:about.",
     .remedy = "add rdf:about=\"…\"",
     .source = "RSS 1.0 section 5.3",
     .breaks = "Programs that read RDF can't tell what the feed is about",
     .bad = FEEDGEN_RDF_BEGIN
     "<channel><title>A</title><link>https://site.example/</link><description>A</description>"
     "<items><rdf:Seq/></items></channel></rdf:RDF>",
     .good = FEEDGEN_RDF_BEGIN FEEDGEN_RDF_CHANNEL FEEDGEN_RDF_ITEM "</rdf:RDF>"},
    {.code = "R205",
     .name = "rdf-part-about",
     .says = "An item, image or textinput of RSS 1.0 has its own address in rdf:about.",
     .remedy = "add rdf:about=\"…\"",
     .source = "RSS 1.0 sections 5.4 to 5.6",
     .breaks = "Programs that read RDF can't tell what is said of which item",
     .bad = FEEDGEN_RDF_BEGIN FEEDGEN_RDF_CHANNEL
     "<item><title>A</title><link>https://site.example/a</link></item></rdf:RDF>",
     .good = FEEDGEN_RDF_BEGIN FEEDGEN_RDF_CHANNEL FEEDGEN_RDF_ITEM "</rdf:RDF>"},
};

#undef FEEDGEN_RDF_BEGIN
#undef FEEDGEN_RDF_CHANNEL
#undef FEEDGEN_RDF_ITEM

void part_whole(const CheckedElement& part, const CheckedElement*, FeedJudge& judge) {
  if (part.attribute(Space::kRdf, "about") != nullptr || part.space != Space::kRss10) return;
  judge.add("rdf-part-about", part.offset, fmt::format("<{}> has no rdf:about", part.name));
}

void item_whole(const CheckedElement& item, const CheckedElement* parent, FeedJudge& judge) {
  ++judge.facts.entries;
  part_whole(item, parent, judge);
  const std::string* about = item.attribute(Space::kRdf, "about");
  if (about == nullptr || judge.facts.ids.insert(hash64(*about)).second) return;
  judge.add("rdf-about", item.offset,
            fmt::format("rdf:about {} is there more than once", in_quotes(*about)));
}

void channel_whole(const CheckedElement& channel, const CheckedElement*, FeedJudge& judge) {
  const std::string* about = channel.attribute(Space::kRdf, "about");
  if (about != nullptr) {
    judge.facts.ids.insert(hash64(*about));
  } else if (channel.space != Space::kRss090) {
    judge.add("rdf-channel-about", channel.offset, "<channel> has no rdf:about");
  }
}

void document_whole(const CheckedElement& document, const CheckedElement*, FeedJudge& judge) {
  const bool has_channel = any_of(document.children, [](const CheckedElement& child) {
    return child.name == "channel" &&
           (child.space == Space::kRss10 || child.space == Space::kRss090);
  });
  if (!has_channel) judge.add("rdf-channel", document.offset, "<rdf:RDF> has no <channel>");
}

// In a channel: rdf:resource leads to the image; without it, the image itself stands there.
void channel_image(const CheckedElement& image, const CheckedElement* channel, FeedJudge& judge) {
  if (image.attribute(Space::kRdf, "resource") != nullptr) return;
  const bool is_of_11 = image.attribute(Space::kRdf, "parseType") != nullptr;
  for (const std::string_view name : {"title", "url", "link"}) {
    if (name == "link" && is_of_11) continue;
    if (image.child(image.space, name) != nullptr) continue;
    judge.add("rss-image-element", image.offset,
              fmt::format("<image> has neither rdf:resource nor <{}>", name));
  }
  const CheckedElement* title = image.child(image.space, "title");
  const CheckedElement* theirs = channel->child(image.space, "title");
  if (title == nullptr || theirs == nullptr || trim(title->text) == trim(theirs->text)) return;
  judge.add("rss-image-title", title->text_at, "the image's <title> is not that of the channel");
}

constexpr Shape kLine{.value = plain_line};
constexpr Shape kWords{.value = plain_words};
constexpr Shape kHtml{.value = html_text};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kText{.value = any_text};
constexpr Shape kName{.value = form_name};

constexpr AttributeRow kAbout[] = {{.name = "about", .value = reference, .space = Space::kRdf}};
constexpr AttributeRow kParseType[] = {{.name = "parseType", .space = Space::kRdf}};
constexpr AttributeRow kImageAttributes[] = {{.name = "resource", .space = Space::kRdf},
                                             {.name = "about", .space = Space::kRdf},
                                             {.name = "parseType", .space = Space::kRdf}};

constexpr AttributeRow kLiAttributes[] = {{"resource"}, {.name = "resource", .space = Space::kRdf}};
constexpr Shape kLi{.attributes = kLiAttributes};
constexpr ChildRow kLiRow[] = {{Space::kRdf, "li", &kLi}};
constexpr ChildRows kLiRows[] = {kLiRow};
constexpr Shape kSeq{.children = kLiRows};
constexpr ChildRow kSeqRow[] = {{Space::kRdf, "Seq", &kSeq}};
constexpr ChildRows kSeqRows[] = {kSeqRow};
constexpr Shape kItems{.attributes = kParseType, .children = kSeqRows};

constexpr ChildRow kLabels[] = {{Space::kRdfs, "label", &kText}, {Space::kRdfs, "comment", &kText}};
constexpr ChildRow kOfDocument[] = {{Space::kCc, "License", nullptr},
                                    {Space::kTaxo, "topic", nullptr},
                                    {Space::kRdf, "Description", nullptr}};

// The three namespaces have the same elements.
template <Space space>
struct Tables {
  static constexpr bool kHasItems = space != Space::kRss090;
  static constexpr ChildRow kItem[] = {
      {space, "title", &kLine, Count::kAtMostOne, "rdf-item"},
      {space, "link", &kAddress, Count::kAtMostOne, "rdf-item"},
      {space, "description", &kHtml, Count::kAtMostOne},
  };
  static constexpr ChildRow kImage[] = {
      {space, "title", &kLine, Count::kAtMostOne, "rss-image-element"},
      {space, "url", &kAddress, Count::kAtMostOne, "rss-image-element"},
      {space, "link", &kAddress, Count::kAtMostOne, "rss-image-element"},
  };
  static constexpr ChildRow kChannelImage[] = {
      {space, "title", &kLine, Count::kAtMostOne},
      {space, "url", &kAddress, Count::kAtMostOne},
      {space, "link", &kAddress, Count::kAtMostOne},
      {space, "width", &kText, Count::kAtMostOne},
      {space, "height", &kText, Count::kAtMostOne},
      {space, "description", &kWords, Count::kAtMostOne},
  };
  static constexpr ChildRow kInput[] = {
      {space, "title", &kWords, Count::kAtMostOne, "rss-text-input-element"},
      {space, "description", &kText, Count::kAtMostOne, "rss-text-input-element"},
      {space, "name", &kName, Count::kAtMostOne, "rss-text-input-element"},
      {space, "link", &kAddress, Count::kAtMostOne, "rss-text-input-element"},
  };

  static const Shape& item() {
    static const std::vector<ChildRows> rows = with_extensions({kItem, kLabels}, Holder::kRdfItem);
    static const Shape shape{.attributes = kAbout, .children = rows, .whole = item_whole};
    return shape;
  }

  static const Shape& channel() {
    static const std::vector<ChildRows> image_rows =
        with_extensions({kChannelImage}, Holder::kPart);
    static const Shape image{
        .attributes = kImageAttributes, .children = image_rows, .whole = channel_image};
    static const ChildRow item_row[] = {{space, "item", &item()}};
    static const ChildRows item_rows[] = {item_row};
    static const Shape items_of_11{.attributes = kParseType, .children = item_rows};
    static const Shape& items = space == Space::kRss11 ? items_of_11 : kItems;
    static const ChildRow own[] = {
        {space, "title", &kLine, Count::kAtMostOne, "rdf-channel"},
        {space, "link", &kAddress, Count::kAtMostOne, "rdf-channel"},
        {space, "description", &kWords, Count::kAtMostOne, "rdf-channel"},
        {space, "image", &image, Count::kAtMostOne},
        {space, kHasItems ? "textinput" : "", nullptr, Count::kAtMostOne},
        {space, kHasItems ? "items" : "", &items, Count::kAtMostOne,
         kHasItems ? "rdf-channel" : ""},
    };
    static const std::vector<ChildRows> rows = with_extensions({own, kLabels}, Holder::kRdfChannel);
    static const Shape shape{.attributes = kHasItems ? std::span<const AttributeRow>(kAbout)
                                                     : std::span<const AttributeRow>(),
                             .children = rows,
                             .whole = channel_whole};
    return shape;
  }
};

template <Space space>
ChildRows rows_of_document() {
  using Rows = Tables<space>;
  static const std::vector<ChildRows> image_rows = with_extensions({Rows::kImage}, Holder::kPart);
  static const std::vector<ChildRows> input_rows = with_extensions({Rows::kInput}, Holder::kPart);
  static const Shape image{.attributes = kAbout, .children = image_rows, .whole = part_whole};
  static const Shape input{.attributes = kAbout, .children = input_rows, .whole = part_whole};
  static const ChildRow rows[] = {
      {space, "channel", &Rows::channel(), Count::kAtMostOne},
      {space, "item", &Rows::item()},
      {space, "image", &image},
      {space, "textinput", &input},
  };
  return rows;
}

}  // namespace

std::span<const CheckRule> rdf_rules() { return kRules; }

const Shape& rdf_shape() {
  static const ChildRows rows[] = {rows_of_document<Space::kRss10>(),
                                   rows_of_document<Space::kRss090>(), kOfDocument};
  static const Shape shape{.children = rows, .whole = document_whole};
  return shape;
}

const Shape& rss11_shape() { return Tables<Space::kRss11>::channel(); }

}  // namespace feedgen
