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
