// Builds in which a call to the file system fails, each in turn: nothing is different in silence,
// no id is lost, and the next good run ends where one without the fault would have.
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "build.h"
#include "feed/formats.h"
#include "ids/ledger_store.h"
#include "support/catch.h"
#include "support/faulty_files.h"
#include "support/temporary_folder.h"
#include "system/no_git.h"
#include "system/posix_files.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

using Tree = std::map<std::string, std::string>;

std::string bytes_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// But for what is hidden: temporary files can't be removed while nothing can.
Tree tree(const std::string& folder) {
  Tree files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const bool is_hidden = entry.path().filename().string().starts_with('.');
    if (!entry.is_regular_file() || is_hidden) continue;
    files[entry.path().lexically_relative(folder).string()] = bytes_of(entry.path());
  }
  return files;
}

// What a run left behind.
struct Outcome {
  bool is_complete = false;
  Tree feeds;
  std::vector<LedgerRow> ids;
  std::string said;
};

// A folder of articles with its feeds and its state, which can be set back to what they were. Feeds
// are set back by their names only, so that they are the files that are recorded.
class Site {
 public:
  Site() {
    for (int i = 0; i < 6; ++i) write("a/" + std::to_string(i), i, "One");
    for (int i = 6; i < 10; ++i) write("b/c/" + std::to_string(i), i, "Two");
    write("moved", 10, "One");
    write("top", 11, "Three");
    put("articles/pixel.png", "\x89PNG\r\n\x1a\n");
    put("ids.tsv", "urn:example:0\tarticles/a/0.md\tTitle of a/0\t2021-07-01T00:00:00Z\n");
  }

  // What a person does between two builds.
  void edit() const {
    fs::rename(folder_ / "articles/moved.md", folder_ / "articles/b/c/z.md");
    fs::rename(folder_ / "articles/a/1.md", folder_ / "articles/a/renamed.md");
    fs::remove(folder_ / "articles/a/2.md");
    write("a/3", 3, "Two");
    write("b/c/new", 20, "Two");
    put("articles/pixel.png", "\x89PNG\r\n\x1a\n and more");
  }

  // What may happen while a build goes on.
  void edit_meanwhile(int what) const {
    if (what == 0) std::ofstream(folder_ / "articles/top.md", std::ios::app) << "One line more.\n";
    if (what == 1) fs::rename(folder_ / "articles/a/4.md", folder_ / "articles/b/c/0.md");
    if (what == 2) fs::rename(folder_ / "articles/b/c/8.md", folder_ / "articles/a/0a.md");
    if (what == 3) fs::rename(folder_ / "articles/b", folder_ / "articles/0b");
  }
  void undo_edits() const {
    fs::remove_all(folder_ / "articles");
    fs::copy(folder_ / "kept/articles", folder_ / "articles", fs::copy_options::recursive);
  }

  void keep() const {
    fs::remove_all(folder_ / "kept");
    fs::create_directories(folder_ / "kept");
    fs::copy(folder_ / "articles", folder_ / "kept/articles", fs::copy_options::recursive);
    copy_feeds("feeds", "kept/feeds");
    if (fs::exists(folder_ / ".feedgen")) fs::copy(folder_ / ".feedgen", folder_ / "kept/.feedgen");
  }
  void set_back() const {
    fs::remove_all(folder_ / "feeds");
    fs::remove_all(folder_ / ".feedgen");
    copy_feeds("kept/feeds", "feeds");
    if (fs::exists(folder_ / "kept/.feedgen")) {
      fs::copy(folder_ / "kept/.feedgen", folder_ / ".feedgen");
    }
  }

  Outcome run(FileSystem& files, Reuse reuse = Reuse::kUnchanged) {
    BuildRequest request;
    request.reuse = reuse;
    request.articles = {folder_ / "articles"};
    request.output = folder_ / "feeds";
    request.settings.title = "Site";
    request.settings.base_url = "https://example.org/";
    request.settings.feeds_url = "https://example.org/feeds/";
    request.settings.hubs = {"https://hub.example/"};
    request.settings.files = request.articles;
    request.settings.formats = {format_of_word("atom"), format_of_word("json")};
    request.settings.limit = 8;
    request.now = Instant{std::chrono::seconds{1'700'000'000}};
    request.state = {folder_.path(), StateMode::kWrite};
    NoGit git;
    const Result<Report> report = build(request, system_world(files, git));
    Outcome outcome;
    outcome.is_complete = report && is_complete(*report);
    if (!report) outcome.said = report.error().message.problem;
    if (report) {
      for (const Message& one : report->unreadable) outcome.said += one.place.path + ' ';
    }
    outcome.feeds = tree(request.output);
    outcome.ids = ids();
    return outcome;
  }

  std::vector<LedgerRow> ids() {
    Diagnostics notes;
    State state(good_, {folder_.path(), StateMode::kRead}, notes);
    if (state.database() == nullptr) return {};
    Session session(*state.database());
    return LedgerStore(session).all();
  }

  std::string feeds() const { return folder_ / "feeds"; }
  Outcome run() { return run(good_); }
  PosixFiles& good() { return good_; }

 private:
  void put(const std::string& path, const std::string& bytes) const {
    fs::create_directories((folder_ / path).substr(0, (folder_ / path).rfind('/')));
    std::ofstream(folder_ / path, std::ios::binary) << bytes;
  }
  void write(const std::string& name, int day, const std::string& category) const {
    std::ostringstream text;
    text << "---\ntitle: Title of " << name << "\ndate: 2021-07-" << day + 1
         << "\npicture: https://example.org/pixel.png\ncategories: " << category
         << "\n---\nThe text of " << name << ", with {% post_link top %}.\n";
    put("articles/" + name + ".md", text.str());
  }
  void copy_feeds(const std::string& from, const std::string& to) const {
    fs::create_directories(folder_ / to);
    if (!fs::exists(folder_ / from)) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / from)) {
      const fs::path target = folder_ / to / entry.path().lexically_relative(folder_ / from);
      if (entry.is_directory()) fs::create_directories(target);
      if (entry.is_regular_file()) fs::create_hard_link(entry.path(), target);
    }
  }

