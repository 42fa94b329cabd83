#include "truth/shared_run.h"

#include <utility>

namespace feedgen {
namespace {

tl::unexpected<Error> unwritable(const DatabaseError& error) {
  return fail(ErrorKind::kOutput, "the state can't be written: " + error.text, error.remedy);
}

}  // namespace

Result<SharedRun> open_shared_run(State& kept, const StateRequest& request, const World& world) {
  Result<std::unique_ptr<Truth>> truth = Truth::open(request, world, {});
  if (!truth) return tl::unexpected(std::move(truth.error()));
  if (!*truth || request.mode != StateMode::kRead) {
    return SharedRun{kept.database(), std::move(*truth)};
  }
  const Result<Database*> copy = kept.work();
  if (!copy) return tl::unexpected(copy.error());
  return SharedRun{*copy, std::move(*truth)};
}

Result<void> pull_shared(const SharedRun& shared) {
  if (!shared.truth) return {};
  Database& database = *shared.database;
  if (const DatabaseResult<void> begun = database.run("BEGIN IMMEDIATE"); !begun) {
    return unwritable(begun.error());
  }
  Result<void> pulled = shared.truth->pull(database);
  const DatabaseResult<void> ended = database.run(pulled ? "COMMIT" : "ROLLBACK");
  if (pulled && !ended) return unwritable(ended.error());
  return pulled;
}

std::optional<Error> commit_shared(Truth* truth, Session& session) {
  std::optional<Error> unshared;
  if (truth != nullptr && !session.failure()) {
    Result<Push> pushed = truth->push(session);
    if (pushed && *pushed == Push::kOvertaken) {
      pushed = fail(ErrorKind::kOutput, "other builders change the shared state all the time",
                    "run again");
    }
    if (!pushed) {
      const Message& why = pushed.error().message;
      session.fail({DatabaseFault::kUnavailable, why.problem, why.remedy});
      unshared = std::move(pushed.error());
    }
  }
  session.run("COMMIT");
  return unshared;
}

}  // namespace feedgen
