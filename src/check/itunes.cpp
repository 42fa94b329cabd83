// Apple's elements of podcasts (help.apple.com/itc/podcasts_connect/#/itcb54353390).
#include <fmt/format.h>

#include "check/extension_rows.h"
#include "check/feed_rules.h"
#include "check/itunes_categories.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "P101",
     .name = "itunes-category",
     .says = "A category is one of Apple's list, and a category in it one of that category's.",
     .remedy = "take one of Apple's list, spelled as it has it",
     .source = "Apple, Podcasts categories",
     .breaks = "Apple Podcasts lists the show in no category",
     .sample = Sample::kRssChannel,
     .bad = "<itunes:category text=\"Gardens\"/>",
     .good = "<itunes:category text=\"Leisure\"><itunes:category text=\"Home &amp; Garden\"/>"
             "</itunes:category><itunes:explicit>false</itunes:explicit>"
             "<itunes:owner><itunes:email>a@site.example</itunes:email></itunes:owner>"},
    {.code = "P102",
     .name = "itunes-old-category",
     .severity = Severity::kWarning,
     .says = "A category is one of the list that Apple has had since 2019.",
     .remedy = "take one of the present list",
     .source = "Apple, Podcasts categories",
     .breaks = "Apple Podcasts may list the show elsewhere",
     .sample = Sample::kRssChannel,
     .bad = "<itunes:category text=\"Games &amp; Hobbies\"/>",
     .good = "<itunes:category text=\"Leisure\"/><itunes:explicit>false</itunes:explicit>"
             "<itunes:owner><itunes:email>a@site.example</itunes:email></itunes:owner>"},
    {.code = "P103",
     .name = "itunes-attribute",
     .says = "itunes:category has the attribute text, itunes:image the attribute href.",
     .remedy = "add the attribute",
     .source = "Apple, A Podcaster's Guide to RSS",
     .breaks = "Podcast apps show no picture, and list the show in no category",
     .sample = Sample::kRssItem,
     .bad = "<itunes:image>https://site.example/a.png</itunes:image>",
     .good = "<title>A title</title>"},
    {.code = "P104",
     .name = "itunes-duration",
     .says = "A duration is a number of seconds, or H:MM:SS or MM:SS.",
     .remedy = "write it as 1:02:03 or 3723",
     .source = "Apple, A Podcaster's Guide to RSS, itunes:duration",
     .breaks = "Podcast apps show no length",
     .sample = Sample::kRssItem,
     .bad = "<itunes:duration>an hour</itunes:duration>",
     .good = "<title>A title</title>"},
    {.code = "P105",
     .name = "itunes-explicit",
     .says = "itunes:explicit is true or false.",
     .remedy = "write true or false",
     .source = "Apple, A Podcaster's Guide to RSS, itunes:explicit",
     .breaks = "Podcast apps show the wrong mark",
     .sample = Sample::kRssItem,
     .bad = "<itunes:explicit>maybe</itunes:explicit>",
     .good = "<title>A title</title>"},
    {.code = "P106",
     .name = "itunes-episode-type",
     .says = "itunes:episodeType is full, trailer or bonus, itunes:type episodic or serial.",
     .remedy = "write one of these words",
     .source = "Apple, A Podcaster's Guide to RSS",
     .breaks = "Podcast apps sort the episodes otherwise",
     .sample = Sample::kRssItem,
     .bad = "<itunes:episodeType>special</itunes:episodeType>",
     .good = "<title>A title</title>"},
    {.code = "P107",
     .name = "itunes-length",
     .says = "A text of Apple's elements has at most 255 characters, a summary 4,000.",
     .remedy = "shorten it",
     .source = "Apple, A Podcaster's Guide to RSS",
     .breaks = "Apple Podcasts cuts it",
     .sample = Sample::kRssItem,
     .bad =
         "<itunes:subtitle>"
         "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"
         "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"
         "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"
         "</itunes:subtitle>",
     .good = "<title>A title</title>"},
    {.code = "P108",
     .name = "itunes-required",
     .severity = Severity::kWarning,
     .says = "A podcast names its language, a category, whether it is explicit, and its owner's "
             "mail address.",
     .remedy = "add the element",
     .source = "Apple, A Podcaster's Guide to RSS, required tags",
     .breaks = "Apple Podcasts refuses the show",
     .sample = Sample::kRssChannel,
     .bad = "<itunes:author>A Name</itunes:author>",
     .good = "<itunes:category text=\"Leisure\"/><itunes:explicit>false</itunes:explicit>"
             "<itunes:owner><itunes:email>a@site.example</itunes:email></itunes:owner>"},
    {.code = "P109",
     .name = "itunes-owner-mail",
     .says = "itunes:owner has a mail address.",
     .remedy = "add <itunes:email>",
     .source = "Apple, A Podcaster's Guide to RSS, itunes:owner",
     .breaks = "The owner can't show that the podcast is theirs",
     .sample = Sample::kRssChannel,
     .bad = "<itunes:owner><itunes:name>A Name</itunes:name></itunes:owner>",
     .good = "<itunes:category text=\"Leisure\"/><itunes:explicit>false</itunes:explicit>"
             "<itunes:owner><itunes:email>a@site.example</itunes:email></itunes:owner>"},
    {.code = "P110",
     .name = "itunes-keywords",
     .severity = Severity::kWarning,
     .says = "Keywords are separated by commas.",
     .remedy = "write commas between them",
     .source = "Apple, Podcast specifications of 2012, itunes:keywords",
     .breaks = "Podcast apps take them for one",
     .sample = Sample::kRssItem,
     .bad = "<itunes:keywords>boats ferries</itunes:keywords>",
     .good = "<title>A title</title>"},
    {.code = "P111",
     .name = "itunes-file-form",
     .severity = Severity::kWarning,
     .says = "The file of an episode is one that Apple Podcasts plays.",
     .remedy = "use M4A or MP3, MOV, MP4 or M4V, PDF or EPUB",
     .source = "Apple, A Podcaster's Guide to RSS, enclosure",
     .breaks = "Apple Podcasts does not offer the episode",
     .sample = Sample::kRssItem,
     .bad = "<itunes:author>A</itunes:author><enclosure url=\"https://site.example/a.ogg\" "
            "length=\"1\" type=\"audio/ogg\"/>",
     .good = "<enclosure url=\"https://site.example/a.mp3\" length=\"1\" type=\"audio/mpeg\"/>"},
};

