#include "ping.h"

#include <fstream>

#include "publish/published_feeds.h"
#include "state/state.h"
#include "support/catch.h"
#include "support/fake_http.h"
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
class World {
 public:
  explicit World(FakeHttp::Script script) : script_(std::move(script)) {
    job.settings.base_url = "https://example.org/";
    job.settings.hubs = {"https://hub.example/"};
    job.output = folder_ / "feeds";
    job.home = folder_.path();
    job.mode = PingMode::kUntilNothing;
  }

  void publish(const std::string& path, const std::string& text) {
    std::filesystem::create_directories(job.output);
    std::ofstream(job.output + '/' + path) << text;
    const FileStamp stamp = (*files_.status(job.output + '/' + path, Links::kDoNotFollow))->stamp;
    Diagnostics notes;
    State state(files_, {job.home, StateMode::kWrite}, notes);
    Session session(*state.database());
    PublishedFeeds feeds(session, output_from_home(files_, job.output, job.home));
    feeds.set_made_by(1, 1);
    feeds.put(path, {"https://example.org/feeds/" + path, {1}, hash128(text), {}, stamp});
    state.commit();
    REQUIRE(notes.empty());
  }

  // By the file itself, whoever runs the test: SQLite's "write version" is one that it only reads.
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
    PingWorld world;
    world.connect = [&](const HttpLimits&) { return std::make_unique<Door>(*this); };
    world.clock = {[&] { return http_.now(); },
                   [&] {
                     return Instant{1'000'000s} + std::chrono::duration_cast<std::chrono::seconds>(
                                                      http_.now().time_since_epoch());
                   }};
    world.pause = [&](std::chrono::milliseconds time) { static_cast<void>(http_.wait(time)); };
    world.random = [] { return 0.5; };
    Result<PingReport> report = feedgen::ping(job, files_, world);
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

  PingJob job;

 private:
  // Runs have a client each; the world is one.
  class Door final : public HttpClient {
   public:
    explicit Door(World& world) : world_(world) {}
    void start(std::size_t ticket, const HttpRequest& request) override {
      world_.http_.start(ticket, request);
    }
    std::optional<HttpFinished> wait(std::chrono::milliseconds most) override {
      return world_.http_.wait(most);
    }
    void abandon() override { world_.http_.abandon(); }

   private:
    World& world_;
  };

  TemporaryFolder folder_;
  PosixFiles files_;
  FakeHttp::Script script_;
  FakeHttp http_{[this](const HttpRequest& asked) { return script_(asked); }};
};

TEST_CASE("a feed is told of once, and again when it has changed") {
  World world([](const HttpRequest&) { return status(202); });
  world.publish("rss.xml", "one");
  CHECK(world.ping().sent == 1);
  CHECK(world.ping().sent == 0);
  world.publish("rss.xml", "two");
  const PingReport report = world.ping();
  CHECK(report.sent == 1);
  CHECK(report.count(NoticeState::kAccepted) == 1);
  CHECK(report.diagnostics.empty());
  CHECK(world.sent().size() == 2);
  CHECK(
      world.sent().front() ==
      "https://hub.example/ hub.mode=publish&hub.url=https%3A%2F%2Fexample.org%2Ffeeds%2Frss.xml");
}

TEST_CASE("whoever waits for a dead hub waits until it is given up, in few requests") {
  World world([](const HttpRequest&) { return status(500); });
  world.publish("rss.xml", "one");
  world.job.settings.notify.give_up_after = std::chrono::days{3};
  const PingReport report = world.ping();
  CHECK(report.sent == 0);
  CHECK(report.count(NoticeState::kGivenUp) == 1);
  CHECK(world.time() >= std::chrono::days{3});
  CHECK(world.time() < std::chrono::days{4});
  CHECK(world.sent().size() < 40);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].message.problem ==
        "websub https://hub.example/ can't be told of 1 change, and is given up: answered 500");
  CHECK(world.ping().count(NoticeState::kDue) == 0);
}

TEST_CASE("what only looks sends nothing and writes nothing") {
  World world([](const HttpRequest&) { return status(202); });
  world.publish("rss.xml", "one");
  world.job.mode = PingMode::kLook;
  const PingReport report = world.ping();
  CHECK(report.targets.at(0).notices.at(0).is_ready);
  CHECK(report.count(NoticeState::kDue) == 1);
  CHECK(world.sent().empty());
}

TEST_CASE("a file that is not the one that was published is told of by nobody") {
  World world([](const HttpRequest&) { return status(202); });
  world.publish("rss.xml", "one");
  std::ofstream(world.job.output + "/rss.xml") << "edited by hand";
  world.job.mode = PingMode::kOnce;
  const PingReport report = world.ping();
  CHECK(world.sent().empty());
  CHECK(report.count(NoticeState::kDue) == 1);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].message.problem.ends_with(
      "rss.xml is not as it was published, so nobody is told of it"));
}

TEST_CASE("whoever waits does not wait for a build") {
  World world([](const HttpRequest&) { return status(202); });
  world.publish("atom.xml", "one");
  world.publish("rss.xml", "one");
  std::ofstream(world.job.output + "/rss.xml") << "edited by hand";
  const PingReport report = world.ping();
  CHECK(world.sent().size() == 1);
  CHECK(report.count(NoticeState::kDue) == 1);
  CHECK(report.diagnostics.size() == 1);
  CHECK(world.time() < 10s);
}

TEST_CASE("nobody is told before the public address serves what was published") {
  int asked = 0;
  World world([&](const HttpRequest& request) {
    if (request.method == HttpMethod::kPost) return status(202);
    FakeHttp::Answer page = status(200);
    page.result->body = ++asked < 20 ? "old" : "one";
    return page;
  });
  world.publish("rss.xml", "one");
  world.job.settings.notify.moment = NotifyMoment::kLive;
  world.job.mode = PingMode::kOnce;
  const PingReport once = world.ping();
  CHECK(once.count(NoticeState::kDue) == 1);
  REQUIRE(once.diagnostics.size() == 1);
  CHECK(once.diagnostics[0].message.problem ==
        "https://example.org/feeds/rss.xml does not serve what was published, so nobody is told of "
        "it: it serves something else");
  CHECK(world.time() <= 120s);
  world.job.mode = PingMode::kUntilNothing;
  const PingReport report = world.ping();
  CHECK(report.sent == 1);
  CHECK(report.diagnostics.empty());
  CHECK(asked == 20);
}

TEST_CASE("where nothing can be recorded, nobody is told") {
  World world([](const HttpRequest&) { return status(202); });
  world.publish("rss.xml", "one");
  world.make_state_read_only();
  const PingReport report = world.ping();
  CHECK(world.sent().empty());
  CHECK(report.count(NoticeState::kDue) == 1);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].message.problem.starts_with(
      "the state can't be used, so nobody is told of anything: "));
}

TEST_CASE("without a state there is nothing to tell, and without targets nobody") {
  World world([](const HttpRequest&) { return status(202); });
  const PingReport report = world.ping();
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(report.diagnostics[0].message.problem == "nothing is known of what is published");
  world.publish("rss.xml", "one");
  world.job.output += "/other";
  CHECK(world.ping().diagnostics.at(0).message.problem.starts_with(
      "nothing is known of what is published in "));
  CHECK(world.sent().empty());
}

}  // namespace
}  // namespace feedgen
