#include "state/state.h"

#include <fstream>
#include <future>
#include <optional>

#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/posix_files.h"

namespace feedgen {
namespace {

struct Site {
  TemporaryFolder folder;
  PosixFiles files;
  Diagnostics diagnostics;

  State open(StateMode mode = StateMode::kWrite) {
    return State(files, {folder.path(), mode, std::chrono::milliseconds{30}}, diagnostics);
  }
  std::string only_problem() const {
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].severity == Severity::kWarning);
    CHECK_FALSE(diagnostics[0].message.remedy.empty());
    return diagnostics[0].message.problem;
  }
};

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

TEST_CASE("the state is a folder that git ignores, with a database") {
  Site site;
  State state = site.open();
  REQUIRE(state.is_writable());
  state.commit();
  CHECK(text_of(site.folder / ".feedgen/.gitignore") == "*\n");
  CHECK(std::filesystem::exists(site.folder / ".feedgen/state.db"));
  CHECK(site.diagnostics.empty());
}

TEST_CASE("a run that waits for a state that is taken back makes one of its own") {
  Site site;
  std::optional<State> first(site.open());
  REQUIRE(first->is_writable());
  PosixFiles files;
  Diagnostics diagnostics;
  std::promise<void> waits;
  StateRequest request{site.folder.path(), StateMode::kWrite, std::chrono::seconds{60}};
  request.tell = [&](const Message&) { waits.set_value(); };
  auto second = std::async(std::launch::async, [&] {
    State state(files, request, diagnostics);
    const bool is_writable = state.is_writable();
    state.commit();
    return is_writable;
  });
  waits.get_future().wait();
  first->take_back();
  first.reset();
  CHECK(second.get());
  CHECK(diagnostics.empty());
  CHECK(text_of(site.folder / ".feedgen/.gitignore") == "*\n");
  CHECK(site.open().database() != nullptr);
  CHECK(std::filesystem::file_size(site.folder / ".feedgen/state.db") > 0);
}

TEST_CASE("a database that was emptied after a build is said to be empty") {
  Site site;
  site.open().commit();
  std::ofstream(site.folder / ".feedgen/state.db", std::ios::trunc).close();
  SECTION("a build begins a new one") {
    State state = site.open();
    CHECK(state.is_writable());
  }
  SECTION("a dry run knows nothing") { CHECK(site.open(StateMode::kRead).database() == nullptr); }
  CHECK(site.only_problem() == "it was emptied: ids that only it knew are lost");
}

TEST_CASE("a database that was removed, or never written, is new") {
  Site site;
  SECTION("removed") {
    site.open().commit();
    std::filesystem::remove(site.folder / ".feedgen/state.db");
  }
  SECTION("the first build was killed") {
    { const State killed = site.open(); }
    std::ofstream(site.folder / ".feedgen/state.db", std::ios::trunc).close();
  }
  CHECK(site.open().is_writable());
  CHECK(site.diagnostics.empty());
}

TEST_CASE("without a mode there is no state, and nothing is looked at") {
  Site site;
  State state = site.open(StateMode::kNone);
  CHECK(state.database() == nullptr);
  CHECK(std::filesystem::is_empty(site.folder.path()));
}

TEST_CASE("a folder of state that is a link or a file is left alone") {
  Site site;
  std::filesystem::create_directory(site.folder / "elsewhere");
  SECTION("a link") {
    std::filesystem::create_directory_symlink("elsewhere", site.folder / ".feedgen");
    CHECK(site.open().database() == nullptr);
    CHECK(site.only_problem() ==
          "this is a symbolic link, so nothing is kept from one run to the next");
  }
  SECTION("a link that leads nowhere") {
    std::filesystem::create_directory_symlink("nowhere", site.folder / ".feedgen");
    CHECK(site.open().database() == nullptr);
    CHECK_FALSE(std::filesystem::exists(site.folder / "nowhere"));
    site.only_problem();
  }
  SECTION("a file") {
    std::ofstream(site.folder / ".feedgen") << "precious";
    CHECK(site.open().database() == nullptr);
    CHECK(site.only_problem() ==
          "this is no folder that can be used, so nothing is kept from one run to the next");
    CHECK(text_of(site.folder / ".feedgen") == "precious");
  }
  CHECK(std::filesystem::is_empty(site.folder / "elsewhere"));
}

TEST_CASE("a database that is a link is left alone") {
  Site site;
  site.open().commit();
  std::filesystem::rename(site.folder / ".feedgen/state.db", site.folder / "other.db");
  std::filesystem::create_symlink("../other.db", site.folder / ".feedgen/state.db");
  CHECK(site.open().database() == nullptr);
  CHECK(site.only_problem() ==
        "this is no regular file, so nothing is kept from one run to the next");
}

