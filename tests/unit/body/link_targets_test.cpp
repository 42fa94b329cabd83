#include "body/link_targets.h"

#include "support/catch.h"
#include "system/memory_files.h"
#include "value/article.h"

namespace feedgen {
namespace {

struct Site {
  MemoryFiles files;
  Settings settings;
  Article article;
  std::vector<Article> articles;
  std::string site_path;

  explicit Site(const std::string& path) {
    settings.base_url = "https://h.example/sub/";
    settings.files = {"site/source"};
    article.path = path;
    article.file = "site/posts/" + path;
    article.url = "https://h.example/sub/2024/deep/";
    site_path = "_posts/" + path;
    for (const char* folder : {"site", "site/source", "site/source/pics", "site/posts",
                               "site/posts/notes", "site/posts/notes/deep", "out"}) {
      files.put_folder(folder);
    }
    files.put_file("site/source/pics/b.jpg", "x");
    files.put_file("site/source/pics/é.jpg", "x");
    files.put_file("site/posts/notes/deep/1.png", "x");
    files.put_file("out/secret.png", "x");
    files.put_file("site/posts/notes/page.html", "x");
    for (const char* other : {"notes/q.md", "My Note.md", "notes/page.html"}) {
      articles.emplace_back();
      articles.back().path = other;
      articles.back().url = "https://h.example/sub/" + std::to_string(articles.size()) + '/';
    }
  }

