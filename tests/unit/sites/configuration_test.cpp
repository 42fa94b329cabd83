#include "format/toml.h"
#include "format/yaml.h"
#include "format/yaml_writer.h"
#include "sites/generator.h"
#include "sites/hexo/hexo.h"
#include "sites/hugo/hugo.h"
#include "sites/jekyll/jekyll.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::string setting(const SiteReading& site, std::string_view name) {
  for (const Node::Member& member : site.settings.members) {
    if (member.key == name) return write_yaml_value(member.value);
  }
  return "(none)";
}

SiteReading hexo(const std::string& yaml) { return read_hexo_configuration(*read_yaml(yaml)); }
SiteReading jekyll(const std::string& yaml) { return read_jekyll_configuration(*read_yaml(yaml)); }
SiteReading hugo(const std::string& toml) { return read_hugo_configuration(*read_toml(toml)); }

}  // namespace

TEST_CASE("Hexo's configuration says what feedgen.yaml would say") {
  const SiteReading site = hexo(
      "title: T\nsubtitle: S\nauthor: A\nemail: a@x.example\nlanguage: [zh_CN, en]\n"
      "url: https://x.example/sub\nroot: /sub/\nsource_dir: words\npermalink: :title/\n"
      "future: false\nrender_drafts: true\nfilename_case: 1\n"
      "pretty_urls: {trailing_html: false}\n"
      "feed: {limit: 0, content: false, hub: https://hub.example, order_by: -updated}\n");
  CHECK(site.diagnostics.empty());
  CHECK(setting(site, "description") == "S");
  CHECK(setting(site, "author") == "{name: A, email: a@x.example}");
  CHECK(setting(site, "language") == "zh-CN");
  CHECK(setting(site, "base_url") == "https://x.example/sub");
  CHECK(setting(site, "source") == "words");
  CHECK(setting(site, "articles") == "words/_posts");
  CHECK(setting(site, "future") == "false");
  CHECK(setting(site, "drafts") == "true");
  CHECK(setting(site, "limit") == "0");
  CHECK(setting(site, "content") == "summary");
  CHECK(setting(site, "order") == "updated");
  CHECK(setting(site, "hubs") == "https://hub.example");
  CHECK(setting(site, "hexo") ==
        "{default_category: uncategorized, new_post_name: \":title.md\", filename_case: lower, "
        "category_map: {}, tag_map: {}, permalink_defaults: {}, trailing_index: true, "
        "trailing_html: false, "
        "post_asset_folder: false}");
}

TEST_CASE("what Hexo's plugins hide") {
  const auto rules = [](const std::string& yaml) {
    const std::string all = setting(hexo(yaml), "hexo");
    const std::size_t own = all.find("post_asset_folder: false");
    return all.substr(own + std::string_view("post_asset_folder: false").size());
  };
  CHECK(rules("hide_posts: {}") == "}");
  CHECK(rules("hide_posts: {filter: secret}") == ", hidden_key: secret}");
  const std::string shown = ", hidden_key: \"\"}";
  CHECK(rules("hide_posts: {enable: false}") == shown);
  CHECK(rules("hide_posts: {allowlist_generators: [archive, feed]}") == shown);
  CHECK(rules("hide_posts: {public_generators: atom}") == shown);
  CHECK(rules("hide_posts: {allowlist_generators: ['*'], blocklist_generators: [index]}") == shown);
  CHECK(rules("hide_posts: {allowlist_generators: ['*'], blocklist_generators: [feed]}") == "}");
  CHECK(rules("hide_posts: {allowlist_generators: ['*']}") == "}");
  CHECK(rules("hide_posts: {allowlist_generators: [archive], public_generators: [feed]}") == "}");
  CHECK(rules("encrypt: {tags: [{name: a, password: p}, {name: b}, {name: c, password: ''}]}") ==
        ", encrypted_tags: [a]}");
  CHECK(rules("encrypt: {tags: {a: p}}") == ", encrypted_tags: [a]}");
  CHECK(rules("encrypt: {tags: [a, b]}") == ", encrypted_tags: [a, b]}");
  CHECK(rules("encrypt: {password: p}") == ", encrypted_tags: [private]}");
  CHECK(rules("encrypt: true") == "}");
  CHECK(rules("hide_posts: [a]\nencrypt: [{}]") == "}");
}

TEST_CASE("Hugo's cascade is front matter for all that its targets may be") {
  CHECK(setting(hugo("[cascade]\nprivate = true"), "defaults") == "[{values: {private: true}}]");
  CHECK(setting(hugo("[[cascade]]\ndraft = true\n[cascade._target]\npath = '/{a,B}/**'\n"
                     "[[cascade]]\ndraft = true\n[cascade.target]\nkind = 'section'\n"
                     "[[cascade]]\ndraft = true\n[cascade.target]\nenvironment = 'staging'"),
                "defaults") ==
        "[{path: \"/a/**\", values: {draft: true}}, {path: \"/b/**\", values: {draft: true}}]");
  CHECK(setting(hugo("cascade = 'x'"), "defaults") == "(none)");
}

