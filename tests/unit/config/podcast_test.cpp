#include "config/podcast.h"

#include "config/read_settings.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Result<Settings> read(const std::string& yaml) {
  Settings settings;
  settings.base_url = "https://example.org/";
  settings.language = "en";
  Result<void> done = read_settings(yaml, "feedgen.yaml", settings);
  if (done) done = complete_settings(settings);
  if (!done) return tl::unexpected(done.error());
  return settings;
}

Podcast podcast(const std::string& lines) {
  const Result<Settings> settings = read("podcast:\n  image: /a.png\n" + lines);
  REQUIRE(settings);
  return *settings->podcast;
}

Message error(const std::string& yaml) {
  const Result<Settings> settings = read(yaml);
  REQUIRE_FALSE(settings);
  CHECK(settings.error().kind == ErrorKind::kUsage);
  return settings.error().message;
}

}  // namespace

TEST_CASE("a podcast's settings are read in all their shapes") {
  const Podcast show = podcast(
      "  category: [technology, 'sports>running', {Arts: Books}]\n  owner: Jane <j@example.org>\n"
      "  explicit: yes\n  type: serial\n  locked: true\n  medium: music\n  complete: true\n"
      "  funding: {url: 'https://give.example', text: Give}\n  person: [Ann, {name: Bob, role: "
      "Guest}]\n");
  CHECK(show.categories ==
        std::vector<PodcastCategory>{{"Technology", ""}, {"Sports", "Running"}, {"Arts", "Books"}});
  CHECK(show.owner_name == "Jane");
  CHECK(show.owner_email == "j@example.org");
  CHECK(show.is_explicit == Explicit::kYes);
  CHECK(show.type == ShowType::kSerial);
  CHECK(show.is_locked == true);
  CHECK(show.medium == "music");
  CHECK(show.is_complete);
  CHECK(show.funding == std::vector<Funding>{{"https://give.example/", "Give"}});
  CHECK(show.people == std::vector<PodcastPerson>{{"Ann", "", "", ""}, {"Bob", "guest", "", ""}});
  CHECK(show.picture == "https://example.org/a.png");
}

TEST_CASE("what the podcast namespace has besides stands in the order of its rows") {
  const Podcast show = podcast(
      "  category: Technology\n  txt: a\n  license: cc-by-4.0\n  block: [Google, apple]\n"
      "  new_feed_url: /moved.xml\n  trailer: {title: T, url: /t.mp3, pubdate: 2021-07-10}\n");
  REQUIRE(show.more.size() == 3);
  CHECK(show.more[0].name == "podcast:license");
  CHECK(show.more[1].attributes.front().second == "https://example.org/t.mp3");
  CHECK(show.more[2].name == "podcast:txt");
  CHECK(show.blocks == std::vector<std::string>{"google", "apple"});
  CHECK(show.new_feed_url == "https://example.org/moved.xml");
  CHECK(podcast("  category: Technology\n  block: yes\n").is_blocked == true);
  const Message wrong =
      error("podcast:\n  image: /a.png\n  category: Arts\n  trailer: {title: T, url: /t.mp3}\n");
  CHECK(wrong.problem == "podcast: trailer: there is no pubdate in it");
  CHECK(wrong.place.line == 4);
  CHECK(error("podcast:\n  image: /a.png\n  trailr: {}\n").remedy == "did you mean \"trailer\"?");
}

TEST_CASE("what a podcast does not say of itself, the site says") {
  const Result<Settings> settings =
      read("title: Site\nauthor: Jane\nicon: /i.png\npodcast: {category: Technology}");
  REQUIRE(settings);
  CHECK(settings->podcast->author == "Jane");
  CHECK(settings->podcast->picture == "https://example.org/i.png");
}

TEST_CASE("a podcast without what Apple requires is an error that says what") {
  CHECK(error("podcast: {category: Technology}").problem ==
        "podcast: there is no image, which Apple Podcasts requires");
  CHECK(error("podcast: {image: /a.png}").problem ==
        "podcast: there is no category, which Apple Podcasts requires");
  CHECK(error("language: ''\npodcast: {image: /a.png, category: Technology}").remedy ==
        "set language: en, or the one that is spoken");
}

TEST_CASE("an error in a podcast's settings has the line of its key") {
  const Message unknown = error("podcast:\n  image: /a.png\n  categoy: Technology\n");
  CHECK(unknown.problem == "podcast: categoy: this does not belong to a podcast");
  CHECK(unknown.remedy == "did you mean \"category\"?");
  CHECK(unknown.place == Place{"feedgen.yaml", 3, 3});
  CHECK(error("podcast: {category: Tecnology}").problem ==
        "podcast: category: \"Tecnology\" is no category of Apple Podcasts");
  CHECK(error("podcast: {owner: Jane}").problem == "podcast: owner: no mail address in it");
  CHECK(error("podcast: yes").problem == "podcast: this is no map");
}

TEST_CASE("authors may be described once, by a key") {
  const Result<Settings> settings =
      read("authors: {jdoe: Jane Doe <j@example.org>, bob: {name: Bob, url: 'https://b.example'}}");
  REQUIRE(settings);
  CHECK(settings->authors_by_key ==
        std::vector<KnownAuthor>{{"jdoe", {"Jane Doe", "j@example.org", ""}},
                                 {"bob", {"Bob", "", "https://b.example/"}}});
  CHECK(error("authors: [Jane]").problem == "authors: this is no map");
}

}  // namespace feedgen
