#include "system/git.h"

#include <cstdlib>
#include <fstream>
#include <map>

#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/process.h"

using namespace std::string_literals;

namespace feedgen {
namespace {

class Worktree {
 public:
  Worktree() { run({"init", "-q"}); }

  std::string path(const std::string& name) const { return folder_ / name; }
  const std::string& top() const { return folder_.path(); }

  void write(const std::string& name, const std::string& text) {
    const std::filesystem::path file = path(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }

  std::string commit() {
    run({"add", "-A"});
    run({"commit", "-q", "-m", "message", "--allow-empty"});
    return SystemGit().find(top())->head;
  }

  void run(std::vector<std::string> words) {
    ProcessRequest request;
    request.words = {"git", "-C", top(), "-c", "user.name=A", "-c", "user.email=a@example.org"};
    request.words.insert(request.words.end(), words.begin(), words.end());
    request.environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + top(),
                           "GIT_CONFIG_NOSYSTEM=1"};
    REQUIRE(output_of(request));
  }

 private:
  TemporaryFolder folder_;
};

std::string text(const std::string& word) {
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += word + " on line " + std::to_string(i) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("a folder's repository is found from within, with the commit that is checked out") {
  Worktree worktree;
  worktree.write("posts/线\n1/a.md", text("a"));
  SystemGit git;
  CHECK_FALSE(git.find(worktree.top()));  // nothing is committed
  const std::string head = worktree.commit();
  const std::optional<Repository> found = git.find(worktree.path("posts/线\n1"));
  REQUIRE(found);
  CHECK(found->top == worktree.top());
  CHECK(found->head == head);
  CHECK(head.size() == 40);
}

TEST_CASE("renames are found between a commit and what is staged, with odd names") {
  Worktree worktree;
  worktree.write("a \"b\"\n.md", text("a"));
  worktree.write("keep.md", text("keep"));
  const std::string before = worktree.commit();
  worktree.run({"mv", "--", "a \"b\"\n.md", "-新.md"});
  SystemGit git;
  const Repository repository = *git.find(worktree.top());
  const std::vector<Rename> expected{{"a \"b\"\n.md", "-新.md"}};
  CHECK(git.renames_since(repository, before) == expected);
  worktree.write("-新.md", text("a") + "and one more line\n");
  worktree.commit();
  CHECK(git.renames_since(repository, before) == expected);
  CHECK(git.renames_since(repository, git.find(worktree.top())->head)->empty());
}

TEST_CASE("a commit that git does not know, or that is none, renames nothing") {
  Worktree worktree;
  worktree.write("a.md", text("a"));
  worktree.commit();
  SystemGit git;
  const Repository repository = *git.find(worktree.top());
  CHECK_FALSE(git.renames_since(repository, std::string(40, 'a')));
  CHECK_FALSE(git.renames_since(repository, "--output=stolen"));
  CHECK_FALSE(git.has_broken_off());
  CHECK_FALSE(std::filesystem::exists(worktree.path("stolen")));
}

TEST_CASE("the difference of two commits is every name that was added, changed or removed") {
  Worktree worktree;
  worktree.write("folder/a \"b\"\n.md", text("a"));
  worktree.write("gone.md", text("gone"));
  worktree.write("keep.md", text("keep"));
  const std::string before = worktree.commit();
  std::filesystem::rename(worktree.path("gone.md"), worktree.path("-新.md"));
  worktree.write("folder/a \"b\"\n.md", text("other"));
  const std::string after = worktree.commit();
  worktree.run({"update-index", "--add", "--cacheinfo", "160000," + before + ",sub"});
  worktree.run({"commit", "-q", "-m", "a submodule"});
  // None of this may bend the names, and a file that is not there be no reason to give up.
  for (const auto& [name, value] :
       std::map<std::string, std::string>{{"diff.renames", "copies"},
                                          {"diff.relative", "true"},
                                          {"diff.noprefix", "true"},
                                          {"diff.mnemonicPrefix", "true"},
                                          {"diff.orderFile", worktree.path("missing")},
                                          {"diff.ignoreSubmodules", "all"},
                                          {"color.ui", "always"}}) {
    worktree.run({"config", name, value});
  }
  SystemGit git;
  const Repository repository = *git.find(worktree.path("folder"));
  const std::optional<Difference> difference = git.difference(repository, before, after);
  REQUIRE(difference);
  CHECK(difference->paths == std::vector<std::string>{"-新.md", "folder/a \"b\"\n.md", "gone.md"});
  CHECK(difference->is_plain);
  CHECK_FALSE(git.difference(repository, before, std::string(40, 'a')));
  CHECK_FALSE(git.difference(repository, "--output=stolen", after));
  const auto with_submodule = git.difference(repository, after, repository.head);
  REQUIRE(with_submodule);
  CHECK(with_submodule->paths == std::vector<std::string>{"sub"});
  CHECK_FALSE(with_submodule->is_plain);
}

TEST_CASE("what was announced is answered as if it had not been") {
  Worktree worktree;
  worktree.write("posts/线\n1/a.md", text("a"));
  const std::string first = worktree.commit();
  worktree.write("posts/线\n1/a.md", text("b"));
  const std::string second = worktree.commit();
  worktree.run({"tag", "-a", "v1", "-m", "a tag", first});
  worktree.write("HEAD~1^{commit}", "a file");
  worktree.write("x^{commit}", "a file");
  const std::string folder = worktree.path("posts/线\n1");
  SystemGit git;
  for (const std::string& revision :
       {first, "HEAD~1"s, "HEAD"s, "v1"s, ":/message"s, "@"s, "missing"s, "x"s, ""s, "-1"s,
        "--all"s, "HEAD~1..HEAD"s, "HEAD~1...HEAD"s, "^HEAD"s, "HEAD^@"s, "HEAD:"s, "HEAD HEAD"s}) {
    INFO(revision);
    const std::optional<Repository> expected = SystemGit().find(folder);
    git.announce(folder, revision);
    CHECK(git.find(folder) == expected);
    CHECK(git.commit_of(*expected, revision) == SystemGit().commit_of(*expected, revision));
    CHECK(git.find(folder) == expected);
  }
  CHECK(git.commit_of(*git.find(folder), "v1") == first);
}

TEST_CASE("what was announced is no answer to another question, nor to one that is asked later") {
  Worktree worktree, other;
  worktree.write("a.md", text("a"));
  const std::string first = worktree.commit();
  other.write("b.md", text("b"));
  const std::string others = other.commit();
  SystemGit git;
  git.announce(worktree.top(), "HEAD");
  CHECK(git.find(other.top())->head == others);
  CHECK(git.find(worktree.top())->head == first);
  worktree.write("a.md", text("b"));
  const std::string second = worktree.commit();
  CHECK(git.find(worktree.top())->head == second);
  git.announce(worktree.top(), "HEAD~1");
  const Repository repository = *git.find(worktree.top());
  CHECK(git.commit_of(repository, "HEAD~1") == first);
  git.announce(other.path("missing"), "HEAD");
  CHECK_FALSE(git.find(other.path("missing")));
  git.announce(other.top(), "HEAD~1");  // and nobody asks
}

TEST_CASE("where there is no repository, none is found") {
  const TemporaryFolder folder;
  CHECK_FALSE(SystemGit().find(folder.path()));
  CHECK_FALSE(SystemGit().find(folder / "missing"));
}

TEST_CASE("variables that hooks have do not mislead") {
  Worktree worktree, other;
  worktree.write("a.md", text("a"));
  const std::string head = worktree.commit();
  other.write("b.md", text("b"));
  other.commit();
  ::setenv("GIT_DIR", other.path(".git").c_str(), 1);
  ::setenv("GIT_INDEX_FILE", ".git/index", 1);
  const std::optional<Repository> found = SystemGit().find(worktree.top());
  ::unsetenv("GIT_DIR");
  ::unsetenv("GIT_INDEX_FILE");
  REQUIRE(found);
  CHECK(found->head == head);
}

TEST_CASE("programs that a repository's configuration names are not run") {
  Worktree worktree;
  worktree.write("a.md", text("a"));
  worktree.write(".gitattributes", "*.md diff=evil filter=evil\n");
  const std::string before = worktree.commit();
  const std::string evil = "touch " + worktree.path("evil");
  for (const char* name : {"core.fsmonitor", "core.pager", "diff.external", "diff.evil.command",
                           "diff.evil.textconv", "filter.evil.clean", "core.sshCommand",
                           "pager.diff-index", "pager.diff", "core.alternateRefsCommand"}) {
    worktree.run({"config", name, evil});
  }
  std::filesystem::remove(worktree.path("evil"));
  worktree.run({"-c", "core.fsmonitor=false", "-c", "filter.evil.clean=", "mv", "a.md", "b.md"});
  std::filesystem::remove(worktree.path("evil"));
  SystemGit git;
  CHECK(git.renames_since(*git.find(worktree.top()), before)->size() == 1);
  worktree.run({"-c", "core.fsmonitor=false", "commit", "-q", "-m", "message"});
  std::filesystem::remove(worktree.path("evil"));
  const Repository repository = *git.find(worktree.top());
  CHECK(git.difference(repository, before, repository.head)->paths.size() == 2);
  CHECK_FALSE(std::filesystem::exists(worktree.path("evil")));
}

}  // namespace feedgen
