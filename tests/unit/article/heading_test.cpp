#include "article/heading.h"

#include "article/read_article.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::vector<Person> authors(const std::string& fields, const Settings& settings = {}) {
  const SourceFile file{"a.md", "a.md", Instant{}};
  const ArticleReading reading =
      read_article(file, "---\ntitle: A\ndate: 2021-07-10\n" + fields + "\n---\n", settings);
  REQUIRE(reading.article);
  return reading.article->authors;
}

using People = std::vector<Person>;

}  // namespace

TEST_CASE("author and authors are one list, each person once") {
  CHECK(authors("author: Jane\nauthors: [Bob, Jane]") == People{{"Jane", "", ""}, {"Bob", "", ""}});
  CHECK(authors("author: Jane\nauthors: [{name: Jane, email: j@x.org}]") ==
        People{{"Jane", "j@x.org", ""}});
}

TEST_CASE("two people of one name with different mail addresses are two") {
  CHECK(authors("authors: [Jane <a@x.org>, Jane <b@x.org>]").size() == 2);
}

TEST_CASE("commas separate authors only where they can do nothing else") {
  CHECK(authors("author: Doe, Jane") == People{{"Doe, Jane", "", ""}});
  CHECK(authors("author: Martin Luther King, Jr.").size() == 1);
  CHECK(authors("author: Foo Works, Bar Works, Inc.").size() == 1);
  CHECK(authors("author: Jane Doe, Bob Roe") == People{{"Jane Doe", "", ""}, {"Bob Roe", "", ""}});
  CHECK(authors("author: 'Jane, Bob, Ann'").size() == 3);
  CHECK(authors("authors: Jane, Bob").size() == 2);
  CHECK(authors("author: Jane <j@x.org>, Bob <b@x.org>") ==
        People{{"Jane", "j@x.org", ""}, {"Bob", "b@x.org", ""}});
  CHECK(authors("author: 'Doe, Jane; Roe, Bob'") ==
        People{{"Doe, Jane", "", ""}, {"Roe, Bob", "", ""}});
  CHECK(authors("author: 张三、李四").size() == 2);
  CHECK(authors("authors: ['Doe, Jane']").size() == 1);
}

TEST_CASE("an ampersand written as a reference separates nobody") {
  CHECK(authors("author: A &amp; B") == People{{"A & B", "", ""}});
}

TEST_CASE("a key stands for the author that the settings describe") {
  Settings settings;
  settings.authors_by_key = {{"jdoe", {"Jane Doe", "j@x.org", ""}}};
  CHECK(authors("author: jdoe", settings) == People{{"Jane Doe", "j@x.org", ""}});
  CHECK(authors("authors: [jdoe, Jane Doe]", settings) == People{{"Jane Doe", "j@x.org", ""}});
}

TEST_CASE("Hugo's params name the author where nobody else does") {
  CHECK(authors("params: {author: Jane}") == People{{"Jane", "", ""}});
  CHECK(authors("author: Bob\nparams: {author: Jane}") == People{{"Bob", "", ""}});
}

TEST_CASE("a map of an author may call the page homepage") {
  CHECK(authors("author: {name: J, homepage: 'https://j.example'}") ==
        People{{"J", "", "https://j.example/"}});
}

}  // namespace feedgen
