#include "scan/run.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "config/settings_digest.h"
#include "feed/places.h"
#include "text/hash.h"
#include "value/version.h"

namespace feedgen {
namespace {

constexpr int kMostAttempts = 4;  // while articles change

// Size and time of a file: another program, or another database of time zones, has others.
std::string trace_of(const char* path, FileSystem& files) {
  const auto status = files.status(path, Links::kFollow);
  if (!status || !*status) return "-";
  return fmt::format("{} {}", (*status)->size(), (*status)->stamp.modified);
}

Rules rules_of(const BuildRequest& request, const ArticleFolders& folders, FileSystem& files) {
  Settings settings = request.settings;
  // The folders of articles themselves: their names from home are in the digest below.
  if (settings.files == request.articles) settings.files.clear();
  const SettingsDigest digest = digest_of(settings);
  const std::string program = fmt::format("{} {}", kVersion, trace_of("/proc/self/exe", files));
  std::string reading = fmt::format("{} {} {} {}", digest.reading, program,
                                    trace_of("/usr/share/zoneinfo/tzdata.zi", files),
                                    trace_of("/usr/share/zoneinfo", files));
  for (std::size_t i = 0; i < folders.size(); ++i) reading += '\n' + folders[i].root;
  return {hash64(reading), hash64(fmt::format("{} {}", digest.feeds, program)),
          hash64(fmt::format("{} {} {}", digest.feeds, digest.pages, program))};
}

// Has git begin to look for what will be asked, while the state is opened.
void announce_to_git(const BuildRequest& request, const World& world) {
  if (!request.changed_since || request.reuse != Reuse::kUnchanged) return;
  const Result<std::string> folder = world.files.real_path(request.articles.front());
  if (folder) world.git.announce(*folder, *request.changed_since);
}

// Has State::work() give another database than the one that failed. Fails where there is none.
Result<void> replace_failed(State& state, const DatabaseError& failure,
                            const RescueIds& rescue_ids) {
  if (state.is_private()) {
    return fail(ErrorKind::kOutput, "there is no room to work: " + failure.text,
                failure.remedy.empty() ? "make room for temporary files" : failure.remedy);
  }
  if (failure.fault == DatabaseFault::kDamaged) {
    rescue_ids(state, &failure);
  } else {
    state.give_up(failure);
  }
  return {};
}

// What came of one attempt. Its statements are gone, so that the database can be.
struct Outcome {
  Result<Step> step = Step::kDone;
  std::optional<DatabaseError> failure;
  Report report;
  bool awaits_git = false;
};

Outcome attempt_once(const BuildRequest& request, const World& world, const Attempt& attempt,
                     State& state, Database& database, Truth* truth, const Stages& stages) {
  Outcome outcome;
  if (truth != nullptr) {
    const Result<void> pulled = truth->pull(database);
    if (!pulled) {
      outcome.step = tl::unexpected(pulled.error());
      return outcome;
    }
  }
  Session session(database);
  Result<ArticleFolders> folders = ArticleFolders::open(world.files, request);
  if (!folders) {
    outcome.step = tl::unexpected(std::move(folders.error()));
    return outcome;
  }
  const Rules rules = rules_of(request, *folders, world.files);
  Run run{request, world, attempt, state, session, std::move(*folders), rules, truth};
  run.index.groups.unite_by([&request](const std::string& family, const std::string& name) {
    return united_name(family, name, request.settings);
  });
  outcome.step = stages(run);
  outcome.failure = session.failure();
  outcome.report = std::move(run.report);
  outcome.awaits_git = run.awaits_git;
  return outcome;
}

}  // namespace

Result<Report> with_index(const BuildRequest& request, const World& world,
                          const RescueIds& rescue_ids, const Stages& stages) {
  announce_to_git(request, world);
  Diagnostics notes;  // of the state, which gives each once, however many attempts there are
  State state(world.files, request.state, notes);
  if (state.is_from_elsewhere() && world.git.tracks(state.folder(), "state.db")) {
    state.note_tracked_by_git();
  }
  rescue_ids(state, nullptr);
  const Result<std::unique_ptr<Truth>> truth =
      Truth::open(request.state, world, state.patience_left());
  // A mistake of the settings leaves nothing behind.
  const auto end_with = [&state](const Error& error) {
    if (error.kind == ErrorKind::kUsage) state.take_back();
    return tl::unexpected(error);
  };
  if (!truth) return end_with(truth.error());
  Attempt attempt;
  bool is_marked = false;
  for (int number = 1;;) {
    Result<Database*> database = state.work();
    if (!database) return tl::unexpected(std::move(database.error()));
    if (!std::exchange(is_marked, true)) state.mark_start();
    attempt.is_last = number == kMostAttempts;
    Outcome outcome =
        attempt_once(request, world, attempt, state, **database, truth->get(), stages);
    if (outcome.failure) {
      const Result<void> replaced = replace_failed(state, *outcome.failure, rescue_ids);
      if (!replaced) return tl::unexpected(replaced.error());
      is_marked = false;
      continue;
    }
    if (!outcome.step) return end_with(outcome.step.error());
    const Step step = *outcome.step;
    if (step == Step::kDone) {
      outcome.report.diagnostics.insert(outcome.report.diagnostics.begin(), notes.begin(),
                                        notes.end());
      return std::move(outcome.report);
    }
    state.start_over();
    attempt.is_again = true;
    attempt.awaits_git = outcome.awaits_git;
    if (step == Step::kStartOver) ++number;
    attempt.keeps_index = attempt.keeps_index || step != Step::kStartOver;
    attempt.doubts_missing = attempt.doubts_missing || step == Step::kDoubtMissing;
  }
}

}  // namespace feedgen
