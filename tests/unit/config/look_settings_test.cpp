#include "config/look_settings.h"

#include "config/read_settings.h"
#include "config/settings_digest.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Result<Settings> read(const std::string& yaml) {
  Settings settings;
  settings.base_url = "https://example.org/blog/";
  Result<void> done = read_settings(yaml, "feedgen.yaml", settings);
  if (done) done = complete_settings(settings);
  if (!done) return tl::unexpected(done.error());
  return settings;
}

}  // namespace

TEST_CASE("a colour is written as style sheets have it, and shown as six digits") {
  CHECK(read("accent_color: '#2a6fdb'")->accent_color == "2A6FDB");
  CHECK(read("accent_color: '#0af'")->accent_color == "00AAFF");
  CHECK(read("accent_color: 102030")->accent_color == "102030");
  for (const char* wrong : {"blue", "'#12345'", "'#1234567'", "'#12345g'", "rgb(1 2 3)", "''"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read(std::string("accent_color: ") + wrong));
  }
}

TEST_CASE("the colour has two names, of which one is set") {
  CHECK(read("accent: '#2a6fdb'")->accent_color == "2A6FDB");
  CHECK(read("accent: '#2a6fdb'")->origins.front().setting == "accent_color");
  CHECK(read("accent: '#2a6fdb'\naccent_color: '#2a6fdb'").error().message.problem ==
        "\"accent_color\" is set twice");
}

TEST_CASE("texts of pages are those of the table, for all languages or one") {
  const auto texts =
      read("page_texts: {subscribe: Follow, IT: {feeds_of: 'Di {}', copy: }}")->page_look.texts;
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].language == "it");
  CHECK(texts[0].texts == NameMap{{"feeds_of", "Di {}"}});
  CHECK(texts[1].language.empty());
  for (const char* wrong : {"x", "{subscrib: x}", "{it: {feeds_of: x}}", "{subscribe: [a]}",
                            "{it: {it: {subscribe: x}}}"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read(std::string("page_texts: ") + wrong));
  }
  CHECK_FALSE(read("page_texts: {about: " + std::string(1001, 'x') + "}"));
}

TEST_CASE("what only pages show makes no feed anew") {
  const SettingsDigest before = digest_of(*read("title: T"));
  for (const char* line : {"freshrss: https://r.example/", "page_texts: {copy: Take}"}) {
    CAPTURE(line);
    const SettingsDigest after = digest_of(*read(std::string("title: T\n") + line));
    CHECK(after.feeds == before.feeds);
    CHECK(after.pages != before.pages);
  }
  CHECK(digest_of(*read("title: T\naccent: '#123456'")).feeds != before.feeds);
}

TEST_CASE("the site's pictures become whole addresses") {
  CHECK(read("cover: /c.jpg")->cover.url == "https://example.org/c.jpg");
  CHECK(read("icon: ''")->icon.url.empty());
  CHECK_FALSE(read("cover: 'data:image/png;base64,x'"));
}

TEST_CASE("a setting that feeds show makes them anew when it changes") {
  const SettingsDigest before = digest_of(*read("title: T"));
  for (const char* line :
       {"icon: /i.png", "logo: /l.png", "cover: /c.jpg", "accent_color: '#123456'", "refresh: 1h",
        "picture_in_text: true", "picture_as_enclosure: true",
        "extra: {namespaces: {x: 'urn:x'}, entry: {'x:a': b}}",
        "extra: {json: {feed: {_a: {b: c}}}}"}) {
    CAPTURE(line);
    CHECK(digest_of(*read(std::string("title: T\n") + line)).feeds != before.feeds);
  }
  // The size of the icon's file is shown too.
  Settings settings = *read("title: T\nicon: /i.png");
  const SettingsDigest unknown = digest_of(settings);
  settings.icon.width = settings.icon.height = 96;
  CHECK(digest_of(settings).feeds != unknown.feeds);
  CHECK(digest_of(settings).reading == unknown.reading);
}

}  // namespace feedgen