TEST_CASE("a damaged database is put aside with its journals, and a new one begun") {
  Site site;
  site.open().commit();
  const std::string database = site.folder / ".feedgen/state.db";
  std::ofstream(database) << std::string(10'000, 'x');
  std::ofstream(database + "-journal") << "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
  {
    State state = site.open();
    REQUIRE(state.is_foreign());
    state.rebuild("", 0);
    CHECK(state.is_writable());
    CHECK(site.only_problem() == "it is damaged: its journal names another file; 0 ids are kept");
    state.commit();
  }
  CHECK(text_of(database + ".old-1").size() == 10'000);
  CHECK(std::filesystem::exists(database + ".old-1-journal"));
  std::ofstream(database) << std::string(20'000, 'x');
  site.open().rebuild("", 0);
  CHECK(text_of(database + ".old-2").size() == 20'000);
}

TEST_CASE("a database of something else than feedgen is foreign") {
  Site site;
  site.open().commit();
  {
    auto database = Database::open(site.folder / ".feedgen/state.db", Database::Access::kWrite,
                                   std::chrono::milliseconds{30});
    REQUIRE(database->run("PRAGMA application_id = 5"));
  }
  State state = site.open();
  CHECK(state.is_foreign());
  state.rebuild("", 0);
  CHECK_FALSE(state.is_foreign());
  CHECK(site.only_problem() == "something else than feedgen wrote it; 0 ids are kept");
}

TEST_CASE("a state that was made for another folder is foreign, unless the environment vouches") {
  Site made, here;
  made.open().commit();
  std::filesystem::copy(made.folder / ".feedgen", here.folder / ".feedgen");
  SECTION("a copy") {
    const State state = here.open();
    CHECK(state.is_from_elsewhere());
    CHECK(state.is_foreign());
  }
  SECTION("a copy of the database alone") {
    std::filesystem::remove_all(here.folder / ".feedgen");
    here.open().commit();
    std::filesystem::copy_file(made.folder / ".feedgen/state.db", here.folder / ".feedgen/state.db",
                               std::filesystem::copy_options::overwrite_existing);
    CHECK(here.open().is_from_elsewhere());
  }
  SECTION("a copy that is one's own, once and from then on") {
    StateRequest request{here.folder.path(), StateMode::kWrite, std::chrono::milliseconds{30},
                         true};
    State(here.files, request, here.diagnostics).commit();
    CHECK_FALSE(here.open().is_foreign());
  }
  SECTION("the folder under another name") {
    std::filesystem::rename(made.folder / ".feedgen", here.folder / "moved");
    std::filesystem::remove_all(here.folder / ".feedgen");
    std::filesystem::rename(here.folder / "moved", here.folder / ".feedgen");
    CHECK_FALSE(here.open().is_foreign());
  }
  CHECK(here.diagnostics.empty());
}

TEST_CASE("a state that is there and can't be read now stops the run, and stays as it is") {
  Site site;
  site.open().commit();
  const std::string database = site.folder / ".feedgen/state.db";
  const std::string bytes = text_of(database);
  auto other = Database::open(database, Database::Access::kWrite, std::chrono::milliseconds{30});
  REQUIRE(other->run("BEGIN EXCLUSIVE"));
  for (const StateMode mode : {StateMode::kWrite, StateMode::kRead}) {
    State state = site.open(mode);
    REQUIRE(state.failure());
    CHECK(state.failure()->message.problem == "another run of feedgen holds the state");
    CHECK_FALSE(state.is_foreign());
    const Result<Database*> work = state.work();
    REQUIRE_FALSE(work);
    CHECK(work.error().kind == ErrorKind::kOutput);
  }
  CHECK(site.diagnostics.empty());
  CHECK(text_of(database) == bytes);
}

TEST_CASE("a run that comes while another one writes reads, and says that it keeps nothing") {
  Site site;
  site.open().commit();
  const State first = site.open();
  REQUIRE(first.is_writable());
  State second = site.open();
  CHECK(second.database() != nullptr);
  CHECK_FALSE(second.is_writable());
  CHECK(site.only_problem() == "another run of feedgen holds the state, so new ids are not kept");
}

TEST_CASE("a dry run reads what there is while another one writes") {
  Site site;
  site.open().commit();
  const State first = site.open();
  State dry = site.open(StateMode::kRead);
  CHECK(dry.database() != nullptr);
  CHECK(site.diagnostics.empty());
}

}  // namespace feedgen
