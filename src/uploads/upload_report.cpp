#include "uploads/upload_report.h"

#include <utility>

#include <fmt/format.h>

#include "text/url.h"

namespace feedgen {
namespace {

std::string of_files(std::size_t n) { return fmt::format("{} file{}", n, n == 1 ? "" : "s"); }

// "a.xml, and 3 more"
std::string first_and_count(const std::vector<std::string>& paths) {
  return paths.size() == 1 ? paths.front()
                           : fmt::format("{} and {} more", paths.front(), paths.size() - 1);
}

}  // namespace

std::size_t UploadReport::due() const {
  std::size_t n = 0;
  for (const UploadTargetReport& target : targets) n += target.due.size();
  return n;
}

void warn(UploadReport& report, std::string problem, std::string remedy) {
  add_warning(report.diagnostics, std::move(problem), std::move(remedy));
}

void report_round(UploadReport& report, const UploadRound& round, const UploadTarget& target,
                  const std::string& output) {
  const std::string name = shown_address(target.url);
  report.sent += round.sent;
  report.removed += round.removed;
  report.unrecorded += round.unrecorded;
  if (!round.missing.empty()) {
    warn(report,
         fmt::format("{}/{} {} not as published, so nothing of it is uploaded", output,
                     first_and_count(round.missing), round.missing.size() == 1 ? "is" : "are"),
         "build the feeds again");
  }
  if (!round.foreign.empty()) {
    warn(report,
         fmt::format("{}/{}: another program has written what is there, so it stays", name,
                     first_and_count(round.foreign)),
         "look at it; feedgen publish --replace overwrites it");
  }
  if (!round.kept.empty()) {
    warn(report,
         fmt::format("{}/{} is published no more, but another program has written what is there, "
                     "so it stays",
                     name, first_and_count(round.kept)),
         "remove it there by hand");
  }
  if (round.braked > 0) {
    warn(report,
         fmt::format("{} would be removed at {}, which is many", of_files(round.braked), name),
         "if that is meant, run feedgen publish --prune; --dry-run lists them");
  }
}

void report_failure(UploadReport& report, const DatabaseError& error) {
  report.has_failed = true;
  const bool has_lost_answers = report.unrecorded > 0;
  const char* const effect = has_lost_answers ? "what was uploaded can't be recorded"
                             : report.sent + report.removed > 0 ? "nothing more is uploaded"
                                                                : "nothing is uploaded";
  const std::string repeated = has_lost_answers ? "; some files are uploaded again" : "";
  if (error.fault == DatabaseFault::kBusy) {
    return warn(report, fmt::format("a build holds the state, so {}", effect),
                "run feedgen publish when it is done" + repeated);
  }
  const char* const usual =
      error.fault == DatabaseFault::kDamaged
          ? "write the ids down (feedgen list --ids > ids.tsv), remove .feedgen, and build again"
          : "check who may write .feedgen";
  warn(report, fmt::format("the state can't be used, so {}: {}", effect, error.text),
       (error.remedy.empty() ? usual : error.remedy) + repeated);
}

void report_targets(UploadReport& report, const UploadState& state) {
  report.targets.clear();
  for (std::size_t i = 0; i < state.uploaded.targets().size(); ++i) {
    UploadTargetReport target{state.uploaded.targets()[i], 0, {}, state.uploaded.answer(i)};
    std::size_t files_due = 0;
    for (const DueUpload& due : due_uploads(state.files, i, state.uploaded)) {
      const UploadRecord* record = state.uploaded.find(i, due.path);
      if (due.file != nullptr) ++files_due;
      target.due.push_back(
          {due.path, due.file == nullptr, record == nullptr ? std::string() : record->answer});
    }
    target.uploaded = state.files.size() - files_due;
    report.targets.push_back(std::move(target));
  }
}

void report_end(UploadReport& report) {
  std::vector<std::pair<std::string, std::string>> failing;
  for (const UploadTargetReport& target : report.targets) {
    if (target.due.empty()) continue;
    std::string why = target.answer;
    for (const DueFile& due : target.due) {
      if (why.empty()) why = due.answer;
    }
    if (why.empty()) continue;
    failing.emplace_back(
        fmt::format("{} of {} could not be uploaded: {}", of_files(target.due.size()),
                    shown_address(target.target.url), why),
        "feedgen publish tries again");
  }
  for (auto& [problem, remedy] : failing) warn(report, std::move(problem), std::move(remedy));
}

}  // namespace feedgen