  template <class Ask>
  std::string ask(Ask ask) {
    const ArticleIndex index(
        [this] {
          std::vector<std::string> paths;
          for (const Article& each : articles) paths.push_back(each.path);
          return paths;
        },
        [this](std::size_t i) { return Result<Article>(articles[i]); });
    const ArticleAddresses addresses(index);
    const BodyPlace place{settings, article, site_path, {}, &addresses, files};
    return ask(LinkTargets(place));
  }
  std::string picture(const std::string& reference) {
    return ask([&](const LinkTargets& targets) { return targets.picture(reference); });
  }
  std::string link(const std::string& reference) {
    return ask([&](const LinkTargets& targets) { return targets.link(reference); });
  }
  std::string file(const std::string& reference) {
    return ask([&](const LinkTargets& targets) { return targets.file(reference); });
  }
};

struct Example {
  std::string reference;
  std::string target;
};

}  // namespace

TEST_CASE("a picture in Markdown lies where the site's renderer puts it") {
  Site site("notes/deep.md");
  site.settings.paths.pictures = PathHabits::From::kSite;
  const Example example = GENERATE(values<Example>({
      {"pics/b.jpg", "https://h.example/sub/pics/b.jpg"},
      {"./pics/b.jpg", "https://h.example/sub/pics/b.jpg"},
      {"../../pics/b.jpg", "https://h.example/sub/pics/b.jpg"},
      {"pics\\b.jpg", "https://h.example/sub/pics/b.jpg"},
      {"source/pics/b.jpg", "https://h.example/sub/pics/b.jpg"},
      {"pics/e\xCC\x81.jpg", "https://h.example/sub/pics/%C3%A9.jpg"},
      {"nowhere/b.jpg?v=2", "https://h.example/sub/nowhere/b.jpg?v=2"},
      // In the folder of the post's name, which editors write before it or not.
      {"deep/1.png", "https://h.example/sub/2024/deep/1.png"},
      {"1.png", "https://h.example/sub/2024/deep/1.png"},
      {"/pics/b.jpg", "/pics/b.jpg"},
      {"https://x.example/a.png", "https://x.example/a.png"},
      {"//x.example/a.png", "//x.example/a.png"},
      {"#a", "#a"},
      {"data:image/png;base64,AA", "data:image/png;base64,AA"},
  }));
  INFO(example.reference);
  CHECK(site.picture(example.reference) == example.target);
}

TEST_CASE("the folder of a post goes first where the renderer looks there first") {
  Site site("notes/deep.md");
  site.settings.paths = {PathHabits::From::kSite, PathHabits::From::kSite, true};
  site.article.url = "https://h.example/sub/posts/deep.html";
  site.files.put_file("site/source/1.png", "x");
  CHECK(site.picture("1.png") == "https://h.example/sub/posts/deep/1.png");
  CHECK(site.picture("2.png") == "https://h.example/sub/2.png");
}

TEST_CASE("a file is found where it lies if it is not where its address leads") {
  Site site("notes/deep.md");
  const Example example = GENERATE(values<Example>({
      {"pics/b.jpg", "https://h.example/sub/pics/b.jpg"},
      {"../../source/pics/b.jpg#x", "https://h.example/sub/pics/b.jpg#x"},
      {"/sub/pics/b.jpg", "/sub/pics/b.jpg"},
      {"/pics/b.jpg", "/pics/b.jpg"},
      {"no/such.jpg", "no/such.jpg"},
      {"pics/", "pics/"},
      {"v1.2", "v1.2"},
      {"../../../out/secret.png", "../../../out/secret.png"},
      {"%2e%2e/%2e%2e/out/secret.png", "%2e%2e/%2e%2e/out/secret.png"},
      {"/"
       "Users/me/Desktop/x.png",
       ""},
      {"C:/Users/me/x.png", "C:/Users/me/x.png"},
  }));
  INFO(example.reference);
  CHECK(site.file(example.reference) == example.target);
}

TEST_CASE("a file beside a page is served beside it") {
  Site site("notes/index.md");
  site.settings.files = {};
  site.settings.generator = nullptr;
  site.article.url = "https://h.example/sub/notes/";
  site.files.put_file("site/posts/notes/a.png", "x");
  CHECK(site.file("./a.png") == "./a.png");
}

TEST_CASE("a link to a file of an article leads to its address") {
  Site site("notes/deep.md");
  const Example example = GENERATE(values<Example>({
      {"q.md", "https://h.example/sub/1/"},
      {"./q.md#x", "https://h.example/sub/1/#x"},
      {"../notes/q.md?a=1#x", "https://h.example/sub/1/?a=1#x"},
      {"/notes/q.md", "https://h.example/sub/1/"},
      {"elsewhere/notes/q.markdown", "elsewhere/notes/q.markdown"},
      {"../My%20Note.md", "https://h.example/sub/2/"},
      {"My Note.md", "https://h.example/sub/2/"},
      {"page.html", "https://h.example/sub/3/"},
      {"q.html", "q.html"},
      {"missing.md", "missing.md"},
      {"https://x.example/q.md", "https://x.example/q.md"},
      {"#q.md", "#q.md"},
      {"mailto:a@b.example", "mailto:a@b.example"},
      // Pelican, Zola, Docusaurus.
      {"{filename}q.md#x", "https://h.example/sub/1/#x"},
      {"{filename}/notes/q.md", "https://h.example/sub/1/"},
      {"|filename|q.md", "https://h.example/sub/1/"},
      {"{filename}../talks/t.rst", ""},
      {"{static}/img/i.png", "https://h.example/sub/img/i.png"},
      {"{author}ana", ""},
      {"@/notes/q.md#x", "https://h.example/sub/1/#x"},
      {"@/notes/none.md", ""},
      {"@site/static/i.png", "https://h.example/sub/i.png"},
      {"[[q", "https://h.example/sub/1/"},
      {"[[notes/q#A Part", "https://h.example/sub/1/#a-part"},
      {"[[My Note", "https://h.example/sub/2/"},
      {"[[#A Part", "#a-part"},
      {"[[b.jpg", ""},
      {"[[pics/b.jpg", "https://h.example/sub/pics/b.jpg"},
      {"[[Nobody", ""},
  }));
  INFO(example.reference);
  CHECK(site.link(example.reference) == example.target);
}

}  // namespace feedgen
