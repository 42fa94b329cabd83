#include "sites/site_path.h"

#include "sites/hexo/hexo.h"
#include "sites/hugo/hugo.h"
#include "sites/jekyll/jekyll.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Settings rules_of(const SiteGenerator* generator) {
  Settings settings;
  settings.generator = generator;
  return settings;
}

}  // namespace

TEST_CASE("paths count from the site's source, whichever folder is read") {
  const Settings hugo = rules_of(&kHugo);
  CHECK(site_path("/s/content/", "posts/a.md", "/s/content", hugo) == "posts/a.md");
  CHECK(site_path("/s/content/posts/", "a.md", "/s/content", hugo) == "posts/a.md");
  CHECK(site_path("/s/", "content/posts/a.md", "/s/content", hugo) == "posts/a.md");
  CHECK(site_path("/s/", "README.md", "/s/content", hugo).empty());
  CHECK(site_path("/other/", "a.md", "/s/content", hugo) == "a.md");
  CHECK(site_path("/other/", "a.md", "/s/source", rules_of(&kHexo)) == "_posts/a.md");
  Settings jekyll = rules_of(&kJekyll);
  jekyll_rules(jekyll).collections_dir = "c";
  CHECK(site_path("/s/", "c/_posts/a.md", "/s", jekyll) == "_posts/a.md");
  CHECK(site_path("/s/", "_posts/a.md", "/s", jekyll).empty());
}

TEST_CASE("Hexo's articles lie in _posts") {
  Settings hexo = rules_of(&kHexo);
  CHECK(is_article_of_site("_posts/a/b.md", hexo));
  for (const char* path : {"about/index.md", "_posts/_a/b.md", "_posts/.b.md", "_drafts/a.md"}) {
    CHECK_FALSE(is_article_of_site(path, hexo));
  }
  hexo.drafts = true;
  CHECK(is_article_of_site("_drafts/a.md", hexo));
  hexo_rules(hexo).post_asset_folder = true;
  CHECK_FALSE(is_article_of_site("_posts/a/page.html", hexo));
}

TEST_CASE("Jekyll's articles have dated names in any _posts, or lie in a collection") {
  Settings jekyll = rules_of(&kJekyll);
  CHECK(is_article_of_site("_posts/2021-07-09-x.md", jekyll));
  CHECK(is_article_of_site("a/b/_posts/c/2021-7-9-x.md", jekyll));
  for (const char* path : {"about.md", "_posts/x.md", "_site/_posts/2021-07-09-x.md",
                           "_posts/_a/2021-07-09-x.md", "_trips/x.md", "_drafts/x.md"}) {
    CHECK_FALSE(is_article_of_site(path, jekyll));
  }
  jekyll_rules(jekyll).collections = {"trips"};
  CHECK(is_article_of_site("_trips/x.md", jekyll));
}

TEST_CASE("Hugo's articles are all pages of the language that is read") {
  Settings hugo = rules_of(&kHugo);
  hugo_rules(hugo).other_languages = {"fr"};
  CHECK(is_article_of_site("posts/x.md", hugo));
  CHECK(is_article_of_site("posts/x/index.md", hugo));
  for (const char* path : {"posts/_index.md", "posts/_index.fr.md", "posts/x.fr.md"}) {
    CHECK_FALSE(is_article_of_site(path, hugo));
  }
}

}  // namespace feedgen
