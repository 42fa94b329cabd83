#include "config/load_settings.h"

#include "config/guess_settings.h"
#include "config/read_settings.h"
#include "sites/hexo/hexo.h"
#include "sites/jekyll/jekyll.h"
#include "support/catch.h"
#include "system/memory_files.h"

namespace feedgen {
namespace {

LoadedSettings load(MemoryFiles& files, const std::string& start) {
  Result<LoadedSettings> loaded = load_settings(files, start, std::nullopt);
  REQUIRE(loaded);
  return std::move(*loaded);
}

MemoryFiles hexo_site() {
  MemoryFiles files;
  files.put_folder("site/source/_posts");
  files.put_file("site/_config.yml", "title: Hexo\nurl: https://x.example\nlanguage: en\n");
  return files;
}

std::vector<std::string> warnings(const LoadedSettings& loaded) {
  std::vector<std::string> texts;
  for (const Diagnostic& one : loaded.notes) {
    if (one.severity == Severity::kWarning) texts.push_back(one.message.problem);
  }
  return texts;
}

}  // namespace

TEST_CASE("feedgen.yaml goes before the generator's configuration, setting by setting") {
  MemoryFiles files = hexo_site();
  files.put_file("site/source/_posts/feedgen.yaml", "title: Own\n");
  const LoadedSettings loaded = load(files, "site/source/_posts");
  CHECK(loaded.settings.title == "Own");
  CHECK(loaded.settings.base_url == "https://x.example/");
  CHECK(loaded.settings.generator == &kHexo);
  CHECK(origin_of(loaded.settings, "title")->place.path == "site/source/_posts/feedgen.yaml");
  const SettingOrigin* language = origin_of(loaded.settings, "language");
  REQUIRE(language != nullptr);
  CHECK(language->source == "Hexo");
  CHECK(language->place == Place{"site/_config.yml", 3, 1});
  CHECK(origin_of(loaded.settings, "limit")->place.line == 0);
  CHECK(origin_of(loaded.settings, "copyright") == nullptr);
}

TEST_CASE("a pattern without a generator beside it is in feedgen's own dialect") {
  MemoryFiles files = hexo_site();
  files.put_file("site/feedgen.yaml", "permalink: /:slug/\n");
  const Settings own = load(files, "site").settings;
  CHECK(own.permalink_dialect == nullptr);
  CHECK(own.generator == &kHexo);
  files.put_file("site/feedgen.yaml", "generator: hexo\npermalink: :post_title/\n");
  CHECK(load(files, "site").settings.permalink_dialect == &kHexo);
}

TEST_CASE("generator: none reads no other configuration, a name brings its defaults") {
  MemoryFiles files = hexo_site();
  files.put_file("site/feedgen.yaml", "generator: none\n");
  CHECK(load(files, "site").settings.title.empty());
  files.put_file("site/feedgen.yaml", "generator: jekyll\n");
  const Settings jekyll = load(files, "site").settings;
  CHECK(jekyll.title.empty());
  CHECK(jekyll.limit == 10);
  CHECK(jekyll.ids == &kJekyll);
}

TEST_CASE("what is wrong with the generator's configuration never ends the run") {
  MemoryFiles files = hexo_site();
  files.put_file("site/_config.yml",
                 "url: ftp://x\ntimezone: Mars/Base\nlanguage: 12345678901\nroot: /x/\ntitle: T\n");
  const LoadedSettings loaded = load(files, "site");
  CHECK(warnings(loaded) ==
        std::vector<std::string>{
            "root: this is not the path of url, so the site's own links lead elsewhere",
            "language: \"12345678901\" is no language tag, so it was not used",
            "base_url: \"ftp://x\" is no web address, so it was not used",
            "timezone: no such time zone: \"Mars/Base\", so it was not used"});
  CHECK(loaded.settings.title == "T");
}

TEST_CASE("a site's configuration that can't be used ends the run") {
  MemoryFiles files = hexo_site();
  files.put_file("site/_config.yml", "a: [\n");
  const auto loaded = load_settings(files, "site", std::nullopt);
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().kind == ErrorKind::kUsage);
  CHECK(loaded.error().message.place.path == "site/_config.yml");
  CHECK(loaded.error().message.remedy.ends_with(", or set generator: none in feedgen.yaml"));
  files.put_file("site/feedgen.yaml", "generator: none\ntitle: T\n");
  CHECK(load(files, "site").settings.title == "T");
}

