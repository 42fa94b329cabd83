#include "ping.h"

#include <fstream>

#include "publish/published_feeds.h"
#include "state/state.h"
#include "support/catch.h"
#include "support/fake_http.h"
#include "support/memory_world.h"
#include "support/temporary_folder.h"
#include "system/posix_files.h"
#include "text/hash.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

FakeHttp::Answer status(int code) {
  HttpAnswer answer;
  answer.status = code;
  return {answer};
}

// A folder of feeds as a build leaves it, and a web whose time goes by only while it is waited for.
class PingedSite {
 public:
  explicit PingedSite(FakeHttp::Script script) : script_(std::move(script)) {
    run.settings.base_url = "https://example.org/";
    run.settings.hubs = {"https://hub.example/"};
    run.output = folder_ / "feeds";
    run.home = folder_.path();
    run.mode = PingMode::kUntilNothing;
  }

  void publish(const std::string& path, const std::string& text) {
    std::filesystem::create_directories(run.output);
    std::ofstream(run.output + '/' + path) << text;
    const FileStamp stamp = (*files_.status(run.output + '/' + path, Links::kDoNotFollow))->stamp;
    Diagnostics notes;
    State state(files_, {run.home, StateMode::kWrite}, notes);
    Session session(*state.database());
    PublishedFeeds feeds(session, output_from_home(files_, run.output, run.home));
    feeds.set_made_by(1, 1);
    feeds.put(path,
              {"https://example.org/feeds/" + path, {1}, hash128(text), {}, stamp, "rss", true});
    state.commit();
    REQUIRE(notes.empty());
  }

  // In the file itself, since root may write any file: SQLite only reads this "write version".
  void make_state_read_only() const {
    std::fstream file(folder_ / ".feedgen/state.db", std::ios::in | std::ios::out);
    std::string page(4096, '\0');
    file.read(page.data(), 4096);
    page[18] = 3;
    std::uint64_t seal = hash64(std::string_view(page).substr(0, 4088), 1);
    for (std::size_t i = 4088; i < 4096; ++i, seal >>= 8U) page[i] = static_cast<char>(seal);
    file.seekp(0).write(page.data(), 4096);
    REQUIRE(file.good());
  }

  PingReport ping() {
    NoGit git;
    const World world{
        files_,
        git,
        {[&] {
           return Instant{1'000'000s} +
                  std::chrono::duration_cast<std::chrono::seconds>(http_.now().time_since_epoch());
         },
         [&] { return http_.now(); },
         [&](std::chrono::milliseconds time) { static_cast<void>(http_.wait(time)); }},
        [] { return 0.5; },
        [&](const HttpLimits&) { return std::make_unique<Door>(*this); },
        1};
    Result<PingReport> report = feedgen::ping(run, world);
    REQUIRE(report.has_value());
    return std::move(*report);
  }

  std::chrono::seconds time() const {
    return std::chrono::duration_cast<std::chrono::seconds>(http_.now().time_since_epoch());
  }
  std::vector<std::string> sent() const {
    std::vector<std::string> sent;
    for (const HttpRequest& one : http_.started()) sent.push_back(one.url + ' ' + one.body);
    return sent;
  }

  PingRun run;

 private:
  // Each run has a client of its own; the web is one.
  class Door final : public HttpClient {
   public:
    explicit Door(PingedSite& site) : site_(site) {}
    void start(std::size_t ticket, const HttpRequest& request) override {
      site_.http_.start(ticket, request);
    }
    std::optional<HttpFinished> wait(std::chrono::milliseconds most) override {
      return site_.http_.wait(most);
    }
    void abandon() override { site_.http_.abandon(); }

   private:
    PingedSite& site_;
  };

  TemporaryFolder folder_;
  PosixFiles files_;
  FakeHttp::Script script_;
  FakeHttp http_{[this](const HttpRequest& asked) { return script_(asked); }};
};

TEST_CASE("a feed is pinged about once, and again when it has changed") {
  PingedSite site([](const HttpRequest&) { return status(202); });
  site.publish("rss.xml", "one");
  CHECK(site.ping().sent == 1);
  CHECK(site.ping().sent == 0);
  site.publish("rss.xml", "two");
  const PingReport report = site.ping();
  CHECK(report.sent == 1);
  CHECK(report.count(NoticeState::kAccepted) == 1);
  CHECK(report.diagnostics.empty());
  CHECK(site.sent().size() == 2);
  CHECK(
      site.sent().front() ==
      "https://hub.example/ hub.mode=publish&hub.url=https%3A%2F%2Fexample.org%2Ffeeds%2Frss.xml");
}

