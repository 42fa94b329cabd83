#include "config/notify_settings.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "format/node_values.h"
#include "protocols/protocols.h"
#include "text/display.h"

namespace feedgen {
namespace {

Result<void> moment(const Node& node, NotifyRules& rules) {
  return read_choice<NotifyMoment>(
             node, {{"published", NotifyMoment::kPublished}, {"live", NotifyMoment::kLive}})
      .map([&](NotifyMoment value) { rules.moment = value; });
}

Result<void> give_up_after(const Node& node, NotifyRules& rules) {
  return read_text(node).and_then(read_time_span).map([&](std::chrono::seconds time) {
    rules.give_up_after = time;
  });
}

// The members of `notify`, sorted: those of pings as a whole, and one for each protocol.
std::vector<Rule<NotifyRules>> notify_members() {
  std::vector<Rule<NotifyRules>> members{
      {"give_up_after", give_up_after},
      {"private_addresses", switch_rule<NotifyRules, &NotifyRules::private_addresses>},
      {"when", moment},
  };
  for (const Protocol* protocol : protocols()) {
    if (!protocol->setting.empty()) members.push_back({protocol->setting, protocol->read});
  }
  std::sort(members.begin(), members.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return members;
}

}  // namespace

Result<NotifyRules> read_notify(const Node& node) {
  NotifyRules rules;
  return read_rules(node, notify_members(), rules).map([&] { return rules; });
}

Result<void> complete_notify(Settings& settings) {
  for (const Protocol* protocol : protocols()) {
    const bool is_used =
        protocol->complete != nullptr && !addresses_of_targets(*protocol, settings).empty();
    if (!is_used) continue;
    if (Result<void> done = protocol->complete(settings); !done) return done;
  }
  return {};
}

Result<std::chrono::seconds> read_time_span(std::string_view text) {
  constexpr std::chrono::seconds kMost = std::chrono::days{366};
  constexpr std::array<std::pair<char, long>, 4> kUnits{
      {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}}};
  long number = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, number);
  for (const auto& [unit, seconds] : kUnits) {
    const bool is_whole = error == std::errc() && parsed + 1 == end && *parsed == unit;
    if (is_whole && number > 0 && number <= kMost.count() / seconds) {
      return std::chrono::seconds(number * seconds);
    }
  }
  return fail(ErrorKind::kUsage, fmt::format("{} is no such time", in_quotes(text)),
              "write a number with s, m, h or d behind it, such as 3d; a year at most");
}

}  // namespace feedgen
