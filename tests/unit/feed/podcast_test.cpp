#include "feed/formats.h"
#include "feed/shown.h"
#include "read_xml.h"
#include "sample_feed.h"
#include "support/catch.h"

namespace feedgen {
namespace {

const std::string kChannel = "/rss/channel";
const std::string kItem = kChannel + "/item[1]";

struct PodcastFeed : SampleFeed {
  PodcastFeed() {
    Podcast show;
    show.author = "A & B";
    show.owner_name = "Jane";
    show.owner_email = "jane@example.org";
    show.categories = {{"Sports", "Running"}, {"Technology", ""}};
    show.is_explicit = Explicit::kYes;
    show.picture = "https://example.org/show.jpg?a&b";
    show.type = ShowType::kSerial;
    feed.podcast = show;
    full.enclosures.front().duration = 3723;
    Episode episode;
    episode.season = 2;
    episode.number = 7;
    episode.type = EpisodeType::kBonus;
    episode.is_explicit = Explicit::kNo;
    episode.picture = "https://example.org/e.jpg";
    full.episode = episode;
  }
  std::string rss() const { return format_of_word("rss")->write(feed); }
};

}  // namespace

TEST_CASE("a podcast's channel carries what Apple requires and recommends") {
  const std::string rss = PodcastFeed().rss();
  CHECK(value(rss, kChannel + "/itunes:author") == "A & B");
  CHECK(value(rss, kChannel + "/itunes:owner/itunes:name") == "Jane");
  CHECK(value(rss, kChannel + "/itunes:owner/itunes:email") == "jane@example.org");
  CHECK(value(rss, kChannel + "/itunes:image/@href") == "https://example.org/show.jpg?a&b");
  CHECK(value(rss, kChannel + "/itunes:category[1]/@text") == "Sports");
  CHECK(value(rss, kChannel + "/itunes:category[1]/itunes:category/@text") == "Running");
  CHECK(select(rss, kChannel + "/itunes:category[2]/itunes:category").empty());
  CHECK(value(rss, kChannel + "/itunes:explicit") == "true");
  CHECK(value(rss, kChannel + "/itunes:type") == "serial");
  CHECK(select(rss, kChannel + "/itunes:summary").empty());
}

TEST_CASE("an episode carries its number, duration, kind and picture") {
  const std::string rss = PodcastFeed().rss();
  CHECK(value(rss, kItem + "/itunes:duration") == "3723");
  CHECK(value(rss, kItem + "/itunes:season") == "2");
  CHECK(value(rss, kItem + "/itunes:episode") == "7");
  CHECK(value(rss, kItem + "/itunes:episodeType") == "bonus");
  CHECK(value(rss, kItem + "/itunes:explicit") == "false");
  CHECK(value(rss, kItem + "/itunes:image/@href") == "https://example.org/e.jpg");
}

TEST_CASE("only an entry with a recording is an episode") {
  PodcastFeed podcast;
  CHECK(select(podcast.rss(), kChannel + "/item[2]/itunes:*").empty());
  podcast.full.enclosures.front().type = "application/pdf";
  CHECK(select(podcast.rss(), kItem + "/itunes:*").empty());
}

TEST_CASE("what the podcast namespace adds stands where it is given") {
  PodcastFeed podcast;
  podcast.feed.podcast->is_locked = true;
  podcast.feed.podcast->medium = "music";
  podcast.feed.podcast->funding = {{"https://example.org/give", "Give & take"}};
  podcast.feed.podcast->people = {{"Bob", "host", "https://b.example/", "https://b.example/b.jpg"}};
  podcast.full.episode->transcripts = {{"https://example.org/t.vtt", "text/vtt"}};
  podcast.full.episode->chapters = "https://example.org/c.json";
  podcast.full.episode->people = {{"Ann", "", "", ""}};
  const std::string rss = podcast.rss();
  CHECK(value(rss, kChannel + "/podcast:guid") == podcast_guid(podcast.feed.self_url));
  CHECK(value(rss, kChannel + "/podcast:locked[@owner='jane@example.org']") == "yes");
  CHECK(value(rss, kChannel + "/podcast:medium") == "music");
  CHECK(value(rss, kChannel + "/podcast:funding[@url='https://example.org/give']") ==
        "Give & take");
  CHECK(value(rss, kChannel + "/podcast:person[@role='host'][@href='https://b.example/']"
                              "[@img='https://b.example/b.jpg']") == "Bob");
  CHECK(value(rss, kItem + "/podcast:transcript[@type='text/vtt']/@url") ==
        "https://example.org/t.vtt");
  CHECK(value(rss, kItem + "/podcast:chapters[@type='application/json+chapters']/@url") ==
        "https://example.org/c.json");
  CHECK(value(rss, kItem + "/podcast:person") == "Ann");
}

TEST_CASE("a show may have moved, be kept out of directories, and hold what rows describe") {
  PodcastFeed podcast;
  podcast.feed.podcast->new_feed_url = "https://new.example/feed.xml?a&b";
  podcast.feed.podcast->blocks = {"google", "apple"};
  podcast.feed.podcast->more = {
      {"podcast:podroll", {}, "", {{"podcast:remoteItem", {{"title", "A & B"}}, "", {}, {}}}, {}}};
  podcast.full.episode->season_name = "Winter";
  podcast.full.episode->number_name = "No. 7";
  podcast.full.episode->more = {{"podcast:soundbite", {{"startTime", "1.5"}}, "Bit", {}, {}}};
  const std::string rss = podcast.rss();
  CHECK(value(rss, kChannel + "/itunes:new-feed-url") == "https://new.example/feed.xml?a&b");
  CHECK(value(rss, kChannel + "/itunes:block") == "Yes");
  CHECK(value(rss, kChannel + "/podcast:block[@id='google']") == "yes");
  CHECK(value(rss, kChannel + "/podcast:podroll/podcast:remoteItem/@title") == "A & B");
  CHECK(value(rss, kItem + "/podcast:season[@name='Winter']") == "2");
  CHECK(value(rss, kItem + "/podcast:episode[@display='No. 7']") == "7");
  CHECK(value(rss, kItem + "/podcast:soundbite[@startTime='1.5']") == "Bit");
  podcast.feed.podcast->blocks.clear();
  podcast.feed.podcast->is_blocked = false;
  CHECK(value(podcast.rss(), kChannel + "/podcast:block") == "no");
  CHECK(select(podcast.rss(), kChannel + "/itunes:block").empty());
}

TEST_CASE("the podcasts' namespaces are declared only where they are used") {
  PodcastFeed podcast;
  CHECK(podcast.rss().find("podcastindex.org") != std::string::npos);
  podcast.feed.self_url.clear();
  CHECK(podcast.rss().find("podcastindex.org") == std::string::npos);
  podcast.feed.podcast.reset();
  CHECK(podcast.rss().find("itunes") == std::string::npos);
  CHECK(format_of_word("atom")->write(PodcastFeed().feed).find("itunes") == std::string::npos);
}

TEST_CASE("JSON Feed says how long a recording lasts") {
  CHECK(format_of_word("json")->write(PodcastFeed().feed).find("\"duration_in_seconds\": 3723") !=
        std::string::npos);
}

TEST_CASE("a show's guid is made of the feed's address as the podcast index makes it") {
  CHECK(podcast_guid("https://mp3s.nashownotes.com/pc20rss.xml") ==
        "917393e3-1b1e-5cef-ace4-edaa54e1f810");
  CHECK(podcast_guid("http://example.org/feeds//") == podcast_guid("https://example.org/feeds"));
}

TEST_CASE("a guid that is given holds") {
  PodcastFeed podcast;
  podcast.feed.podcast->guid = "9b024349-ccf0-5f69-a609-6b82873eab3c";
  CHECK(value(podcast.rss(), kChannel + "/podcast:guid") == "9b024349-ccf0-5f69-a609-6b82873eab3c");
}

}  // namespace feedgen
