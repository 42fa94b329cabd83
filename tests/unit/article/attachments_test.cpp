#include "article/attachments.h"

#include "article/read_article.h"
#include "support/catch.h"

namespace feedgen {
namespace {

const SourceFile kFile{"a/b.md", "in/a/b.md", Instant{}};

ArticleReading read(const std::string& fields, bool is_podcast) {
  Settings settings;
  settings.base_url = "https://example.org/blog/";
  if (is_podcast) settings.podcast = Podcast{};
  ArticleReading reading =
      read_article(kFile, "---\ntitle: A\ndate: 2021-07-10\n" + fields + "\n---\nbody", settings);
  REQUIRE(reading.article);
  return reading;
}

std::vector<Enclosure> enclosures(const std::string& fields) {
  const ArticleReading reading = read(fields, false);
  CHECK(reading.diagnostics.empty());
  return reading.article->enclosures;
}

Message warning(const std::string& fields, bool is_podcast = false) {
  const ArticleReading reading = read(fields, is_podcast);
  REQUIRE(reading.diagnostics.size() == 1);
  return reading.diagnostics.front().message;
}

Episode episode(const std::string& fields) {
  const ArticleReading reading = read("audio: /a.mp3\n" + fields, true);
  CHECK(reading.diagnostics.empty());
  REQUIRE(reading.article->episode.size() == 1);
  return reading.article->episode.front();
}

using List = std::vector<Enclosure>;

}  // namespace

TEST_CASE("enclosures are addresses, three words, or maps") {
  CHECK(enclosures("audio: https://x.org/a.mp3") ==
        List{{"https://x.org/a.mp3", "audio/mpeg", 0, 0}});
  CHECK(enclosures("enclosure: https://x.org/a 12 audio/ogg") ==
        List{{"https://x.org/a", "audio/ogg", 12, 0}});
  CHECK(enclosures("video: {url: /v.mp4, length: 99, duration: '1:01:01'}") ==
        List{{"https://example.org/blog/v.mp4", "video/mp4", 99, 3661}});
  CHECK(enclosures("audio: my talk.mp3 7") ==
        List{{"https://example.org/blog/a/my%20talk.mp3", "audio/mpeg", 7, 0}});
  CHECK(enclosures("audio: a.mp3 audio/x-mine").front().type == "audio/x-mine");
}

TEST_CASE("a list of enclosures keeps its order, and each address once") {
  CHECK(enclosures("audio: [/a.mp3, {url: /a.ogg}, /a.mp3]") ==
        List{{"https://example.org/blog/a.mp3", "audio/mpeg", 0, 0},
             {"https://example.org/blog/a.ogg", "audio/ogg", 0, 0}});
}

TEST_CASE("a duration may stand beside a recording") {
  CHECK(enclosures("audio: /a.mp3\nduration: '20:34'").front().duration == 1234);
  CHECK(enclosures("audio: {url: /a.mp3, duration: 5}\nduration: 6").front().duration == 5);
  CHECK(enclosures("enclosure: /a.pdf\nduration: 6").front().duration == 0);
}

TEST_CASE("a length that is none is warned of, with the place") {
  const Message message = warning("audio: {url: /a.mp3, length: 12 MB}");
  CHECK(message.problem == "audio: the length \"12 MB\" is no number");
  CHECK(message.remedy == "write the file's size in bytes, like 24016896");
  CHECK(message.place == Place{"in/a/b.md", 4, 1});
  CHECK(warning("enclosure: /a.mp3 many audio/mpeg").problem ==
        "enclosure: the length \"many\" is no number");
}

TEST_CASE("a duration is seconds, or hours, minutes and seconds") {
  CHECK(read_duration("0") == 0U);
  CHECK(read_duration("1234.5") == 1234U);
  CHECK(read_duration("100:00") == 6000U);
  CHECK(read_duration("1:02:03") == 3723U);
  for (const char* wrong : {"", "x", "1:60", "1:2:3:4", "-1", "1:", ":1", "99999999999999999999",
                            "1.x", "9999999:00:00"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_duration(wrong));
  }
  CHECK(warning("audio: /a.mp3\nduration: long").problem == "duration: this is no duration");
}

TEST_CASE("an article with a recording is an episode where the site is a podcast") {
  CHECK(read("audio: /a.mp3", true).article->episode.size() == 1);
  CHECK(read("audio: /a.mp3", false).article->episode.empty());
  CHECK(read("enclosure: /a.pdf", true).article->episode.empty());
}

TEST_CASE("an episode's facts stand in the enclosure's map or beside it") {
  const Episode told = episode(
      "season: 2\nepisode: 7\nepisode_type: bonus\nexplicit: true\nepisode_image: /e.jpg\n"
      "transcript: [/e.vtt, {url: /e.html, type: text/html}]\nchapters: e.json\n"
      "person: [Jane, {name: Bob &amp; Co, role: Guest, href: 'https://b.example'}]");
  CHECK(told.season == 2);
  CHECK(told.number == 7);
  CHECK(told.type == EpisodeType::kBonus);
  CHECK(told.is_explicit == Explicit::kYes);
  CHECK(told.picture == "https://example.org/blog/e.jpg");
  CHECK(told.transcripts ==
        std::vector<Transcript>{{"https://example.org/blog/e.vtt", "text/vtt"},
                                {"https://example.org/blog/e.html", "text/html"}});
  CHECK(told.chapters == "https://example.org/blog/a/e.json");
  CHECK(told.people == std::vector<PodcastPerson>{{"Jane", "", "", ""},
                                                  {"Bob & Co", "guest", "https://b.example/", ""}});
  const Episode more = episode(
      "season_name: Winter\nlocation: Lisbon\nsoundbite: {start_time: 1, "
      "duration: 30}\ncontent_links: [{href: /e/, text: Page}]");
  CHECK(more.season_name == "Winter");
  REQUIRE(more.more.size() == 3);
  CHECK(more.more[0].text == "Lisbon");
  CHECK(more.more[2].attributes.front().second == "https://example.org/blog/e/");
  const ArticleReading inside = read("podcast: {url: /a.mp3, season: 3}\nseason: 4", true);
  CHECK(inside.article->episode.front().season == 3);
}

TEST_CASE("what is no fact of an episode is warned of") {
  CHECK(warning("audio: /a.mp3\nseason: first", true).problem == "season: this is no number");
  CHECK(warning("audio: /a.mp3\nepisode_type: short", true).problem ==
        "episode_type: \"short\" is no kind of episode");
  CHECK(warning("audio: /a.mp3\nexplicit: maybe", true).remedy == "write true or false");
  CHECK(warning("audio: /a.mp3\nsoundbite: {duration: 1}", true).problem ==
        "soundbite: there is no startTime in it, so it is left out");
}

}  // namespace feedgen
