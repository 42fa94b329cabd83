#include "config/site_icon.h"

#include "config/guess_settings.h"
#include "config/load_settings.h"
#include "config/read_settings.h"
#include "support/catch.h"
#include "system/memory_files.h"

namespace feedgen {
namespace {

using namespace std::string_literals;

// The beginning of a PNG file of that size.
std::string png(unsigned width, unsigned height) {
  const auto number = [](unsigned value) {
    return std::string{'\0', '\0', static_cast<char>(value >> 8U), static_cast<char>(value)};
  };
  return "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"s + number(width) + number(height) + "\x08\x02\0\0\0"s;
}

const std::string kSvg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
const std::string kIco = "\0\0\1\0\1\0\x20\x20\0\0\1\0\x20\0\0\0\0\0\0\0\0\0"s;

struct Site {
  MemoryFiles files;
  Settings settings;

  Site() {
    settings.base_url = "https://example.org/blog/";
    settings.files = {"static"};
    for (const char* folder : {"static", "static/img", "out"}) files.put_folder(folder);
  }
  std::string icon() {
    find_icon(files, settings);
    return settings.icon.url;
  }
};

// Of a site as its generator's configuration says it.
std::string icon_of_site(MemoryFiles& files) {
  LoadedSettings loaded = *load_settings(files, "", std::nullopt);
  REQUIRE(complete_settings(loaded.settings));
  find_icon(files, loaded.settings);
  return loaded.settings.icon.url;
}

}  // namespace

TEST_CASE("the site's icon is the largest sensible square among its files") {
  Site site;
  site.files.put_file("static/favicon.ico", kIco);
  site.files.put_file("static/favicon-16x16.png", png(16, 16));
  CHECK(Site(site).icon() == "https://example.org/blog/favicon-16x16.png");
  site.files.put_file("static/favicon.svg", kSvg);
  CHECK(Site(site).icon() == "https://example.org/blog/favicon.svg");
  site.files.put_file("static/img/favicon.png", png(64, 64));
  CHECK(Site(site).icon() == "https://example.org/blog/img/favicon.png");
  site.files.put_file("static/android-chrome-512x512.png", png(1024, 1024));
  CHECK(Site(site).icon() == "https://example.org/blog/img/favicon.png");
  site.files.put_file("static/apple-touch-icon.png", png(180, 180));
  CHECK(site.icon() == "https://example.org/blog/apple-touch-icon.png");
  CHECK(site.settings.icon.width == 180);
  CHECK(site.settings.icon.type == "image/png");
  const SettingOrigin* origin = origin_of(site.settings, "icon");
  REQUIRE(origin != nullptr);
  CHECK(origin->kind == SettingOrigin::Kind::kFound);
  CHECK(origin->value == "/apple-touch-icon.png");
  CHECK(origin->place.path == "static/apple-touch-icon.png");
}

TEST_CASE("what is no picture, not square or behind a link is no icon") {
  Site site;
  site.files.put_file("static/favicon.ico", "<!doctype html><title>404</title>");
  site.files.put_file("static/favicon.png", png(300, 100));
  site.files.put_file("out/secret.png", png(64, 64));
  site.files.put_link("static/apple-touch-icon.png", "out/secret.png");
  site.files.put_link("static/favicons", "out");
  CHECK(site.icon().empty());
  CHECK(origin_of(site.settings, "icon") == nullptr);
}

TEST_CASE("an icon is looked for only where none is set and the site has an address") {
  Site set;
  set.files.put_file("static/favicon.png", png(64, 64));
  set.settings.icon.url = "https://example.org/own.png";
  CHECK(set.icon() == "https://example.org/own.png");
  Site without;
  without.files.put_file("static/favicon.png", png(64, 64));
  without.settings.base_url.clear();
  CHECK(without.icon().empty());
}

TEST_CASE("the icon that a theme's configuration names goes first, if it is there") {
  MemoryFiles files;
  files.put_folder("source/_posts");
  files.put_folder("source/images");
  files.put_folder("themes/sea/source/img");
  files.put_file("_config.yml", "url: https://x.example\ntheme: sea\n");
  files.put_file(
      "_config.sea.yml",
      "head:\n  favicon: {small: /images/small.png, apple_touch_icon: /img/touch.png}\n");
  files.put_file("source/favicon.png", png(128, 128));
  CHECK(icon_of_site(files) == "https://x.example/favicon.png");
  files.put_file("source/images/small.png", png(32, 32));
  CHECK(icon_of_site(files) == "https://x.example/images/small.png");
  files.put_file("themes/sea/source/img/touch.png", png(180, 180));
  CHECK(icon_of_site(files) == "https://x.example/img/touch.png");
  files.put_file("_config.sea.yml", "favicon: https://cdn.example/i.png\n");
  CHECK(icon_of_site(files) == "https://cdn.example/i.png");
}

TEST_CASE("Pelican's icon is where its configuration copies it") {
  MemoryFiles files;
  files.put_folder("content/extra");
  files.put_file("content/extra/favicon.png", png(64, 64));
  const std::string site =
      "AUTHOR = 'A'\nSITENAME = 'S'\nPATH = 'content'\nTIMEZONE = 'UTC'\n"
      "SITEURL = 'https://x.example'\n";
  files.put_file("pelicanconf.py", site);
  CHECK(icon_of_site(files).empty());
  files.put_file("pelicanconf.py", site + "STATIC_PATHS = ['images', 'extra']\n");
  CHECK(icon_of_site(files) == "https://x.example/extra/favicon.png");
  files.put_file("pelicanconf.py", site +
                                       "STATIC_PATHS = ['extra/favicon.png']\nEXTRA_PATH_METADATA "
                                       "= {'extra/favicon.png': {'path': 'favicon.png'}}\n");
  CHECK(icon_of_site(files) == "https://x.example/favicon.png");
}

TEST_CASE("a guess at a site's settings has its icon") {
  MemoryFiles files;
  files.put_folder("site/static");
  files.put_folder("site/content");
  files.put_file("site/hugo.toml", "baseURL = 'https://x.example/'\ntitle = 'T'\n");
  files.put_file("site/static/favicon.png", png(64, 64));
  const Result<GuessedSettings> guess = guess_settings(files, "site");
  REQUIRE(guess);
  const std::string yaml = write_settings(guess->settings, guess->origin);
  CHECK(yaml.find("\nicon: \"/favicon.png\"\n") != std::string::npos);
  CHECK(guess->notes.back().message.problem == "icon: /favicon.png, found among the site's files");
  CHECK(guess->notes.back().message.place.path == "site/static/favicon.png");
}

}  // namespace feedgen
