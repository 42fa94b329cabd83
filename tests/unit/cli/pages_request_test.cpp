#include "cli/pages_request.h"

#include "cli/request.h"
#include "support/catch.h"
#include "support/memory_world.h"
#include "system/memory_files.h"

namespace feedgen {
namespace {

MemoryFiles hexo(const std::string& settings = "") {
  MemoryFiles files;
  files.put_file("site/_config.yml", "title: A\nurl: https://a.org\n" + settings);
  files.put_file("site/source/_posts/a.md", "---\ntitle: A\n---\n");
  files.put_folder("site/scaffolds");
  files.put_folder("site/public");
  return files;
}

MemoryFiles plain(const std::string& settings) {
  MemoryFiles files;
  files.put_file("site/feedgen.yaml", "base_url: https://a.org\narticles: posts\n" + settings);
  files.put_file("site/posts/a.md", "---\ntitle: A\n---\n");
  return files;
}

Options injecting(const std::string& output) {
  Options options;
  options.config = "site/feedgen.yaml";
  if (!output.empty()) options.output = output;
  options.inject = true;
  return options;
}

Options injecting_hexo(const std::string& output) {
  Options options = injecting(output);
  options.config.reset();
  options.articles = {"site/source/_posts"};
  return options;
}

BuildRequest request(const Options& options, MemoryFiles& files) {
  Result<PreparedBuild> prepared = prepare_build(options, MemoryWorld(files).world());
  REQUIRE(prepared);
  return prepared->request;
}

std::string problem(const Options& options, MemoryFiles& files) {
  const Result<PreparedBuild> prepared = prepare_build(options, MemoryWorld(files).world());
  REQUIRE_FALSE(prepared);
  CHECK(prepared.error().kind == ErrorKind::kUsage);
  CHECK_FALSE(prepared.error().message.remedy.empty());
  return prepared.error().message.problem;
}

}  // namespace

TEST_CASE("the pages are those that the generator makes, wherever the feeds lie") {
  MemoryFiles files = hexo();
  for (const auto& [output, below] :
       {std::pair<std::string, std::optional<std::string>>{"site/public", ""},
        {"site/public/feeds", "feeds"},
        {"elsewhere", std::nullopt}}) {
    CAPTURE(output);
    const BuildRequest got = request(injecting_hexo(output), files);
    CHECK(got.links == LinksInPages::kPut);
    CHECK(got.pages == "site/public");
    CHECK(got.feeds_below_pages == below);
  }
}

TEST_CASE("without a generator the pages lie above the feeds, as these are served") {
  MemoryFiles files = plain("");
  CHECK(request(injecting("www/feeds"), files).pages == "www");
  CHECK(problem(injecting("feeds"), files).find("articles of") != std::string::npos);
  CHECK(problem(injecting("www/out"), files).find("is not known") != std::string::npos);
  MemoryFiles root = plain("feeds_url: /\n");
  CHECK(request(injecting("www"), root).pages == "www");
  MemoryFiles deep = plain("feeds_url: /a/b/\n");
  CHECK(request(injecting("www/a/b/"), deep).pages == "www");
  CHECK(problem(injecting("www/b"), deep).find("is not known") != std::string::npos);
}

TEST_CASE("a setting turns links on, names the folder of pages, and stays below its own") {
  MemoryFiles files = plain("inject: www\noutput: out\n");
  Options options = injecting("");
  options.inject = false;
  const BuildRequest got = request(options, files);
  CHECK(got.links == LinksInPages::kPut);
  CHECK(got.pages == "site/www");
  CHECK_FALSE(got.needs_pages);
  MemoryFiles off = plain("inject: false\n");
  CHECK(request(options, off).links == LinksInPages::kLeave);
  MemoryFiles outside = plain("inject: ../www\n");
  CHECK(problem(options, outside).find("inject") != std::string::npos);
  MemoryFiles nameless = plain("inject: \"\"\n");
  CHECK(problem(options, nameless).find("inject") != std::string::npos);
}

TEST_CASE("links are taken out where that is asked for, whatever the settings say") {
  MemoryFiles files = plain("inject: www\n");
  Options options = injecting("out");
  options.inject = false;
  options.eject = true;
  CHECK(request(options, files).links == LinksInPages::kTake);
}

TEST_CASE("a generator's configuration can't name a folder of pages outside of its site") {
  MemoryFiles files = hexo("public_dir: ../../home\n");
  files.put_folder("home");
  CHECK(problem(injecting_hexo("feeds"), files).find("outside") != std::string::npos);
  CHECK(request(injecting_hexo("home"), files).links == LinksInPages::kPut);
}

TEST_CASE("articles are never changed") {
  MemoryFiles files = plain("");
  files.put_folder("site/feeds");
  CHECK(problem(injecting("site/feeds"), files).find("articles of") != std::string::npos);
  MemoryFiles inside = plain("inject: posts/pages\n");
  inside.put_folder("site/posts/pages");
  CHECK(problem(injecting("out"), inside).find("articles of") != std::string::npos);
  MemoryFiles left_out = plain("inject: posts/pages\nexclude: [/pages]\n");
  left_out.put_folder("site/posts/pages");
  CHECK(request(injecting("out"), left_out).pages == "site/posts/pages");
}

TEST_CASE("without the site's address there is nothing to link to") {
  MemoryFiles files;
  files.put_file("site/feedgen.yaml", "articles: posts\n");
  files.put_folder("site/posts");
  CHECK(problem(injecting("www/feeds"), files).find("address") != std::string::npos);
}

}  // namespace feedgen