TEST_CASE("a link is no configuration of the site") {
  MemoryFiles files;
  files.put_folder("site/source/_posts");
  files.put_file("secret.yml", "title: secret\n");
  files.put_link("site/_config.yml", "secret.yml");
  const auto loaded = load_settings(files, "site", std::nullopt);
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().message.problem == "the site's configuration can't be used: it is a link");
}

TEST_CASE("Hexo and Jekyll are told apart, and files of nobody passed over") {
  MemoryFiles files;
  files.put_file("_config.yml", "title: T\nurl: https://x.example\n");
  CHECK(load(files, ".").settings.generator == nullptr);
  files.put_folder("_posts");
  CHECK(load(files, ".").settings.generator == &kJekyll);
  files.put_folder("source/_posts");
  files.put_folder("scaffolds");
  CHECK(load(files, ".").settings.generator == &kHexo);
  files.put_file("hugo.toml", "title = 'H'\n");
  CHECK(load(files, ".").settings.title == "H");
}

TEST_CASE("Hugo's configuration may be split") {
  MemoryFiles files;
  files.put_file("config/_default/hugo.toml", "title = 'H'\nbaseURL = 'https://x.example'\n");
  files.put_file("config/_default/params.toml", "author = 'A'\n");
  files.put_file("config/_default/permalinks.yaml", "posts: /:slug/\n");
  files.put_folder("content");
  const Settings settings = load(files, ".").settings;
  CHECK(settings.authors == std::vector<Person>{{"A", "", ""}});
  REQUIRE(settings.permalinks.size() == 1);
  CHECK(folder_of_setting(settings, "articles").empty());
}

TEST_CASE("what feedgen init writes means the same without the generator's file") {
  MemoryFiles files = hexo_site();
  files.put_file("site/_config.yml",
                 "title: 'A: \"b\"'\nurl: https://x.example\npermalink: ':lang/:title/'\n"
                 "permalink_defaults: {lang: en}\ncategory_map: {手记: notes}\nauthor: A\n"
                 "feed: {limit: 7}\ntimezone: nowhere\n");
  const Settings before = load(files, "site").settings;
  const Result<GuessedSettings> guess = guess_settings(files, "site");
  REQUIRE(guess);
  CHECK(guess->folder == "site");
  CHECK(guess->origin == "_config.yml (Hexo)");
  MemoryFiles moved;
  moved.put_folder("site/source/_posts");
  moved.put_file("site/feedgen.yaml", write_settings(guess->settings, guess->origin));
  const Settings after = load(moved, "site").settings;
  REQUIRE(after.origins.size() == before.origins.size());
  for (std::size_t i = 0; i < after.origins.size(); ++i) {
    CHECK(after.origins[i].setting == before.origins[i].setting);
    CHECK(after.origins[i].value == before.origins[i].value);
  }
}

TEST_CASE("feedgen init knows every setting") {
  MemoryFiles files;
  files.put_folder("posts");
  const Result<GuessedSettings> guess = guess_settings(files, ".");
  REQUIRE(guess);
  const std::string yaml = write_settings(guess->settings, guess->origin);
  Settings settings;
  CHECK(read_settings(yaml, "feedgen.yaml", settings));
  CHECK(settings.articles == std::vector<std::string>{"posts"});
  for (const std::string_view name : setting_names()) {
    CAPTURE(name);
    CHECK(yaml.find("\n" + std::string(name == "articles" ? "" : "# ") + std::string(name) +
                    ": ") != std::string::npos);
  }
}

TEST_CASE("every example in a fresh configuration can be used") {
  std::string yaml = write_settings(Node{}, "");
  for (const std::string_view name : setting_names()) {
    const std::string commented = "\n# " + std::string(name) + ": ";
    const std::size_t at = yaml.find(commented);
    REQUIRE(at != std::string::npos);
    yaml.replace(at, commented.size(), "\n" + std::string(name) + ": ");
  }
  Settings settings;
  const Result<void> read = read_settings(yaml, "feedgen.yaml", settings);
  CHECK(read);
  CHECK(settings.origins.size() == setting_names().size());
}

}  // namespace feedgen
