// RSS 1.0 and 0.90 as tables.
#include <fmt/format.h>

#include "check/content.h"
#include "check/feed_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/display.h"
#include "text/hash.h"

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
  if (channel.attribute(Space::kRdf, "about") == nullptr && judge.kind == FeedKind::kRss10 &&
      channel.space == Space::kRss10) {
    judge.add("rdf-channel-about", channel.offset, "<channel> has no rdf:about");
  }
}

constexpr Shape kLine{.value = plain_line};
constexpr Shape kWords{.value = plain_words};
constexpr Shape kHtml{.value = html_text};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kText{.value = any_text};

// The two namespaces have the same elements.
template <Space space>
struct Tables {
  static constexpr bool kIsNew = space == Space::kRss10;
  static constexpr ChildRow kItem[] = {
      {space, "title", &kLine, Count::kAtMostOne, "rdf-item"},
      {space, "link", &kAddress, Count::kAtMostOne, "rdf-item"},
      {space, "description", &kHtml, Count::kAtMostOne},
  };
  static constexpr ChildRow kChannel[] = {
      {space, "title", &kLine, Count::kAtMostOne, "rdf-channel"},
      {space, "link", &kAddress, Count::kAtMostOne, "rdf-channel"},
      {space, "description", &kWords, Count::kAtMostOne, "rdf-channel"},
      {space, "image", nullptr, Count::kAtMostOne},
      {space, "textinput", nullptr, Count::kAtMostOne},
      {space, "items", nullptr, Count::kAtMostOne, kIsNew ? "rdf-channel" : ""},
  };
  static constexpr ChildRow kImage[] = {
      {space, "title", &kLine, Count::kAtMostOne, "rss-image-element"},
      {space, "url", &kAddress, Count::kAtMostOne, "rss-image-element"},
      {space, "link", &kAddress, Count::kAtMostOne, "rss-image-element"},
  };
  static constexpr ChildRow kInput[] = {
      {space, "title", &kText, Count::kAtMostOne},
      {space, "description", &kText, Count::kAtMostOne},
      {space, "name", &kText, Count::kAtMostOne},
      {space, "link", &kAddress, Count::kAtMostOne},
  };
};

template <Space space>
ChildRows rows_of_document() {
  using Rows = Tables<space>;
  static const std::vector<ChildRows> item_rows = with_extensions({Rows::kItem}, Holder::kItem);
  static const std::vector<ChildRows> channel_rows =
      with_extensions({Rows::kChannel}, Holder::kChannel);
  static const std::vector<ChildRows> image_rows = with_extensions({Rows::kImage}, Holder::kItem);
  static const std::vector<ChildRows> input_rows = with_extensions({Rows::kInput}, Holder::kItem);
  static const Shape item{.children = item_rows, .whole = item_whole};
  static const Shape channel{.children = channel_rows, .whole = channel_whole};
  static const Shape image{.children = image_rows, .whole = part_whole};
  static const Shape input{.children = input_rows, .whole = part_whole};
  static const ChildRow rows[] = {
      {space, "channel", &channel, Count::kAtMostOne},
      {space, "item", &item},
      {space, "image", &image, Count::kAtMostOne},
      {space, "textinput", &input, Count::kAtMostOne},
  };
  return rows;
}

}  // namespace

std::span<const CheckRule> rdf_rules() { return kRules; }

const Shape& rdf_shape() {
  static const ChildRows rows[] = {rows_of_document<Space::kRss10>(),
                                   rows_of_document<Space::kRss090>()};
  static const Shape shape{.children = rows};
  return shape;
}

}  // namespace feedgen
