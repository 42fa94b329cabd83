#include <array>

#include "config/podcast_elements.h"

namespace feedgen {
namespace {

using enum PodcastValue;
constexpr auto kNeeded = PodcastPart::Need::kRequired;
constexpr auto kFree = PodcastPart::Need::kOptional;

constexpr std::array kLicense{PodcastPart{"text", "", kText, kNeeded},
                              PodcastPart{"url", "url", kAddress}};
constexpr std::array kLocation{PodcastPart{"name", "", kText, kNeeded},
                               PodcastPart{"rel", "rel", kText, kFree, " subject creator "},
                               PodcastPart{"geo", "geo", kUri}, PodcastPart{"osm", "osm"},
                               PodcastPart{"country", "country"}};
constexpr std::array kTxt{PodcastPart{"text", "", kText, kNeeded},
                          PodcastPart{"purpose", "purpose"}};
constexpr std::array kUpdateFrequency{
    PodcastPart{"text", "", kText, kNeeded}, PodcastPart{"rrule", "rrule"},
    PodcastPart{"dtstart", "dtstart", kIsoDate}, PodcastPart{"complete", "complete", kSwitch}};
constexpr std::array kRemoteItem{PodcastPart{"feedGuid", "feedGuid", kUuid, kNeeded},
                                 PodcastPart{"feedUrl", "feedUrl", kAddress},
                                 PodcastPart{"itemGuid", "itemGuid"},
                                 PodcastPart{"medium", "medium"}, PodcastPart{"title", "title"}};
constexpr std::array kSocialInteract{
    PodcastPart{"protocol", "protocol", kText, kNeeded,
                " disabled activitypub twitter lightning atproto hive matrix nostr "},
    PodcastPart{"uri", "uri", kUri}, PodcastPart{"accountId", "accountId"},
    PodcastPart{"accountUrl", "accountUrl", kAddress}, PodcastPart{"priority", "priority", kCount}};
constexpr std::array kTrailer{PodcastPart{"title", "", kText, kNeeded},
                              PodcastPart{"url", "url", kAddress, kNeeded},
                              PodcastPart{"pubdate", "pubdate", kMailDate, kNeeded},
                              PodcastPart{"length", "length", kCount},
                              PodcastPart{"type", "type", kMediaType},
                              PodcastPart{"season", "season", kCount}};
constexpr std::array kChat{PodcastPart{"server", "server", kText, kNeeded},
                           PodcastPart{"protocol", "protocol", kText, kNeeded},
                           PodcastPart{"accountId", "accountId"}, PodcastPart{"space", "space"}};
constexpr std::array kImage{PodcastPart{"href", "href", kAddress, kNeeded},
                            PodcastPart{"alt", "alt"},
                            PodcastPart{"aspectRatio", "aspect-ratio"},
                            PodcastPart{"width", "width", kCount},
                            PodcastPart{"height", "height", kCount},
                            PodcastPart{"type", "type", kMediaType},
                            PodcastPart{"purpose", "purpose"}};
constexpr std::array kSoundbite{PodcastPart{"title", ""},
                                PodcastPart{"startTime", "startTime", kDecimal, kNeeded},
                                PodcastPart{"duration", "duration", kDecimal, kNeeded}};
constexpr std::array kSource{PodcastPart{"uri", "uri", kUri, kNeeded},
                             PodcastPart{"contentType", "contentType", kMediaType}};
constexpr std::array kIntegrity{PodcastPart{"value", "value", kText, kNeeded},
                                PodcastPart{"type", "type", kText, kNeeded, " sri pgp-signature "}};
constexpr std::array kAlternateEnclosure{PodcastPart{"type", "type", kMediaType, kNeeded},
                                         PodcastPart{"length", "length", kCount},
                                         PodcastPart{"bitrate", "bitrate", kDecimal},
                                         PodcastPart{"height", "height", kCount},
                                         PodcastPart{"lang", "lang"},
                                         PodcastPart{"title", "title"},
                                         PodcastPart{"rel", "rel"},
                                         PodcastPart{"codecs", "codecs"},
                                         PodcastPart{"default", "default", kSwitch}};
constexpr std::array kContentLink{PodcastPart{"href", "href", kAddress, kNeeded},
                                  PodcastPart{"text", "", kText, kNeeded}};

constexpr std::array kLiveItem{
    PodcastPart{"status", "status", kText, kNeeded, " pending live ended "},
    PodcastPart{"start", "start", kIsoDate, kNeeded}, PodcastPart{"end", "end", kIsoDate}};
constexpr std::array kWords{PodcastPart{"text", "", kText, kNeeded}};
constexpr std::array kPage{PodcastPart{"text", "", kUri, kNeeded}};
constexpr std::array kGuid{PodcastPart{"text", "", kText, kNeeded},
                           PodcastPart{"isPermaLink", "isPermaLink", kSwitch, kFree, {}, "false"}};
constexpr std::array kStream{PodcastPart{"url", "url", kAddress, kNeeded},
                             PodcastPart{"length", "length", kCount, kFree, {}, "0"},
                             PodcastPart{"type", "type", kMediaType, kNeeded}};

using Place = PodcastPlace;
using Count = PodcastCount;

constexpr std::array kOfPodroll{PodcastElement{
    "remoteItem", "podcast:remoteItem", Place::kShow, Count::kSeveral, kRemoteItem, {}, {}}};
constexpr std::array kOfPublisher{PodcastElement{
    "remoteItem", "podcast:remoteItem", Place::kShow, Count::kOne, kRemoteItem, {}, {}}};
constexpr std::array kOfAlternateEnclosure{
    PodcastElement{"source", "podcast:source", Place::kEpisode, Count::kSeveral, kSource, {}, {}},
    PodcastElement{
        "integrity", "podcast:integrity", Place::kEpisode, Count::kOne, kIntegrity, {}, {}}};

// An item of its own beside the others, with RSS's own elements.
constexpr std::array kOfLiveItem{
    PodcastElement{"title", "title", Place::kShow, Count::kOne, kWords, {}, {}, kNeeded},
    PodcastElement{"description", "description", Place::kShow, Count::kOne, kWords, {}, {}},
    PodcastElement{"link", "link", Place::kShow, Count::kOne, kPage, {}, {}},
    PodcastElement{"guid", "guid", Place::kShow, Count::kOne, kGuid, {}, {}, kNeeded},
    PodcastElement{"enclosure", "enclosure", Place::kShow, Count::kOne, kStream, {}, {}, kNeeded},
    PodcastElement{"alternateEnclosure",
                   "podcast:alternateEnclosure",
                   Place::kShow,
                   Count::kSeveral,
                   kAlternateEnclosure,
                   kOfAlternateEnclosure,
                   {}},
    PodcastElement{"podcastImage", "podcast:image", Place::kShow, Count::kSeveral, kImage, {}, {}},
    PodcastElement{"socialInteract",
                   "podcast:socialInteract",
                   Place::kShow,
                   Count::kSeveral,
                   kSocialInteract,
                   {},
                   {}},
    PodcastElement{"chat", "podcast:chat", Place::kShow, Count::kOne, kChat, {}, {}},
    PodcastElement{
        "contentLink", "podcast:contentLink", Place::kShow, Count::kSeveral, kContentLink, {}, {}}};

// In the order in which feeds have them.
constexpr std::array kElements{
    PodcastElement{"license",
                   "podcast:license",
                   Place::kBoth,
                   Count::kOne,
                   kLicense,
                   {},
                   "a license, such as `cc-by-4.0`; a map with `text` and `url`"},
    PodcastElement{"location",
                   "podcast:location",
                   Place::kBoth,
                   Count::kSeveral,
                   kLocation,
                   {},
                   "a place; maps with `name`, `rel` (`subject`, `creator`), `geo`, `osm`, "
                   "`country`"},
    PodcastElement{"updateFrequency",
                   "podcast:updateFrequency",
                   Place::kShow,
                   Count::kOne,
                   kUpdateFrequency,
                   {},
                   "how often episodes come, in words; a map with `text`, `rrule`, `dtstart`, "
                   "`complete`"},
    PodcastElement{"trailer",
                   "podcast:trailer",
                   Place::kShow,
                   Count::kSeveral,
                   kTrailer,
                   {},
                   "maps with `title`, `url`, `pubdate`, `length`, `type`, `season`"},
    PodcastElement{"socialInteract",
                   "podcast:socialInteract",
                   Place::kBoth,
                   Count::kSeveral,
                   kSocialInteract,
                   {},
                   "where it is discussed: maps with `protocol` (`activitypub`, `atproto` …), "
                   "`uri`, `accountId`, `accountUrl`, `priority`; or `disabled`"},
    PodcastElement{"chat",
                   "podcast:chat",
                   Place::kBoth,
                   Count::kOne,
                   kChat,
                   {},
                   "a map with `server`, `protocol`, `accountId`, `space`"},
    PodcastElement{"podroll",
                   "podcast:podroll",
                   Place::kShow,
                   Count::kOne,
                   {},
                   kOfPodroll,
                   "other shows: a map with `remoteItem`, a list of maps with `feedGuid`, "
                   "`feedUrl`, `itemGuid`, `medium`, `title`"},
    PodcastElement{"publisher",
                   "podcast:publisher",
                   Place::kShow,
                   Count::kOne,
                   {},
                   kOfPublisher,
                   "a map with one `remoteItem`: the publisher's feed"},
    PodcastElement{"podcastImage",
                   "podcast:image",
                   Place::kBoth,
                   Count::kSeveral,
                   kImage,
                   {},
                   "more pictures: addresses, or maps with `href`, `alt`, `aspectRatio`, `width`, "
                   "`height`, `type`, `purpose`"},
    PodcastElement{"soundbite",
                   "podcast:soundbite",
                   Place::kEpisode,
                   Count::kSeveral,
                   kSoundbite,
                   {},
                   "maps with `startTime` and `duration` in seconds, and `title`"},
    PodcastElement{"alternateEnclosure", "podcast:alternateEnclosure", Place::kEpisode,
                   Count::kSeveral, kAlternateEnclosure, kOfAlternateEnclosure,
                   "maps with `type`, `source` (addresses), `length`, `bitrate`, `height`, `lang`, "
                   "`title`, `rel`, `codecs`, `default`, `integrity`"},
    PodcastElement{"contentLink",
                   "podcast:contentLink",
                   Place::kEpisode,
                   Count::kSeveral,
                   kContentLink,
                   {},
                   "maps with `href` and `text`"},
    PodcastElement{"txt",
                   "podcast:txt",
                   Place::kBoth,
                   Count::kSeveral,
                   kTxt,
                   {},
                   "texts for services; maps with `text` and `purpose`"},
    PodcastElement{"liveItem", "podcast:liveItem", Place::kShow, Count::kSeveral, kLiveItem,
                   kOfLiveItem,
                   "streams: maps with `status` (`pending`, `live`, `ended`), `start`, `end`, "
                   "`title`, `guid`, `enclosure` (a map with `url` and `type`), `description`, "
                   "`link`, `contentLink`, `chat`, `socialInteract`, `podcastImage`, "
                   "`alternateEnclosure`"},
};

}  // namespace

std::span<const PodcastElement> podcast_elements() { return kElements; }

}  // namespace feedgen
