#include "catalog/identities.h"

#include <fstream>

#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/posix_files.h"

namespace feedgen {
namespace {

class FakeGit final : public Git {
 public:
  std::optional<Repository> repository;
  std::vector<Rename> renames;
  std::vector<std::string> calls;

  std::optional<Repository> find(const std::string& folder) override {
    calls.push_back("find " + folder);
    return repository;
  }
  std::vector<Rename> renames_since(const Repository&, const std::string& commit) override {
    calls.push_back("renames since " + commit);
    return renames;
  }
};

// Files named in a folder, each an article whose title and id are its text.
class Site {
 public:
  FakeGit git;
  Diagnostics diagnostics;
  std::string leave_out;  ///< a folder that is not looked at

  const std::string& top() const { return folder_.path(); }
  void write(const std::string& path, const std::string& text) {
    const std::filesystem::path file = folder_ / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  void remove(const std::string& path) { std::filesystem::remove(folder_ / path); }
  std::string operator/(const std::string& name) const { return folder_ / name; }

  /// The id of each file below `root`.
  std::map<std::string, std::string> run(const std::string& root,
                                         StateMode mode = StateMode::kWrite) {
    std::vector<SourceFile> sources;
    std::vector<Article> articles;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(folder_ / root).lexically_normal())) {
      const auto status = *files_.status(entry.path().string(), Links::kDoNotFollow);
      if (status->kind != FileKind::kFile || !entry.path().string().ends_with(".md")) continue;
      SourceFile source;
      source.shown = entry.path().string();
      source.path =
          entry.path()
              .lexically_relative(std::filesystem::path(folder_ / root).lexically_normal())
              .string();
      source.inode = status->inode;
      source.device = status->device;
      if (!leave_out.empty() && source.path.starts_with(leave_out)) continue;
      sources.push_back(source);
      Article article;
      article.path = source.path;
      article.file = source.shown;
      article.title = article.id = *files_.read(source.shown, 1000);
      articles.push_back(article);
    }
    std::vector<FoundFile> found;
    for (const SourceFile& source : sources) found.push_back({&source, {}});
    Identities identities(files_, git, {folder_.path(), mode}, diagnostics);
    identities.give({folder_ / root}, found, articles);
    identities.record([](const Article&) { return true; });
    std::map<std::string, std::string> ids;
    for (const Article& article : articles) ids[article.path] = article.id;
    return ids;
  }

 private:
  TemporaryFolder folder_;
  PosixFiles files_;
};

using Ids = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("ids come from the state folder, whatever the articles say later") {
  Site site;
  site.write("articles/a.md", "first");
  CHECK(site.run("articles") == Ids{{"a.md", "first"}});
  site.write("articles/a.md", "second");
  CHECK(site.run("articles", StateMode::kRead) == Ids{{"a.md", "first"}});
  CHECK(site.run("articles", StateMode::kNone) == Ids{{"a.md", "second"}});
  CHECK(site.run("articles") == Ids{{"a.md", "first"}});
}

TEST_CASE("the same path below two folders is two articles") {
  Site site;
  site.write("blog/a.md", "one");
  site.write("news/a.md", "two");
  site.run("blog");
  CHECK(site.run("news") == Ids{{"a.md", "two"}});
  CHECK(site.run("blog") == Ids{{"a.md", "one"}});
}

TEST_CASE("git is asked for its commit when ids change, and for renames where a name is gone") {
  Site site;
  site.git.repository = Repository{site / "articles", "c0ffee"};
  site.write("articles/a.md", "one");
  site.run("articles");
  CHECK(site.git.calls == std::vector<std::string>{"find " + (site / "articles")});
  site.git.calls.clear();
  site.run("articles");
  CHECK(site.git.calls.empty());
  site.remove("articles/a.md");
  site.write("articles/b.md", "quite another text");
  site.git.renames = {{"a.md", "b.md"}};
  CHECK(site.run("articles") == Ids{{"b.md", "one"}});
  CHECK(site.git.calls ==
        std::vector<std::string>{"find " + (site / "articles"), "renames since c0ffee"});
}

TEST_CASE("a name that leads to a file that was found under another one is gone") {
  Site site;
  site.git.repository = Repository{site.top(), "c0ffee"};
  site.git.renames = {{"old/a.md", "new/A.md"}};
  site.write("old/a.md", "one");
  site.write("new/b.md", "two");
  site.run(".");
  // As where case does not count: the old name still opens the file.
  std::filesystem::create_hard_link(site / "old/a.md", site / "new/A.md");
  site.leave_out = "old";
  CHECK(site.run(".") == Ids{{"new/A.md", "one"}, {"new/b.md", "two"}});
}

TEST_CASE("a name that leads to a file that was not found is not gone") {
  Site site;
  site.write("old/a.md", "one");
  site.run(".");
  site.write("new/A.md", "one");
  site.leave_out = "old";
  CHECK(site.run(".").at("new/A.md").starts_with("urn:uuid:"));
}

TEST_CASE("ids.tsv fills what the ledger does not know, and its mistakes are named") {
  Site site;
  site.write("articles/a.md", "one");
  site.run("articles");
  site.write("articles/b.md", "two");
  site.write("ids.tsv",
             "old b\tarticles/b.md\tT\t2021-07-10T13:01:16Z\n"
             "old a\tarticles/a.md\tT\t2021-07-10T13:01:16Z\n"
             "nonsense\n");
  CHECK(site.run("articles") == Ids{{"a.md", "one"}, {"b.md", "old b"}});
  REQUIRE(site.diagnostics.size() == 2);
  CHECK(site.diagnostics[0].message.place == Place{site / "ids.tsv", 3, 0});
  CHECK(site.diagnostics[1].message.place == Place{site / "ids.tsv", 2, 0});
  CHECK(site.diagnostics[1].message.problem ==
        "the article at this line's path is known by another id, which it keeps");
  site.remove("ids.tsv");
  CHECK(site.run("articles") == Ids{{"a.md", "one"}, {"b.md", "old b"}});
}

TEST_CASE("an export that the shell has emptied before it was read is warned of") {
  Site site;
  site.write("articles/a.md", "one");
  site.write("ids.tsv", "");
  site.run("articles", StateMode::kRead);
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics[0].message.problem == "this file is empty, and no other ids are known");
  site.run("articles");
  site.diagnostics.clear();
  site.run("articles");
  CHECK(site.diagnostics.empty());
}

TEST_CASE("ids.tsv is not read through a link") {
  Site site;
  site.write("articles/a.md", "one");
  site.write("secret", "password\n");
  std::filesystem::create_symlink("secret", site / "ids.tsv");
  site.run("articles");
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics[0].message.problem ==
        "this is no regular file, so no ids are read from it");
}

}  // namespace feedgen
