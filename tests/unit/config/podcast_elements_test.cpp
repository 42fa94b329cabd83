#include "config/podcast_elements.h"

#include "format/yaml.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Result<std::vector<FeedElement>> read(std::string_view key, const std::string& yaml) {
  const PodcastElement* row = podcast_element(key, PodcastPlace::kShow);
  if (row == nullptr) row = podcast_element(key, PodcastPlace::kEpisode);
  REQUIRE(row != nullptr);
  return read_podcast_element(*row, *read_yaml(yaml), [](std::string_view reference) {
    return reference.starts_with("https:") ? std::string(reference) : std::string();
  });
}

FeedElement one(std::string_view key, const std::string& yaml) {
  const auto elements = read(key, yaml);
  REQUIRE(elements);
  REQUIRE(elements->size() == 1);
  return elements->front();
}

using Attributes = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("elements of the podcast namespace are read from maps and texts") {
  const FeedElement trailer =
      one("trailers",
          "{title: Soon, url: 'https://a.example/t.mp3', pubdate: 2021-07-10, "
          "length: 123, type: audio/MPEG, season: 4}");
  CHECK(trailer.name == "podcast:trailer");
  CHECK(trailer.text == "Soon");
  CHECK(trailer.attributes == Attributes{{"url", "https://a.example/t.mp3"},
                                         {"pubdate", "Sat, 10 Jul 2021 00:00:00 GMT"},
                                         {"length", "123"},
                                         {"type", "audio/mpeg"},
                                         {"season", "4"}});
  CHECK(one("social_interact", "disabled").attributes == Attributes{{"protocol", "disabled"}});
  CHECK(one("socialInteract",
            "{protocol: activitypub, uri: 'https://a.example/@b/1', account_id: '@b'}")
            .attributes == Attributes{{"protocol", "activitypub"},
                                      {"uri", "https://a.example/@b/1"},
                                      {"accountId", "@b"}});
  CHECK(one("license", "cc-by-4.0").text == "cc-by-4.0");
  CHECK(one("location", "{name: Lisbon, geo: 'geo:38.7,-9.1', osm: R5400890}").attributes.size() ==
        2);
  CHECK(one("soundbite", "{start_time: 73.0, duration: 60}").attributes ==
        Attributes{{"startTime", "73.0"}, {"duration", "60"}});
  CHECK(read("txt", "[a, {text: b, purpose: verify}]")->size() == 2);
}

TEST_CASE("elements of the podcast namespace hold others") {
  const FeedElement roll = one("podroll",
                               "[{feedGuid: 29cdca4a-32d8-56ba-b48b-09a011c5daa9, title: A}, "
                               "{feed_guid: 396D9AE0-da7e-5557-b894-b606231fa3ea}]");
  CHECK(roll.name == "podcast:podroll");
  REQUIRE(roll.children.size() == 2);
  CHECK(roll.children[1].name == "podcast:remoteItem");
  CHECK(roll.children[1].attributes ==
        Attributes{{"feedGuid", "396d9ae0-da7e-5557-b894-b606231fa3ea"}});
  const FeedElement other =
      one("alternate_enclosure",
          "{type: audio/opus, bitrate: 32000, default: false, source: ['https://a.example/o.opus', "
          "'ipfs://abc'], integrity: {type: sri, value: sha384-x}}");
  CHECK(other.attributes ==
        Attributes{{"type", "audio/opus"}, {"bitrate", "32000"}, {"default", "false"}});
  REQUIRE(other.children.size() == 3);
  CHECK(other.children[1].attributes == Attributes{{"uri", "ipfs://abc"}});
  CHECK(other.children[2].name == "podcast:integrity");
}

TEST_CASE("what the podcast namespace does not have is refused") {
  const std::pair<const char*, const char*> wrong[]{
      {"trailer", "{title: a, url: 'https://a.example/'}"},
      {"trailer", "{title: a, url: ftp://a.example/, pubdate: 2021-07-10}"},
      {"trailer", "{title: a, url: 'https://a.example/', pubdate: soon}"},
      {"social_interact", "{protocol: smoke, uri: 'https://a.example/'}"},
      {"social_interact", "{protocol: activitypub}"},
      {"social_interact", "{protocol: activitypub, url: 'https://a.example/'}"},
      {"podroll", "{title: a}"},
      {"podroll", "[{feedGuid: abc}]"},
      {"publisher",
       "[{feedGuid: 29cdca4a-32d8-56ba-b48b-09a011c5daa9}, {feedGuid: "
       "29cdca4a-32d8-56ba-b48b-09a011c5daa9}]"},
      {"license", "[a, b]"},
      {"license", "{url: 'https://a.example/'}"},
      {"soundbite", "{startTime: long, duration: 1}"},
      {"alternate_enclosure", "{type: audio/opus}"},
  };
  for (const auto& [key, yaml] : wrong) {
    CAPTURE(key, yaml);
    CHECK_FALSE(read(key, yaml));
  }
}

TEST_CASE("each row may be spelled with its words joined or apart, as one or several") {
  const PodcastElement* row = podcast_element("contentLink", PodcastPlace::kEpisode);
  REQUIRE(row != nullptr);
  CHECK(spellings_of(*row) ==
        std::vector<std::string>{"content_link", "contentLink", "content_links", "contentLinks"});
  CHECK(podcast_element("content_links", PodcastPlace::kEpisode) == row);
  CHECK(podcast_element("contentLink", PodcastPlace::kShow) == nullptr);
}

TEST_CASE("a live item is an item of its own") {
  const FeedElement live =
      one("live_items",
          "{status: Pending, start: 2023-04-01T18:00:00+02:00, title: Tide, guid: tide, "
          "enclosure: {url: 'https://a.example/l.mp3', type: audio/mpeg}}");
  CHECK(live.name == "podcast:liveItem");
  CHECK(live.attributes == Attributes{{"status", "pending"}, {"start", "2023-04-01T16:00:00Z"}});
  REQUIRE(live.children.size() == 3);
  CHECK(live.children[0].name == "title");
  CHECK(live.children[1].attributes == Attributes{{"isPermaLink", "false"}});
  CHECK(live.children[2].attributes ==
        Attributes{{"url", "https://a.example/l.mp3"}, {"length", "0"}, {"type", "audio/mpeg"}});
  const auto problem = [](const std::string& yaml) {
    const auto elements = read("liveItem", yaml);
    return elements ? std::string() : elements.error().message.problem;
  };
  CHECK(problem("{status: live, start: 2023-04-01, title: T, guid: g}") ==
        "there is no enclosure in it");
  CHECK(problem("{status: live, start: 2023-04-01, guid: g}") == "there is no title in it");
  CHECK(problem("{status: live, title: T, guid: g}") == "there is no start in it");
  CHECK(problem("{status: soon, start: 2023-04-01}").find("none of its words") !=
        std::string::npos);
}

}  // namespace feedgen