void add(std::string_view rule, const JudgedValue& value, FeedJudge& judge) {
  judge.add(rule, value.offset, fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
}

std::size_t code_points(std::string_view text) {
  std::size_t number = 0;
  for (const char c : text) number += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return number;
}

void judge_length(const JudgedValue& value, std::size_t most, FeedJudge& judge) {
  const std::size_t length = code_points(value.text);
  if (length > most) {
    judge.add("itunes-length", value.offset,
              fmt::format("{} has {} characters, more than {}", shown_place(value), length, most));
  }
  plain_words(value, judge);
}

void short_text(const JudgedValue& value, FeedJudge& judge) { judge_length(value, 255, judge); }
void long_text(const JudgedValue& value, FeedJudge& judge) { judge_length(value, 4000, judge); }

void keywords(const JudgedValue& value, FeedJudge& judge) {
  short_text(value, judge);
  if (value.text.find(' ') != std::string_view::npos &&
      value.text.find(',') == std::string_view::npos) {
    add("itunes-keywords", value, judge);
  }
}

void duration(const JudgedValue& value, FeedJudge& judge) {
  const std::vector<std::string_view> parts = parts_between(value.text, ':');
  bool is_duration = parts.size() <= 3 && !parts[0].empty();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    is_duration = is_duration && is_all_digits(parts[i]) &&
                  (i == 0 || (parts[i].size() == 2 && parts[i].front() <= '5'));
  }
  if (!is_duration) add("itunes-duration", value, judge);
}

void explicit_value(const JudgedValue& value, FeedJudge& judge) {
  const std::string text = ascii_lower(value.element.text);
  if (text != "true" && text != "false") add("itunes-explicit", value, judge);
}

void block_value(const JudgedValue& value, FeedJudge& judge) {
  const std::string text = ascii_lower(value.element.text);
  if (!holds_word(" yes no clean ", text)) add("switch-value", value, judge);
}

void episode_type(const JudgedValue& value, FeedJudge& judge) {
  if (!holds_word(" full trailer bonus ", value.text)) {
    add("itunes-episode-type", value, judge);
  }
}

void show_type(const JudgedValue& value, FeedJudge& judge) {
  if (!holds_word(" episodic serial ", value.text)) {
    add("itunes-episode-type", value, judge);
  }
}

void category_text(const JudgedValue& value, FeedJudge& judge) {
  const std::string* above = value.parent != nullptr && value.parent->is(Space::kItunes, "category")
                                 ? value.parent->attribute("text")
                                 : nullptr;
  switch (find_itunes_category(above == nullptr ? std::string_view{} : *above, value.text)) {
    case ItunesCategory::kPresent: break;
    case ItunesCategory::kOld: add("itunes-old-category", value, judge); break;
    case ItunesCategory::kUnknown: add("itunes-category", value, judge); break;
  }
}

constexpr Shape kText{.value = any_text};
constexpr Shape kShort{.value = short_text};
constexpr Shape kLong{.value = long_text};
constexpr Shape kKeywords{.value = keywords};
constexpr Shape kDuration{.value = duration};
constexpr Shape kExplicit{.value = explicit_value};
constexpr Shape kBlock{.value = block_value};
constexpr Shape kNumber{.value = positive_number};
constexpr Shape kEpisodeType{.value = episode_type};
constexpr Shape kShowType{.value = show_type};
constexpr Shape kAddress{.value = full_address};
constexpr Shape kDate{.value = mail_date};
constexpr Shape kMail{.value = mail_address_of_person};

