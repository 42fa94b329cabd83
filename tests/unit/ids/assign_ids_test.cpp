#include "ids/assign_ids.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ids/ids_tsv.h"
#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/posix_files.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

class FakeGit final : public Git {
 public:
  std::optional<Repository> repository;
  std::optional<std::vector<Rename>> renames = std::vector<Rename>{};
  bool breaks_off = false;
  std::vector<std::string> calls;

  void announce(const std::string& folder, const std::string& revision) override {
    calls.push_back("announce " + folder + ' ' + revision);
  }
  std::optional<Repository> find(const std::string& folder) override {
    calls.push_back("find " + folder);
    return repository;
  }
  std::optional<std::vector<Rename>> renames_since(const Repository&,
                                                   const std::string& commit) override {
    calls.push_back("renames since " + commit);
    return renames;
  }
  std::optional<std::string> commit_of(const Repository&, const std::string&) override {
    return std::nullopt;
  }
  bool tracks(const std::string&, const std::string&) override { return false; }
  bool has_broken_off() const override { return breaks_off; }
  std::optional<Difference> difference(const Repository&, const std::string&,
                                       const std::string&) override {
    return std::nullopt;
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
    BuildRequest request;
    request.articles = {std::filesystem::path(folder_ / root).lexically_normal().string()};
    request.state = {folder_.path(), mode};
    std::map<std::string, std::string> ids;
    const Result<Report> report =
        with_index(request, system_world(files_, git), rescue_ids, [&](Run& run) -> Result<Step> {
          auto imported = import_ids(run);
          REQUIRE(imported);
          ids = assign(run, {std::move(*imported), run});
          return Step::kDone;
        });
    REQUIRE(report);
    diagnostics.insert(diagnostics.end(), report->diagnostics.begin(), report->diagnostics.end());
    return ids;
  }

 private:
  std::map<std::string, std::string> assign(Run& run, ReadArticles articles) {
    const std::string& top = run.request.articles.front();
    const std::string& root = run.folders[0].root;
    Articles& index = run.index.articles;
    std::map<std::string, std::string> found = articles_below(top);
    for (const KnownArticle& known : index.shown()) {
      if (known.key.folder.root == root && found.contains(path_below_root(known.key))) continue;
      articles.add_gone(path_from_home(known.key));
      index.remove(known.key);
    }
    for (const auto& [path, text] : found) {
      ReadArticle article = read_file(root, path, top + '/' + path, text);
      const PutResult put = index.put(article.key, article.stamp, 0, record_of(article, text));
      article.number = put.article;
      article.has_other_bytes = put.has_other_bytes;
      articles.add(std::move(article));
    }
    index.finish();
    const AssignedIds assigned =
        assign_ids(std::move(articles), run,
                   [&](const KnownArticle& known, Run&) -> std::optional<ReadArticle> {
                     const std::string path = path_below_root(known.key);
                     ReadArticle article = read_file(root, path, top + '/' + path, found.at(path));
                     article.number = known.number;
                     article.has_other_bytes = false;
                     return article;
                   });
    std::map<std::string, std::string> ids;
    std::vector<PublishedArticle> published;
    for (const KnownArticle& known : index.shown()) {
      const std::string path = path_below_root(known.key);
      const std::string& text = found.at(path);
      ids[path] = index.id_of(known.number).value_or(text);
      published.push_back({ids[path], root + path, text, {}, fingerprint_of(text)});
    }
    record_ids(assigned, published, IdBinding::kBinds, run.session);
    run.repositories.record_heads();
    run.index.groups.save();
    CHECK_FALSE(run.session.failure());
    run.state.commit();
    return ids;
  }

  // Only what is equal byte for byte is alike.
  static Fingerprint fingerprint_of(const std::string& text) { return {hash128(text), {}}; }

  std::map<std::string, std::string> articles_below(const std::string& top) {
    std::map<std::string, std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top)) {
      if (!entry.is_regular_file() || !entry.path().string().ends_with(".md")) continue;
      const std::string path = entry.path().lexically_relative(top).string();
      if (!leave_out.empty() && path.starts_with(leave_out)) continue;
      found[path] = *files_.read(entry.path().string(), 1000);
    }
    return found;
  }

  ReadArticle read_file(const std::string& root, const std::string& path, const std::string& opened,
                        const std::string& text) {
    ReadArticle article;
    article.key = article_key(root, path);
    article.shown = opened;
    article.stamp = (*files_.status(opened, Links::kFollow))->stamp;
    article.fingerprint = fingerprint_of(text);
    article.article = std::make_unique<Article>();
    article.article->path = path;
    article.article->file = opened;
    article.article->title = article.article->id = text;
    article.article->fingerprint = article.fingerprint;
    return article;
  }

  static ArticleRecord record_of(const ReadArticle& article, const std::string& text) {
    ArticleRecord record;
    record.state = ArticleState::kShown;
    record.content = article.fingerprint.content;
    record.claim = record.entry_digest = std::max<std::uint64_t>(hash64(text), 1);
    return record;
  }

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

TEST_CASE(
    "git is asked for its commit when all is recorded, and for renames where a name is gone") {
  Site site;
  site.git.repository = Repository{site / "articles", std::string(40, 'c')};
  site.write("articles/a.md", "one");
  site.run("articles");
  CHECK(site.git.calls == std::vector<std::string>{"find " + (site / "articles")});
  site.git.calls.clear();
  site.remove("articles/a.md");
  site.write("articles/b.md", "quite another text");
  site.git.renames = {{{"a.md", "b.md"}}};
  CHECK(site.run("articles") == Ids{{"b.md", "one"}});
  CHECK(site.git.calls == std::vector<std::string>{"find " + (site / "articles"),
                                                   "renames since " + std::string(40, 'c')});
}

TEST_CASE(
    "that git does not say what was renamed is said where a name is gone and another is new") {
  Site site;
  site.git.repository = Repository{site / "articles", std::string(40, 'c')};
  site.write("articles/a.md", "one");
  site.write("articles/b.md", "two");
  site.run("articles");
  site.git.renames = std::nullopt;
  site.remove("articles/b.md");
  site.run("articles");
  CHECK(site.diagnostics.empty());
  site.remove("articles/a.md");
  site.write("articles/c.md", "quite another text");
  site.run("articles");
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics[0].message.problem.find("git does not say") != std::string::npos);
}

TEST_CASE("a commit is kept while git does not find a repository that is there") {
  Site site;
  const Repository repository{site.top(), std::string(40, 'c')};
  site.git.repository = repository;
  site.write(".git/HEAD", "");
  site.write("articles/a.md", "one");
  site.run("articles");
  site.git.repository.reset();
  site.run("articles");
  site.git.repository = repository;
  site.git.renames = {{{"articles/a.md", "articles/b.md"}}};
  site.remove("articles/a.md");
  site.write("articles/b.md", "quite another text");
  CHECK(site.run("articles") == Ids{{"b.md", "one"}});
  CHECK(site.diagnostics.empty());
}

TEST_CASE("a name that leads to a file that was found under another one is gone") {
  Site site;
  site.git.repository = Repository{site.top(), std::string(40, 'c')};
  site.git.renames = {{{"old/a.md", "new/A.md"}}};
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
