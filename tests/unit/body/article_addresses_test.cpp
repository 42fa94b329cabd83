#include "body/article_addresses.h"

#include "support/catch.h"
#include "value/article.h"

using namespace feedgen;

TEST_CASE("articles are found by the names that generators' tags give them") {
  std::vector<std::string> paths;
  for (const char* path : {"_posts/2020-01-31-mill.md", "a/lock.md", "b/lock.md", "docs/index.md",
                           "2021/中文 标题.markdown"}) {
    paths.emplace_back(path);
  }
  int opened = 0;
  const ArticleIndex index([&] { return paths; },
                           [&](std::size_t i) {
                             ++opened;
                             Article article;
                             article.path = paths[i];
                             return Result<Article>(article);
                           });
  const ArticleAddresses addresses(index);
  const auto path_of = [&](std::string_view name) {
    const Article* article = addresses.find(name);
    return article == nullptr ? std::string("none") : article->path;
  };
  CHECK(path_of("mill") == "_posts/2020-01-31-mill.md");
  CHECK(path_of("2020-01-31-mill") == "_posts/2020-01-31-mill.md");
  CHECK(path_of("_posts/2020-01-31-mill.md") == "_posts/2020-01-31-mill.md");
  CHECK(path_of("/b/lock") == "b/lock.md");
  CHECK(path_of("b/lock.md") == "b/lock.md");
  CHECK(path_of("lock") == "a/lock.md");
  CHECK(path_of("docs/") == "docs/index.md");
  CHECK(path_of("docs") == "docs/index.md");
  CHECK(path_of("中文 标题") == "2021/中文 标题.markdown");
  CHECK(path_of("c/lock") == "none");
  CHECK(path_of("ock") == "none");
  CHECK(path_of("") == "none");
  CHECK(path_of("/") == "none");
  CHECK(opened == 5);  // each once
  CHECK(addresses.asked().front() == "mill");
  CHECK(addresses.asked()[3] == "lock");
  CHECK(last_parts_of("_posts/2020-01-31-mill.md") ==
        std::vector<std::string>{"2020-01-31-mill", "mill"});
  CHECK(last_parts_of("docs/index.md") == std::vector<std::string>{"docs"});
}

TEST_CASE("an article that can't be read now is not taken for one that is not there") {
  const ArticleIndex index(
      [] {
        return std::vector<std::string>{"a.md", "b.md"};
      },
      [](std::size_t i) -> Result<Article> {
        if (i == 0) return fail(ErrorKind::kUnreadable, "Input/output error");
        return fail(ErrorKind::kGone, "No such file or directory");
      });
  const ArticleAddresses gone(index);
  CHECK(gone.find("b") == nullptr);
  CHECK_FALSE(gone.unreadable());
  const ArticleAddresses unreadable(index);
  CHECK(unreadable.find("a") == nullptr);
  CHECK(unreadable.unreadable());
}
