// The podcast namespace (podcastindex.org/namespace/1.0), and Google's of old.
#include <fmt/format.h>

#include "check/extension_rows.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr CheckRule kRules[] = {
    {.code = "P201",
     .name = "podcast-attribute",
     .says = "An element of the podcast namespace has the attributes that it can't do without.",
     .remedy = "add the attribute",
     .source = "Podcast namespace 1.0, the element's own page",
     .breaks = "Podcast apps pass over the element",
     .sample = Sample::kRssItem,
     .bad = "<podcast:transcript url=\"https://site.example/a.vtt\"/>",
     .good = "<podcast:transcript url=\"https://site.example/a.vtt\" type=\"text/vtt\"/>"},
    {.code = "P202",
     .name = "podcast-guid",
     .says = "podcast:guid is a UUID.",
     .remedy = "write a UUID of version 5, made of the feed's address",
     .source = "Podcast namespace 1.0, guid",
     .breaks = "Podcast apps can't find the show again after a move",
     .sample = Sample::kRssChannel,
     .bad = "<podcast:guid>a show</podcast:guid>",
     .good = "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>"},
    {.code = "P203",
     .name = "podcast-medium",
     .says = "podcast:medium is one of the namespace's words.",
     .remedy = "write podcast, music, video, film, audiobook, newsletter, blog, publisher, course "
               "or mixed",
     .source = "Podcast namespace 1.0, medium",
     .breaks = "Podcast apps take the feed for a podcast",
     .sample = Sample::kRssChannel,
     .bad = "<podcast:medium>radio</podcast:medium>",
     .good = "<podcast:medium>podcast</podcast:medium>"},
    {.code = "P204",
     .name = "podcast-locked",
     .says = "podcast:locked is yes or no.",
     .remedy = "write yes or no",
     .source = "Podcast namespace 1.0, locked",
     .breaks = "Hosts may import the show",
     .sample = Sample::kRssChannel,
     .bad = "<podcast:locked>true</podcast:locked>",
     .good = "<podcast:locked>yes</podcast:locked>"},
    {.code = "P205",
     .name = "podcast-length",
     .severity = Severity::kWarning,
     .says = "A text of the podcast namespace has at most as many characters as it allows.",
     .remedy = "shorten it",
     .source = "Podcast namespace 1.0, funding, person, soundbite, season and episode",
     .breaks = "Podcast apps cut it",
     .sample = Sample::kRssChannel,
     .bad =
         "<podcast:funding url=\"https://site.example/give\">"
         "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567"
         "01234567890123456789012345678901234567890123456789</podcast:funding>",
     .good = "<podcast:funding url=\"https://site.example/give\">Give</podcast:funding>"},
};

void add(std::string_view rule, const JudgedValue& value, FeedJudge& judge) {
  judge.add(rule, value.offset, fmt::format("{} is {}", shown_place(value), in_quotes(value.text)));
}

void guid_value(const JudgedValue& value, FeedJudge& judge) {
  bool is_uuid = value.text.size() == 36;
  for (std::size_t i = 0; is_uuid && i < value.text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    is_uuid = is_dash ? value.text[i] == '-' : is_ascii_hex_digit(value.text[i]);
  }
  if (!is_uuid) add("podcast-guid", value, judge);
}

void medium(const JudgedValue& value, FeedJudge& judge) {
  std::string word = ascii_lower(value.text);
  if (word.ends_with('l')) word.pop_back();  // a list of such
  constexpr std::string_view kWords =
      " podcast music video film audiobook newsletter blog publisher course mixed ";
  if (!holds_word(kWords, word)) add("podcast-medium", value, judge);
}

void locked(const JudgedValue& value, FeedJudge& judge) {
  if (value.text != "yes" && value.text != "no") add("podcast-locked", value, judge);
}

void short_text(const JudgedValue& value, FeedJudge& judge) {
  std::size_t length = 0;
  for (const char c : value.text)
    length += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  constexpr std::size_t kMost = 128;
  if (length > kMost) {
    judge.add("podcast-length", value.offset,
              fmt::format("{} has {} characters, more than {}", shown_place(value), length, kMost));
  }
}

constexpr std::string_view kNeeded = "podcast-attribute";

constexpr Shape kText{.value = any_text};
constexpr Shape kGuid{.value = guid_value};
constexpr Shape kMedium{.value = medium};

constexpr AttributeRow kLockedAttributes[] = {{"owner", mail_address}};
constexpr Shape kLocked{.value = locked, .attributes = kLockedAttributes};
constexpr AttributeRow kFundingAttributes[] = {{"url", web_address, kNeeded}};
constexpr Shape kFunding{.value = short_text, .attributes = kFundingAttributes};
constexpr AttributeRow kPersonAttributes[] = {
    {"role"}, {"group"}, {"img", web_address}, {"href", full_address}};
