#include "cli/next_steps.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/display.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// The one that readers have known, else RSS, which comes first, or Atom: not every reader takes
// JSON.
const FeedReport* site_feed(const Report& report) {
  const FeedReport* found = nullptr;
  for (const FeedReport& feed : report.feeds) {
    if (feed.is_companion) continue;
    if (feed.is_main) return &feed;
    const bool is_better =
        found == nullptr || (found->path.ends_with(".json") && feed.path.ends_with(".xml"));
    if (feed.group.is_site() && is_better) found = &feed;
  }
  return found;
}

std::string generator_line(const SettingOrigins& settings) {
  const auto from_generator = [](const SettingOrigin& one) {
    return one.kind == SettingOrigin::Kind::kGenerator;
  };
  const auto first = find_if(settings, from_generator);
  if (first == nullptr) return {};
  const auto count = std::count_if(settings.begin(), settings.end(), from_generator);
  return fmt::format("{} site found: {} setting{} from its configuration; -v lists them",
                     first->source, count, count == 1 ? " comes" : "s come");
}

}  // namespace

std::vector<std::string> steps_after_build(const Report& report) {
  const FeedReport* feed = site_feed(report);
  const std::size_t changed = report.count(FeedState::kNew) + report.count(FeedState::kReplaced);
  if (report.dry_run || feed == nullptr || changed == 0) return {};
  std::string folder = printable(report.output);
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  // Later builds say it in a few words, and those that changed nothing need not say it.
  if (feed->state != FeedState::kNew) {
    return {fmt::format("The feeds are in {}/; the site's is {}", folder,
                        feed->url.empty() ? folder + '/' + feed->path : feed->url)};
  }
  std::vector<std::string> lines;
  if (std::string line = generator_line(report.settings); !line.empty()) {
    lines.push_back(std::move(line));
  }
  if (feed->url.empty()) {
    lines.push_back(fmt::format("The feeds are in {}/. To try one, open {}/{} in a feed reader.",
                                folder, folder, feed->path));
  } else {
    lines.push_back(
        fmt::format("The feeds are in {}/. Once that folder is on your server, subscribe to {}",
                    folder, feed->url));
  }
  return lines;
}

}  // namespace feedgen
