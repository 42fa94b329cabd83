#include "cli/follow.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "cli/place_feeds.h"
#include "cli/request.h"
#include "serve/settle.h"
#include "system/clock.h"
#include "system/folder_watch.h"
#include "system/traced_files.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using std::chrono::milliseconds;

// An editor writes several files when it saves one, git thousands in a checkout.
constexpr milliseconds kQuiet{200};
constexpr milliseconds kMostDelay{5000};
// The clock of the calendar may be set, and stands still while a machine sleeps.
constexpr milliseconds kLookAtClock{30'000};

bool is_at_or_below(const std::string& path, const std::string& folder) {
  return (path + '/').starts_with(folder.ends_with('/') ? folder : folder + '/');
}

class Follower {
 public:
  Follower(const Options& options, const Surroundings& around, const EndSignals& ends,
           const FollowedBuild& followed)
      : options_(options),
        around_(around),
        followed_(followed),
        files_(around.world.files),
        world_(traced(around.world)),
        watch_(ends) {}

  ExitCode run() {
    const Result<Report> first = build();
    if (!first && first.error().kind == ErrorKind::kUsage)
      return give_up(first.error(), options_, around_);
    while (true) {
      const std::optional<milliseconds> left = time_left();
      const Wake wake = left && left->count() == 0 ? Wake::kTimeout : watch_.wait(left);
      if (wake == Wake::kEnd) return ExitCode::kDone;
      if (wake == Wake::kChange) settle_.change(around_.world.clock.ticks());
      if (wake == Wake::kTimeout && is_due()) static_cast<void>(build());
    }
  }

 private:
  World traced(const World& world) {
    return {files_,        world.git,        world.clock,   world.random,
            world.connect, world.processors, world.progress};
  }

  Result<Report> build() {
    settle_.begin();
    find_folders();
    watch_paths();
    const WatchedChanges changes = take_changes();
    Result<Report> report = followed_.build({world_, around_.console, around_.out}, changes);
    if (report) {
      next_ = report->next_by_clock;
      made_.clear();
      for (const std::vector<FeedReport>* made : {&report->feeds, &report->documents}) {
        for (const FeedReport& one : *made) made_.push_back(one.path);
      }
    }
    // What the build has read for the first time may have changed before it was watched.
    watch_paths();
    if (!files_.are_as_asked()) settle_.change(around_.world.clock.ticks());
    return report;
  }

  // Since the last build. What changes from now on counts for the next one.
  WatchedChanges take_changes() {
    constexpr double kMarks = 4503599627370496.0;  // 2^52
    const auto mark = static_cast<std::int64_t>(1.0 + around_.world.random() * kMarks);
    return {mark, std::exchange(mark_, mark), watch_.take_changed_files()};
  }

  // Those of the settings as they are now.
  void find_folders() {
    std::vector<std::string> articles;
    std::vector<std::string> own;
    if (add_folders({}, articles, own)) {
      articles_ = std::move(articles);
      own_ = std::move(own);
    } else if (articles_.empty()) {
      articles_ = options_.articles;  // the mistake is mended in a file that was asked for
    }
  }

  // From now on what a build reads, as far as that is known.
  void watch_paths() {
    std::vector<std::string> own = own_;
    if (std::string folder = followed_.own_folder(); !folder.empty())
      own.push_back(std::move(folder));
    std::vector<std::string> left_out;
    for (const std::vector<std::string>* paths : {&articles_, &own}) {
      for (const std::string& path : *paths) {
        left_out.push_back(path);
        left_out.push_back(real_path_of(path, files_));
      }
    }
    files_.leave_out(std::move(left_out));
    watch_.set({articles_, files_.listed(), files_.asked(), std::move(own)});
    if (!watch_.limit() || is_limit_said_) return;
    around_.console.show(Severity::kWarning, *watch_.limit());
    is_limit_said_ = true;
  }

  // The folders of articles, and what feedgen writes itself, of all editions. False: the settings
  // have a mistake.
  bool add_folders(const std::string& edition, std::vector<std::string>& articles,
                   std::vector<std::string>& own) {
    const Result<PreparedBuild> prepared = prepare_build(options_, world_, edition);
    if (!prepared) return false;
    const BuildRequest& request = prepared->request;
    articles.insert(articles.end(), request.articles.begin(), request.articles.end());
    own.push_back(joined_path(request.state.home, ".feedgen"));
    add_output(request.output, request, own);
    if (!request.pages.empty() && request.links != LinksInPages::kLeave)
      add_output(request.pages, request, own);
    for (const SiteEdition& other : prepared->editions) {
      if (!add_folders(other.name, articles, own)) return false;
    }
    return true;
  }

  // All that is in the output is feedgen's, unless the articles or the settings are there, too.
  void add_output(const std::string& output, const BuildRequest& request,
                  std::vector<std::string>& own) {
    const std::string folder = real_path_of(output, files_);
    const auto is_inside = [&](const std::string& path) {
      return is_at_or_below(real_path_of(path.empty() ? "." : path, files_), folder);
    };
    if (!any_of(request.articles, is_inside) && !is_inside(request.state.home)) {
      own.push_back(output);
      return;
    }
    for (const std::string& path : made_) own.push_back(joined_path(output, path));
  }

  // Until there is something to do; nullopt: only a change or the end will be.
  std::optional<milliseconds> time_left() const {
    std::optional<milliseconds> left;
    if (const auto due = settle_.due()) {
      left = std::max(std::chrono::ceil<milliseconds>(*due - around_.world.clock.ticks()),
                      milliseconds(0));
    }
    const Result<Instant> now = build_time(around_.world.clock);
    if (!next_ || !now) return left;
    const milliseconds clock =
        std::clamp<milliseconds>(*next_ - *now, milliseconds(0), kLookAtClock);
    return std::min(clock, left.value_or(clock));
  }

  bool is_due() const {
    const auto due = settle_.due();
    if (due && *due <= around_.world.clock.ticks()) return true;
    const Result<Instant> now = build_time(around_.world.clock);
    return next_ && now && *next_ <= *now;
  }

  const Options& options_;
  const Surroundings& around_;
  const FollowedBuild& followed_;
  TracedFiles files_;
  const World world_;  // with files_
  FolderWatch watch_;
  Settle settle_{kQuiet, kMostDelay};
  std::optional<Instant> next_;
  std::vector<std::string> articles_;  // as of the last settings without a mistake
  std::vector<std::string> own_;       // what feedgen writes
  std::vector<std::string> made_;      // by the last build, below its output
  std::int64_t mark_ = 0;              // of the last build
  bool is_limit_said_ = false;
};

}  // namespace

ExitCode follow(const Options& options, const Surroundings& around, const EndSignals& ends,
                const FollowedBuild& build) {
  return Follower(options, around, ends, build).run();
}

}  // namespace feedgen