constexpr Shape kPerson{.value = short_text, .attributes = kPersonAttributes};
constexpr AttributeRow kLocationAttributes[] = {{"geo"}, {"osm"}, {"rel"}, {"country"}};
constexpr Shape kLocation{.value = short_text, .attributes = kLocationAttributes};
constexpr AttributeRow kSeasonAttributes[] = {{"name"}};
constexpr Shape kSeason{.value = natural_number, .attributes = kSeasonAttributes};
constexpr AttributeRow kEpisodeAttributes[] = {{"display"}};
constexpr Shape kEpisode{.value = any_number, .attributes = kEpisodeAttributes};
constexpr AttributeRow kTranscriptAttributes[] = {{"url", web_address, kNeeded},
                                                  {"type", media_type, kNeeded},
                                                  {"language", language_name},
                                                  {"rel"}};
constexpr Shape kTranscript{.attributes = kTranscriptAttributes};
constexpr AttributeRow kChaptersAttributes[] = {{"url", web_address, kNeeded},
                                                {"type", media_type, kNeeded}};
constexpr Shape kChapters{.attributes = kChaptersAttributes};
constexpr AttributeRow kSoundbiteAttributes[] = {{"startTime", any_number, kNeeded},
                                                 {"duration", any_number, kNeeded}};
constexpr Shape kSoundbite{.value = short_text, .attributes = kSoundbiteAttributes};
constexpr AttributeRow kTrailerAttributes[] = {{"url", web_address, kNeeded},
                                               {"pubdate", mail_date, kNeeded},
                                               {"length", natural_number},
                                               {"type", media_type},
                                               {"season", natural_number}};
constexpr AttributeRow kLiveItemAttributes[] = {
    {"status", any_text, kNeeded}, {"start", iso_date, kNeeded}, {"end", iso_date}};
// What RSS's own items hold stands in it, too, which its specification asks for.
constexpr Shape kLiveItem{.attributes = kLiveItemAttributes, .holds_anything = true};
constexpr Shape kTrailer{.value = short_text, .attributes = kTrailerAttributes};
constexpr AttributeRow kLicenseAttributes[] = {{"url", web_address}};
constexpr Shape kLicense{.value = any_text, .attributes = kLicenseAttributes};

constexpr AttributeRow kSourceAttributes[] = {{"uri", full_address, kNeeded},
                                              {"contentType", media_type}};
constexpr Shape kSource{.attributes = kSourceAttributes};
constexpr AttributeRow kIntegrityAttributes[] = {{"type", nullptr, kNeeded},
                                                 {"value", nullptr, kNeeded}};
constexpr Shape kIntegrity{.attributes = kIntegrityAttributes};
constexpr ChildRow kAlternateRows[] = {
    {Space::kPodcast, "source", &kSource},
    {Space::kPodcast, "integrity", &kIntegrity, Count::kAtMostOne}};
constexpr ChildRows kAlternateChildren[] = {kAlternateRows};
constexpr AttributeRow kAlternateAttributes[] = {{"type", media_type, kNeeded},
                                                 {"length", natural_number},
                                                 {"bitrate", any_number},
                                                 {"height", natural_number},
                                                 {"lang", language_name},
                                                 {"title"},
                                                 {"rel"},
                                                 {"codecs"},
                                                 {"default", true_or_false}};
constexpr Shape kAlternate{.attributes = kAlternateAttributes, .children = kAlternateChildren};

constexpr AttributeRow kRecipientAttributes[] = {{"name"},
                                                 {"customKey"},
                                                 {"customValue"},
                                                 {"type", nullptr, kNeeded},
                                                 {"address", nullptr, kNeeded},
                                                 {"split", natural_number, kNeeded},
                                                 {"fee", true_or_false}};
constexpr Shape kRecipient{.attributes = kRecipientAttributes};
constexpr ChildRow kValueRows[] = {{Space::kPodcast, "valueRecipient", &kRecipient},
                                   {Space::kPodcast, "valueTimeSplit", nullptr}};
constexpr ChildRows kValueChildren[] = {kValueRows};
constexpr AttributeRow kValueAttributes[] = {
    {"type", nullptr, kNeeded}, {"method", nullptr, kNeeded}, {"suggested", any_number}};
constexpr Shape kValue{.attributes = kValueAttributes, .children = kValueChildren};

constexpr AttributeRow kSocialAttributes[] = {{"protocol", nullptr, kNeeded},
                                              {"uri", full_address},
                                              {"accountId"},
                                              {"accountUrl", full_address},
                                              {"priority", natural_number}};
constexpr Shape kSocial{.attributes = kSocialAttributes};
constexpr AttributeRow kImagesAttributes[] = {{"srcset", nullptr, kNeeded}};
constexpr Shape kImages{.attributes = kImagesAttributes};
constexpr AttributeRow kImageAttributes[] = {
    {"href", web_address, kNeeded}, {"alt"},  {"aspect-ratio"}, {"width", natural_number},
    {"height", natural_number},     {"type"}, {"purpose"}};