TEST_CASE("Hexo's defaults hold where its configuration is silent") {
  const SiteReading site = hexo("");
  CHECK(setting(site, "permalink") == "\":year/:month/:day/:title/\"");
  CHECK(setting(site, "articles") == "source/_posts");
  CHECK(setting(site, "future") == "true");
  CHECK(setting(site, "limit") == "20");
  CHECK(setting(site, "categories") == "hierarchy");
}

TEST_CASE("values of the wrong kind are warnings with a place") {
  const SiteReading site = hexo("title: [a]\nfuture: perhaps\nurl: https://x.example\nroot: /b/\n");
  REQUIRE(site.diagnostics.size() == 3);
  CHECK(site.diagnostics[0].message.problem == "title: this is no text and was not used");
  CHECK(site.diagnostics[0].message.place.line == 1);
  CHECK(site.diagnostics[1].message.place.line == 4);
  CHECK(site.diagnostics[2].message.problem == "future: this is neither true nor false");
  CHECK(setting(site, "future") == "true");
}

TEST_CASE("Jekyll's configuration says what feedgen.yaml would say") {
  const SiteReading site = jekyll(
      "name: T\nurl: https://x.example\nbaseurl: /b\nauthor: {name: A, email: a@x.example}\n"
      "lang: en_GB\npermalink: pretty\nshow_drafts: true\nexclude: [tmp]\ncollections_dir: c\n"
      "collections: {trips: {output: true, permalink: /t/:name/}, hidden: {output: false}}\n"
      "defaults:\n  - {scope: {path: a, type: post}, values: {author: B}}\n  - {scope: {path: b}}\n"
      "feed: {posts_limit: 5, excerpt_only: true, collections: [trips, hidden], icon: /i.png}\n");
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics[0].message.problem == "defaults: a set without values was not used");
  CHECK(setting(site, "title") == "T");
  CHECK(setting(site, "base_url") == "https://x.example/b");
  CHECK(setting(site, "language") == "en-GB");
  CHECK(setting(site, "permalink") == "pretty");
  CHECK(setting(site, "permalinks") == "{trips: \"/t/:name/\"}");
  CHECK(setting(site, "jekyll") == "{collections_dir: c, collections: [trips]}");
  CHECK(setting(site, "defaults") == "[{path: a, type: posts, values: {author: B}}]");
  CHECK(setting(site, "exclude") == "[vendor, node_modules, _site, tmp]");
  CHECK(setting(site, "ids") == "jekyll");
  CHECK(setting(site, "limit") == "5");
  CHECK(setting(site, "excerpt_separator") == "\"\\n\\n\"");
}

TEST_CASE("Jekyll joins url and baseurl as they are") {
  CHECK(setting(jekyll("{url: https://x.example}"), "base_url") == "https://x.example/");
  CHECK(setting(jekyll("{url: https://x.example, baseurl: b}"), "base_url") ==
        "https://x.example/b");
  CHECK(setting(jekyll("{url: https://x.example/, baseurl: /b}"), "base_url") ==
        "https://x.example//b");
  CHECK(setting(jekyll("{baseurl: /b}"), "base_url") == "(none)");
}

TEST_CASE("Hugo's configuration says what feedgen.yaml would say, whatever the case of its keys") {
  const SiteReading site = hugo(
      "BaseURL = 'https://x.example/'\ntitle = 'T'\nlocale = 'pt-PT'\nbuildFuture = true\n"
      "uglyURLs = {boats = true, posts = false}\n[params]\ndescription = 'D'\n"
      "author = {name = 'A', email = 'a@x.example'}\n[permalinks]\nPosts = '/:year/:slug/'\n"
      "[taxonomies]\ncategory = 'kategorien'\n[services.rss]\nlimit = -1\n"
      "[frontmatter]\ndate = [':filename', ':default']\n");
  CHECK(site.diagnostics.empty());
  CHECK(setting(site, "base_url") == "\"https://x.example/\"");
  CHECK(setting(site, "language") == "pt-PT");
  CHECK(setting(site, "description") == "\"D\"");
  CHECK(setting(site, "author") == "{name: \"A\", email: \"a@x.example\"}");
  CHECK(setting(site, "permalinks") == "{posts: \"/:year/:slug/\"}");
  CHECK(setting(site, "category_fields") == "[kategorien]");
  CHECK(setting(site, "limit") == "0");
  CHECK(setting(site, "future") == "true");
  CHECK(setting(site, "hugo") ==
        "{ugly_sections: [boats], dated_names: true, keep_case: false, remove_accents: false, "
        "language: en}");
}

TEST_CASE("of Hugo's languages the default one is read") {
  const SiteReading site = hugo(
      "title = 'All'\ndefaultContentLanguage = 'de'\ndefaultContentLanguageInSubdir = true\n"
      "[languages.de]\ntitle = 'Deutsch'\ncontentDir = 'content/de'\n[languages.fr]\n"
      "[languages.it]\ndisabled = true\n");
  CHECK(setting(site, "title") == "\"Deutsch\"");
  CHECK(setting(site, "articles") == "\"content/de\"");
  CHECK(setting(site, "language") == "de");
  CHECK(setting(site, "hugo").find("language: de, other_languages: [fr, it], folder: de") !=
        std::string::npos);
}

}  // namespace feedgen
