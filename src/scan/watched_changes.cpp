#include "scan/watched_changes.h"

#include "scan/named_files.h"

namespace feedgen {
namespace {

constexpr std::string_view kWatchFact = "watch";

// Why the names are not enough; empty: they may be. A run that was not recorded, or a state that
// was put back meanwhile, leaves another mark.
std::string reason_to_look(const WatchedChanges& watched, const WalkRequest& request, Run& run) {
  if (!watched.files) return "the system did not name all that has changed";
  if (watched.before == 0 || run.index.facts.get(kWatchFact) != watched.before)
    return "the run before is not recorded";
  return reason_to_look_at_all(request, run.index);
}

}  // namespace

std::optional<FileChanges> changes_by_watch(const WalkRequest& request, Run& run) {
  const WatchedChanges& watched = *run.request.watched;
  std::string why = reason_to_look(watched, request, run);
  NamedFiles files(run.folders, request, run.world.files);
  if (why.empty()) {
    for (const std::string& path : *watched.files) {
      why = files.look_at(path);
      if (!why.empty()) break;
    }
  }
  if (why.empty()) return files.changes();
  run.report.diagnostics.push_back(
      {Severity::kNote, Message{"all files are looked at: " + why, {}, Place{}}});
  return std::nullopt;
}

void record_watch(Run& run) {
  if (run.request.watched) run.index.facts.set(kWatchFact, run.request.watched->mark);
}

}  // namespace feedgen