constexpr Shape kImage{.attributes = kImageAttributes};
constexpr AttributeRow kBlockAttributes[] = {{"id"}};
constexpr Shape kBlock{.value = locked, .attributes = kBlockAttributes};
constexpr AttributeRow kTxtAttributes[] = {{"purpose"}};
constexpr Shape kTxt{.value = any_text, .attributes = kTxtAttributes};
constexpr AttributeRow kRemoteAttributes[] = {
    {"feedGuid", nullptr, kNeeded}, {"feedUrl", full_address}, {"itemGuid"}, {"medium"}, {"title"}};
constexpr Shape kRemote{.attributes = kRemoteAttributes};
constexpr ChildRow kRemoteRows[] = {{Space::kPodcast, "remoteItem", &kRemote}};
constexpr ChildRows kRemoteChildren[] = {kRemoteRows};
constexpr Shape kPodroll{.children = kRemoteChildren};
constexpr AttributeRow kFrequencyAttributes[] = {
    {"complete", true_or_false}, {"dtstart"}, {"rrule"}};
constexpr Shape kFrequency{.value = short_text, .attributes = kFrequencyAttributes};
constexpr AttributeRow kPodpingAttributes[] = {{"usesPodping", true_or_false, kNeeded}};
constexpr Shape kPodping{.attributes = kPodpingAttributes};
constexpr AttributeRow kChatAttributes[] = {{"server", nullptr, kNeeded},
                                            {"protocol", nullptr, kNeeded},
                                            {"accountId"},
                                            {"space"},
                                            {"embedUrl", full_address}};
constexpr Shape kChat{.attributes = kChatAttributes};

constexpr ChildRow kBoth[] = {
    {Space::kPodcast, "person", &kPerson},
    {Space::kPodcast, "location", &kLocation},
    {Space::kPodcast, "license", &kLicense, Count::kAtMostOne},
    {Space::kPodcast, "value", &kValue},
    {Space::kPodcast, "images", &kImages, Count::kAtMostOne},
    {Space::kPodcast, "image", &kImage},
    {Space::kPodcast, "txt", &kTxt},
    {Space::kPodcast, "chat", &kChat, Count::kAtMostOne},
    {Space::kPodcast, "socialInteract", &kSocial},
    {Space::kPodcast, "funding", &kFunding},
};
constexpr ChildRow kOfChannel[] = {
    {Space::kPodcast, "guid", &kGuid, Count::kAtMostOne},
    {Space::kPodcast, "locked", &kLocked, Count::kAtMostOne},
    {Space::kPodcast, "trailer", &kTrailer},
    {Space::kPodcast, "medium", &kMedium, Count::kAtMostOne},
    {Space::kPodcast, "block", &kBlock},
    {Space::kPodcast, "podroll", &kPodroll, Count::kAtMostOne},
    {Space::kPodcast, "publisher", &kPodroll, Count::kAtMostOne},
    {Space::kPodcast, "remoteItem", &kRemote},
    {Space::kPodcast, "updateFrequency", &kFrequency, Count::kAtMostOne},
    {Space::kPodcast, "podping", &kPodping, Count::kAtMostOne},
    {Space::kPodcast, "liveItem", &kLiveItem},
    {Space::kPodcast, "follow", nullptr},
    {Space::kGooglePlay, "author", &kText},
    {Space::kGooglePlay, "owner", &kText},
    {Space::kGooglePlay, "category", nullptr},
    {Space::kGooglePlay, "description", &kText},
    {Space::kGooglePlay, "explicit", &kText},
    {Space::kGooglePlay, "image", nullptr},
};
constexpr ChildRow kOfItem[] = {
    {Space::kPodcast, "transcript", &kTranscript},
    {Space::kPodcast, "chapters", &kChapters, Count::kAtMostOne},
    {Space::kPodcast, "soundbite", &kSoundbite},
    {Space::kPodcast, "season", &kSeason, Count::kAtMostOne},
    {Space::kPodcast, "episode", &kEpisode, Count::kAtMostOne},
    {Space::kPodcast, "alternateEnclosure", &kAlternate},
    {Space::kPodcast, "contentLink", nullptr},
    {Space::kGooglePlay, "author", &kText},
    {Space::kGooglePlay, "description", &kText},
    {Space::kGooglePlay, "explicit", &kText},
    {Space::kGooglePlay, "block", &kText},
    {Space::kGooglePlay, "image", nullptr},
};

}  // namespace

std::span<const CheckRule> podcast_rules() { return kRules; }

void add_podcast_rows(Holder holder, std::vector<ChildRows>& rows) {
  const bool is_feed = is_of_feed(holder);
  rows.emplace_back(kBoth);
  rows.push_back(is_feed ? ChildRows(kOfChannel) : ChildRows(kOfItem));
}

}  // namespace feedgen
