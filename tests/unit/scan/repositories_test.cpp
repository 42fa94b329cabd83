#include "scan/repositories.h"

#include "state/schema.h"
#include "support/catch.h"
#include "system/git.h"
#include "system/memory_files.h"

namespace feedgen {
namespace {

class OneRepository final : public Git {
 public:
  Repository repository;

  void announce(const std::string&, const std::string&) override {}
  std::optional<Repository> find(const std::string&) override { return repository; }
  std::optional<std::vector<Rename>> renames_since(const Repository&, const std::string&) override {
    return std::nullopt;
  }
  bool has_broken_off() const override { return false; }
  std::optional<std::string> commit_of(const Repository&, const std::string&) override {
    return std::nullopt;
  }
  bool tracks(const std::string&, const std::string&) override { return false; }
  std::optional<Difference> difference(const Repository&, const std::string&,
                                       const std::string&) override {
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("the commit of a repository is recorded, unless some articles could not be read at it") {
  MemoryFiles files;
  files.put_file("in/a.md", "");
  files.put_file("in/b.md", "");
  BuildRequest request;
  request.articles = {"in", "in"};
  request.state.home = "in";
  const Result<ArticleFolders> folders = ArticleFolders::open(files, request);
  REQUIRE(folders);
  Database database = std::move(*Database::in_memory());
  REQUIRE(database.run(kStateSchema));
  Session session(database);
  OneRepository git;
  const World world = system_world(files, git);
  const auto record = [&](char commit, bool keeps) {
    git.repository = {"/repository", std::string(40, commit)};
    Repositories repositories(session, world, *folders);
    CHECK(repositories.all().size() == 1);
    if (keeps) repositories.keep_recorded_heads();
    repositories.record_heads();
  };
  const auto recorded = [&] {
    return Repositories(session, world, *folders).recorded_head(git.repository);
  };
  CHECK(recorded() == std::nullopt);
  record('1', false);
  CHECK(recorded() == std::string(40, '1'));
  record('2', false);
  CHECK(recorded() == std::string(40, '2'));
  record('3', true);
  CHECK(recorded() == std::string(40, '2'));
  CHECK_FALSE(session.failure());
}

}  // namespace feedgen
