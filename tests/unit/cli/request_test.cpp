#include "cli/request.h"

#include "feed/formats.h"
#include "support/catch.h"
#include "support/memory_world.h"
#include "system/memory_files.h"

namespace feedgen {
namespace {

Message failure(const Options& options, MemoryFiles& files) {
  const Result<PreparedBuild> prepared = prepare_build(options, MemoryWorld(files).world());
  REQUIRE_FALSE(prepared);
  CHECK(prepared.error().kind == ErrorKind::kUsage);
  return prepared.error().message;
}

Options with_articles() {
  Options options;
  options.articles = {"posts"};
  return options;
}

MemoryFiles site(const std::string& yaml) {
  MemoryFiles files;
  files.put_folder("posts");
  files.put_file("feedgen.yaml", yaml);
  return files;
}

}  // namespace

TEST_CASE("options win over the configuration") {
  MemoryFiles files = site("title: A\nlimit: 5\nbase_url: https://a.example\nformats: rss\n");
  Options options = with_articles();
  options.title = "B";
  options.limit = 0;
  options.base_url = "https://b.example";
  options.formats = std::vector<const FeedFormat*>{format_of_word("atom")};
  const Result<PreparedBuild> prepared = prepare_build(options, MemoryWorld(files).world());
  REQUIRE(prepared);
  CHECK(prepared->request.settings.title == "B");
  CHECK(prepared->request.settings.limit == 0);
  CHECK(prepared->request.settings.base_url == "https://b.example/");
  CHECK(prepared->request.settings.feeds_url == "https://b.example/feeds/");
  CHECK(prepared->request.settings.formats ==
        std::vector<const FeedFormat*>{format_of_word("atom")});
}

TEST_CASE("the configuration may name the folders, below its own") {
  MemoryFiles files;
  files.put_folder("site/posts");
  files.put_file("site/feedgen.yaml", "articles: posts\noutput: ./public/feeds\n");
  Options options;
  options.config = "site/feedgen.yaml";
  const Result<PreparedBuild> prepared = prepare_build(options, MemoryWorld(files).world());
  REQUIRE(prepared);
  CHECK(prepared->request.articles == std::vector<std::string>{"site/posts"});
  CHECK(prepared->request.output == "site/public/feeds");
}

TEST_CASE("a configuration can't reach out of its folder") {
  for (const char* yaml : {"output: /etc", "output: ../x", "output: a/../../x", "output: link",
                           "output: link/deeper/x"}) {
    CAPTURE(yaml);
    MemoryFiles files = site(yaml);
    files.put_folder("site/posts");
    files.put_file("site/feedgen.yaml", yaml);
    files.put_folder("elsewhere");
    files.put_link("site/link", "elsewhere");
    Options options;
    options.articles = {"site/posts"};
    CHECK(failure(options, files).problem.ends_with("lies outside the configuration's folder"));
  }
  MemoryFiles files = site("articles: /home\n");
  CHECK(failure(Options{}, files).problem ==
        "articles: \"/home\" lies outside the configuration's folder");
  CHECK(failure(Options{}, files).place.line == 1);
  MemoryFiles generator;
  generator.put_file("_config.yml", "plugins: [x]\nsource: ../..\n");
  CHECK(failure(Options{}, generator).place.path == "_config.yml");
}

TEST_CASE("a path that no system can have is not looked for") {
  std::string path = "a";
  for (int i = 0; i < 2048; ++i) path += "/a";
  MemoryFiles files = site("source: " + path + "\n");
  CHECK(failure(with_articles(), files).problem == "source: the path is too long");
}

TEST_CASE("without an address the user is told which setting to add") {
  MemoryFiles files = site("title: A\n");
  const Result<PreparedBuild> prepared = prepare_build(with_articles(), MemoryWorld(files).world());
  REQUIRE(prepared);
  REQUIRE_FALSE(prepared->notes.empty());
  CHECK(prepared->notes.back().severity == Severity::kWarning);
  CHECK(prepared->notes.back().message.remedy ==
        "add this line to feedgen.yaml: base_url: https://your-site.example/");
}

TEST_CASE("no articles, missing folders and missing configurations are usage errors") {
  MemoryFiles files;
  CHECK(failure(Options{}, files).problem.starts_with("no folder of articles is named"));
  CHECK(failure(Options{}, files).remedy.find("feedgen FOLDER -o feeds") != std::string::npos);
  CHECK(failure(with_articles(), files).problem == "there is no \"posts\"");
  files.put_folder("posts");
  Options options = with_articles();
  options.config = "missing.yaml";
  CHECK(failure(options, files).place.path == "missing.yaml");
}

TEST_CASE("a folder of articles that a configuration names and that is not there is its mistake") {
  MemoryFiles own;
  own.put_file("feedgen.yaml", "title: T\narticles: texts\n");
  CHECK(failure(Options{}, own).problem == "there is no \"texts\"");
  CHECK(failure(Options{}, own).place == Place{"feedgen.yaml", 2, 1});
  MemoryFiles hexo;
  hexo.put_file("_config.yml", "title: T\nnew_post_name: a\npost_asset_folder: true\n");
  hexo.put_folder("scaffolds");
  CHECK(failure(Options{}, hexo).problem ==
        "this is a site of Hexo, but its folder of articles, \"source/_posts\", is not there");
  MemoryFiles nothing_named;
  nothing_named.put_file("feedgen.yaml", "title: T\n");
  nothing_named.put_file("a.md", "");
  CHECK(failure(Options{}, nothing_named).place.path == "feedgen.yaml");
}

TEST_CASE("pages are made by files of the configuration's folder") {
  MemoryFiles files = site("page_template: look/page.mustache\npage_style: page.css\n");
  CHECK(failure(with_articles(), files).place == Place{"feedgen.yaml", 1, 1});
  files.put_file("look/page.mustache", "\xEF\xBB\xBF<head>\r\n{{{head}}}</head>{{titel}}");
  Message wrong = failure(with_articles(), files);
  CHECK(wrong.place == Place{"look/page.mustache", 2, 18});
  CHECK(wrong.problem == "there is nothing called \"titel\"");
  files.put_file("look/page.mustache", "\xEF\xBB\xBF<head>\r\n{{{head}}}</head>{{title}}");
  files.put_file("page.css", "a {\r color: red }\n@import 'x';");
  wrong = failure(with_articles(), files);
  CHECK(wrong.place == Place{"page.css", 3, 1});
  files.put_file("page.css", "a {\r color: red }\r\n");
  const Result<PreparedBuild> prepared = prepare_build(with_articles(), MemoryWorld(files).world());
  REQUIRE(prepared);
  CHECK(prepared->request.settings.page_look.page_template == "<head>\n{{{head}}}</head>{{title}}");
  CHECK(prepared->request.settings.page_look.style == "a {\n color: red }\n");
}

TEST_CASE("files of pages lie below the configuration's folder and do not end like articles") {
  for (const char* wrong : {"page_style: ../page.css\n", "page_style: /etc/passwd\n",
                            "page_template: ../../page.mustache\n", "page_template: page.html\n",
                            "page_template: page.MD\n", "page_style: posts\n"}) {
    CAPTURE(wrong);
    MemoryFiles files = site(wrong);
    CHECK(failure(with_articles(), files).place == Place{"feedgen.yaml", 1, 1});
  }
}

}  // namespace feedgen
