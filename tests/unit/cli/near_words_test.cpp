#include "cli/near_words.h"

#include "support/catch.h"
#include "system/memory_files.h"

namespace feedgen {

TEST_CASE("a path that is not there is answered with the name or the command that was meant") {
  MemoryFiles files;
  files.put_folder("articles");
  files.put_folder("site/posts");
  const auto remedy_for_path = [&](const std::string& path, MemoryFiles& in) {
    return missing_path(path, in).value().message.remedy;
  };
  CHECK(remedy_for_path("artikles", files) == "did you mean \"articles\"?");
  CHECK(remedy_for_path("site/post", files) == "did you mean \"site/posts\"?");
  CHECK(remedy_for_path("lst", files) == "did you mean feedgen list?");
  CHECK(remedy_for_path("list", files) == "write the command first: feedgen list");
  CHECK(remedy_for_path("nowhere/at/all", files) == "name the folder that holds the articles");
  CHECK(remedy_for_path("food", files) == "name the folder that holds the articles");
  CHECK(remedy_for_path("hlep", files) == "did you mean feedgen help?");
  CHECK(missing_path("lst", files).value().message.problem ==
        "\"lst\" is no command, and there is no such folder");
  files.put_folder("lsts");
  CHECK(remedy_for_path("lst", files) == "did you mean feedgen list or the folder \"lsts\"?");
}

TEST_CASE("the folder with the most articles is the likely one") {
  MemoryFiles files;
  CHECK(likely_folder(".", files).empty());
  files.put_file("README.md", "");
  files.put_file("notes/a.md", "");
  files.put_file("pages/2021/07/a.html", "");
  files.put_file("pages/2021/07/b.html", "");
  for (const char* other : {"node_modules/x/a.md", "node_modules/x/b.md", "node_modules/x/c.md",
                            "feeds/a.html", "feeds/b.html", "feeds/c.html", ".git/a.md"}) {
    files.put_file(other, "");
  }
  CHECK(likely_folder(".", files) == "pages");
  CHECK(no_articles_named("", files).value().message.remedy.ends_with(
      "type: feedgen pages -o feeds"));
  files.put_file("a.md", "");
  CHECK(likely_folder(".", files) == ".");
}

TEST_CASE("settings without a folder of articles are answered with the line to add") {
  MemoryFiles files;
  files.put_file("feedgen.yaml", "title: T\n");
  CHECK(no_articles_named("feedgen.yaml", files).value().message ==
        Message{"no folder of articles is named", "add articles, the folder that holds them",
                Place{"feedgen.yaml"}});
  files.put_file("my notes/a.md", "");
  CHECK(no_articles_named("feedgen.yaml", files).value().message.remedy ==
        "add the line articles: my notes");
}

TEST_CASE("a folder's name is written as a shell reads it") {
  MemoryFiles files;
  files.put_file("-my notes/a.md", "");
  CHECK(no_articles_named("", files).value().message.remedy.ends_with(
      "type: feedgen './-my notes' -o feeds"));
}

}  // namespace feedgen
