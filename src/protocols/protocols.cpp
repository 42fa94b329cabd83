#include "protocols/protocols.h"

#include <array>

#include <fmt/format.h>

#include "format/node_values.h"
#include "text/display.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen {

// Each is defined in a file of its own.
extern const Protocol kWebSub, kXmlRpc, kRssCloud, kIndexNow;

namespace {

constexpr std::array kProtocols{&kWebSub, &kXmlRpc, &kRssCloud, &kIndexNow};

}  // namespace

std::span<const Protocol* const> protocols() { return kProtocols; }

const Protocol* find_protocol(std::string_view word) {
  const auto found = find_if(kProtocols, [&](const Protocol* one) { return one->word == word; });
  return found == nullptr ? nullptr : *found;
}

std::vector<std::string> addresses_of_targets(const Protocol& protocol, const Settings& settings) {
  if (protocol.targets != nullptr) return protocol.targets(settings);
  const auto found = settings.notify.protocols.find(protocol.word);
  return found == settings.notify.protocols.end() ? std::vector<std::string>()
                                                  : found->second.targets;
}

std::string shown_target(const NotifyTarget& target) {
  return fmt::format("{} {}", target.protocol->word, shown_address(target.url));
}

Result<std::string> read_target(const Node& node) {
  return read_text(node).and_then([](const std::string& text) -> Result<std::string> {
    if (is_web_url(text)) return encode_url(text);
    return fail(ErrorKind::kUsage,
                fmt::format("{} is no web address", in_quotes(shown_address(text))),
                "begin it with https:// or http:// and a host");
  });
}

Result<void> require_base_url(std::string_view setting, const Settings& settings) {
  if (!settings.base_url.empty()) return {};
  return fail(ErrorKind::kUsage, fmt::format("notify: {} needs the address of the site", setting),
              "set base_url: https://example.org/");
}

}  // namespace feedgen