TEST_CASE("a run that waits for a dead hub waits until it is given up, in few requests") {
  PingedSite site([](const HttpRequest&) { return status(500); });
  site.publish("rss.xml", "one");
  site.run.settings.notify.give_up_after = std::chrono::days{3};
  const PingReport report = site.ping();
  CHECK(report.sent == 0);
  CHECK(report.count(NoticeState::kGivenUp) == 1);
  CHECK(site.time() >= std::chrono::days{3});
  CHECK(site.time() < std::chrono::days{4});
  CHECK(site.sent().size() < 40);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(
      report.diagnostics[0].message.problem ==
      "websub https://hub.example/ can't be pinged about 1 change, and is given up: answered 500");
  CHECK(site.ping().count(NoticeState::kDue) == 0);
}

TEST_CASE("a run that only looks sends nothing and writes nothing") {
  PingedSite site([](const HttpRequest&) { return status(202); });
  site.publish("rss.xml", "one");
  site.run.mode = PingMode::kLook;
  const PingReport report = site.ping();
  CHECK(report.targets.at(0).notices.at(0).is_ready);
  CHECK(report.count(NoticeState::kDue) == 1);
  CHECK(site.sent().empty());
}

TEST_CASE("no target is pinged about a file that is not the one that was published") {
  PingedSite site([](const HttpRequest&) { return status(202); });
  site.publish("rss.xml", "one");
  std::ofstream(site.run.output + "/rss.xml") << "edited by hand";
  site.run.mode = PingMode::kOnce;
  const PingReport report = site.ping();
  CHECK(site.sent().empty());
  CHECK(report.count(NoticeState::kDue) == 1);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].message.problem.ends_with(
      "rss.xml is not as it was published, so it is not pinged about"));
}

TEST_CASE("a run that waits does not wait for a build") {
  PingedSite site([](const HttpRequest&) { return status(202); });
  site.publish("atom.xml", "one");
  site.publish("rss.xml", "one");
  std::ofstream(site.run.output + "/rss.xml") << "edited by hand";
  const PingReport report = site.ping();
  CHECK(site.sent().size() == 1);
  CHECK(report.count(NoticeState::kDue) == 1);
  CHECK(report.diagnostics.size() == 1);
  CHECK(site.time() < 10s);
}

TEST_CASE("no target is pinged before the public address serves what was published") {
  int asked = 0;
  PingedSite site([&](const HttpRequest& request) {
    if (request.method == HttpMethod::kPost) return status(202);
    FakeHttp::Answer page = status(200);
    page.result->body = ++asked < 20 ? "old" : "one";
    return page;
  });
  site.publish("rss.xml", "one");
  site.run.settings.notify.moment = NotifyMoment::kLive;
  site.run.mode = PingMode::kOnce;
  const PingReport once = site.ping();
  CHECK(once.count(NoticeState::kDue) == 1);
  REQUIRE(once.diagnostics.size() == 1);
  CHECK(once.diagnostics[0].message.problem ==
        "https://example.org/feeds/rss.xml does not serve what was published, so it is not "
        "pinged about: it serves something else");
  CHECK(site.time() <= 120s);
  site.run.mode = PingMode::kUntilNothing;
  const PingReport report = site.ping();
  CHECK(report.sent == 1);
  CHECK(report.diagnostics.empty());
  CHECK(asked == 20);
}

TEST_CASE("where nothing can be recorded, no ping is sent") {
  PingedSite site([](const HttpRequest&) { return status(202); });
  site.publish("rss.xml", "one");
  site.make_state_read_only();
  const PingReport report = site.ping();
  CHECK(site.sent().empty());
  CHECK(report.count(NoticeState::kDue) == 1);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].message.problem.starts_with(
      "the state can't be used, so no pings are sent: "));
}

TEST_CASE("without a state nothing is due") {
  PingedSite site([](const HttpRequest&) { return status(202); });
  const PingReport report = site.ping();
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].message.problem == "nothing is known of what is published");
  site.publish("rss.xml", "one");
  site.run.output += "/other";
  CHECK(site.ping().diagnostics.at(0).message.problem.starts_with(
      "nothing is known of what is published in "));
  CHECK(site.sent().empty());
}

}  // namespace
}  // namespace feedgen
