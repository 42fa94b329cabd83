#include "notify/targets.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "protocols/protocols.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// The members of `notify` that name targets: "xmlrpc, rsscloud or indexnow".
std::string settings_of_targets() {
  std::vector<std::string_view> settings;
  for (const Protocol* protocol : protocols()) {
    if (!protocol->setting.empty()) settings.push_back(protocol->setting);
  }
  std::string names;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    if (i > 0) names += i + 1 == settings.size() ? " or " : ", ";
    names += settings[i];
  }
  return names;
}

}  // namespace

std::vector<NotifyTarget> targets_of(const Settings& settings) {
  std::vector<NotifyTarget> targets;
  for (const Protocol* protocol : protocols()) {
    for (std::string& url : addresses_of_targets(*protocol, settings)) {
      NotifyTarget target{protocol, std::move(url)};
      if (!is_one_of(target, targets)) targets.push_back(std::move(target));
    }
  }
  return targets;
}

Result<std::vector<NotifyTarget>> required_targets(const Settings& settings) {
  std::vector<NotifyTarget> targets = targets_of(settings);
  if (!targets.empty()) return targets;
  return fail(ErrorKind::kUsage, "the settings name no target of pings",
              fmt::format("set hubs, or notify with {}, in feedgen.yaml", settings_of_targets()));
}

bool is_pinged_page(const std::string& url, const Settings& settings) {
  return any_of(protocols(), [&](const Protocol* protocol) {
    return protocol->takes_page != nullptr && protocol->takes_page(url, settings);
  });
}

}  // namespace feedgen
