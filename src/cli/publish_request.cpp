#include "cli/publish_request.h"

#include <utility>

#include <fmt/format.h>

#include "cli/named_path.h"
#include "cli/request.h"
#include "system/process.h"
#include "targets/target_kinds.h"
#include "text/display.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// The command line's target goes in the place of the settings', whose other rules hold for it.
Result<void> choose_targets(const Options& options, FileReader& files, Settings& settings) {
  if (options.to) {
    return read_upload_target(*options.to).map([&](UploadTarget target) {
      if (is_folder(target)) target.url = absolute_path(target.url);
      settings.publish.targets = {std::move(target)};
    });
  }
  for (const UploadTarget& target : settings.publish.targets) {
    if (!is_folder(target)) continue;
    const Result<std::string> path = inside(target.url, "publish", settings, files);
    if (!path) return tl::unexpected(path.error());
  }
  return {};
}

// A feed that is its own copy would be replaced by itself for ever, one that is copied to where
// another lies by that one.
Result<void> refuse_output(const UploadRun& run, FileReader& files) {
  const Result<std::string> output = files.real_path(run.output);
  if (!output) return {};
  for (const UploadTarget& target : run.settings.publish.targets) {
    if (!is_folder(target)) continue;
    const bool is_below_home = !target.url.starts_with('/') && !run.home.empty();
    const Result<std::string> folder =
        files.real_path(is_below_home ? run.home + '/' + target.url : target.url);
    if (!folder || !(*folder + '/').starts_with(*output + '/')) continue;
    return fail(ErrorKind::kUsage,
                fmt::format("{} {}", in_quotes(target.url),
                            *folder == *output ? "is the folder of the feeds itself"
                                               : "lies in the folder of the feeds"),
                "name a folder elsewhere that they are to be copied to");
  }
  return {};
}

}  // namespace

Result<PreparedUpload> prepare_upload(const Options& options, FileReader& files,
                                      const std::string& edition) {
  Result<PreparedPing> ping = prepare_ping(options, files, edition);
  if (!ping) return tl::unexpected(std::move(ping.error()));
  PreparedUpload prepared;
  prepared.notes = std::move(ping->notes);
  prepared.editions = std::move(ping->editions);
  UploadRun& run = prepared.run;
  run.settings = std::move(ping->run.settings);
  run.output = std::move(ping->run.output);
  run.home = std::move(ping->run.home);
  run.state_part = std::move(ping->run.state_part);
  run.adopts_state = ping->run.adopts_state;
  run.shared = std::move(ping->run.shared);
  if (options.replaces) run.rules.overwrite = Overwrite::kAll;
  if (options.prune) run.rules.removals = Removals::kAll;
  Result<void> chosen = choose_targets(options, files, run.settings);
  if (chosen) chosen = refuse_output(run, files);
  if (!chosen) return tl::unexpected(std::move(chosen.error()));
  return prepared;
}

Result<void> require_upload_targets(const Options& options, const Settings& settings) {
  if (options.to || !settings.publish.targets.empty()) return {};
  return fail(ErrorKind::kUsage, "the settings name no target of uploads",
              "set publish: s3://my-bucket/feeds in feedgen.yaml");
}

}  // namespace feedgen