  TemporaryFolder folder_;
  PosixFiles good_;
};

std::map<std::string, std::string> by_path(const std::vector<LedgerRow>& rows) {
  std::map<std::string, std::string> ids;
  for (const LedgerRow& row : rows) ids[row.path] += row.id + ' ';
  return ids;
}

void fail_each_call(Site& site, FaultyFiles::Fault fault) {
  site.keep();
  FaultyFiles counted(site.good(), "/.feedgen");
  const Outcome good = site.run(counted);
  REQUIRE(good.is_complete);
  REQUIRE(counted.calls() > 20);
  constexpr std::array<const char*, 4> kProblems{"Input/output error", "Permission denied",
                                                 "Too many open files", "No space left on device"};
  // The first call finds the state's folder, which has tests of its own.
  for (std::size_t call = 2; call <= counted.calls(); ++call) {
    site.set_back();
    const Tree before = tree(site.feeds());
    FaultyFiles faulty(site.good(), "/.feedgen");
    faulty.fail_at(call, fault, kProblems[call % kProblems.size()]);
    const Outcome hurt = site.run(faulty);
    INFO("call " << call << ": " << faulty.failed() << "; said: " << hurt.said);
    if (hurt.is_complete) CHECK(hurt.feeds == good.feeds);
    for (const auto& [path, bytes] : before) {
      const bool may_go = !good.feeds.contains(path);
      CHECK((may_go || hurt.feeds.contains(path)));
    }
    const Outcome healed = site.run();
    CHECK(healed.is_complete);
    CHECK(healed.feeds == good.feeds);
    CHECK(by_path(healed.ids) == by_path(good.ids));
  }
}

// The id of each article that was published before the edits, by its title.
std::map<std::string, std::string> by_title(const std::vector<LedgerRow>& rows) {
  std::map<std::string, std::string> ids;
  for (const LedgerRow& row : rows) {
    if (row.title != "Title of b/c/new") ids[row.title] += row.id + ' ';
  }
  return ids;
}

}  // namespace

TEST_CASE("articles that change or move while a build goes on keep their ids") {
  Site site;
  const Outcome first = site.run();
  REQUIRE(first.is_complete);
  site.edit();
  site.keep();
  FaultyFiles counted(site.good(), "/.feedgen");
  const Outcome quiet = site.run(counted);
  const int what = GENERATE(0, 1, 2, 3);
  for (std::size_t call = 1; call <= counted.calls(); ++call) {
    site.set_back();
    site.undo_edits();
    FaultyFiles disturbed(site.good(), "/.feedgen");
    disturbed.do_at(call, [&] { site.edit_meanwhile(what); });
    site.run(disturbed);
    INFO("edit " << what << " before call " << call);
    const Outcome next = site.run();
    CHECK(next.is_complete);
    CHECK(by_title(next.ids) == by_title(quiet.ids));
    const Outcome full = site.run(site.good(), Reuse::kNothing);
    CHECK(full.feeds == next.feeds);
    CHECK(by_title(full.ids) == by_title(quiet.ids));
  }
}

TEST_CASE("a full build in which any call fails says so, and the next one heals it") {
  Site site;
  fail_each_call(site, GENERATE(FaultyFiles::Fault::kOnce, FaultyFiles::Fault::kFromThereOn));
}

TEST_CASE("a build of changes in which any call fails says so, and the next one heals it") {
  Site site;
  REQUIRE(site.run().is_complete);
  site.edit();
  fail_each_call(site, GENERATE(FaultyFiles::Fault::kOnce, FaultyFiles::Fault::kFromThereOn));
}

}  // namespace feedgen