constexpr AttributeRow kImageAttributes[] = {{"href", web_address, "itunes-attribute"}};
constexpr Shape kImage{.attributes = kImageAttributes};

constexpr AttributeRow kCategoryAttributes[] = {{"text", category_text, "itunes-attribute"}};
constexpr Shape kSubcategory{.attributes = kCategoryAttributes};
constexpr ChildRow kCategoryRows[] = {{Space::kItunes, "category", &kSubcategory}};
constexpr ChildRows kCategoryChildren[] = {kCategoryRows};
constexpr Shape kCategory{.attributes = kCategoryAttributes, .children = kCategoryChildren};

constexpr ChildRow kOwnerRows[] = {
    {Space::kItunes, "email", &kMail, Count::kAtMostOne, "itunes-owner-mail"},
    {Space::kItunes, "name", &kShort, Count::kAtMostOne},
};
constexpr ChildRows kOwnerChildren[] = {kOwnerRows};
constexpr Shape kOwner{.children = kOwnerChildren};

constexpr ChildRow kBoth[] = {
    {Space::kItunes, "author", &kShort, Count::kAtMostOne},
    {Space::kItunes, "block", &kBlock, Count::kAtMostOne},
    {Space::kItunes, "explicit", &kExplicit, Count::kAtMostOne},
    {Space::kItunes, "keywords", &kKeywords, Count::kAtMostOne},
    {Space::kItunes, "subtitle", &kShort, Count::kAtMostOne},
    {Space::kItunes, "summary", &kLong, Count::kAtMostOne},
    {Space::kItunes, "image", &kImage, Count::kAtMostOne},
    {Space::kItunes, "title", &kText, Count::kAtMostOne},
};
constexpr ChildRow kOfChannel[] = {
    {Space::kItunes, "owner", &kOwner, Count::kAtMostOne},
    {Space::kItunes, "category", &kCategory},
    {Space::kItunes, "pubDate", &kDate, Count::kAtMostOne},
    {Space::kItunes, "new-feed-url", &kAddress, Count::kAtMostOne},
    {Space::kItunes, "type", &kShowType, Count::kAtMostOne},
    {Space::kItunes, "complete", &kText, Count::kAtMostOne},
    {Space::kItunes, "applepodcastsverify", &kText, Count::kAtMostOne},
};
constexpr ChildRow kOfItem[] = {
    {Space::kItunes, "duration", &kDuration, Count::kAtMostOne},
    {Space::kItunes, "episode", &kNumber, Count::kAtMostOne},
    {Space::kItunes, "season", &kNumber, Count::kAtMostOne},
    {Space::kItunes, "episodeType", &kEpisodeType, Count::kAtMostOne},
    {Space::kItunes, "order", &kNumber, Count::kAtMostOne},
    {Space::kItunes, "isClosedCaptioned", &kText, Count::kAtMostOne},
};

bool is_itunes(const CheckedElement& element) { return element.space == Space::kItunes; }

}  // namespace

std::span<const CheckRule> itunes_rules() { return kRules; }

void add_itunes_rows(Holder holder, std::vector<ChildRows>& rows) {
  const bool is_feed = is_of_feed(holder);
  rows.emplace_back(kBoth);
  rows.push_back(is_feed ? ChildRows(kOfChannel) : ChildRows(kOfItem));
}

void judge_podcast(const CheckedElement& channel, FeedJudge& judge) {
  if (!any_of(channel.children, is_itunes) && !judge.facts.has_itunes) return;
  const auto judge_one = [&](bool is_there, std::string_view name) {
    if (is_there) return;
    judge.add("itunes-required", channel.offset, fmt::format("the podcast has no <{}>", name));
  };
  judge_one(channel.child(Space::kNone, "language") != nullptr ||
                channel.attribute(Space::kXml, "lang") != nullptr,
            "language");
  judge_one(channel.child(Space::kItunes, "category") != nullptr, "itunes:category");
  judge_one(channel.child(Space::kItunes, "explicit") != nullptr, "itunes:explicit");
  judge_one(channel.child(Space::kItunes, "owner") != nullptr, "itunes:owner");
}

void judge_episode(const CheckedElement& item, FeedJudge& judge) {
  if (!any_of(item.children, is_itunes)) return;
  judge.facts.has_itunes = true;
  const CheckedElement* enclosure = item.child(Space::kNone, "enclosure");
  const std::string* url = enclosure == nullptr ? nullptr : enclosure->attribute("url");
  if (url == nullptr) return;
  const std::size_t dot = url->rfind('.');
  const std::string ending = dot == std::string::npos ? *url : url->substr(dot + 1);
  if (holds_word(" m4a mp3 mov mp4 m4v pdf epub ", ascii_lower(ending))) return;
  judge.add("itunes-file-form", enclosure->offset,
            fmt::format("the file of the episode is {}", in_quotes(*url)));
}

}  // namespace feedgen
