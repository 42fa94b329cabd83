// The protocols of pings, as a struct of functions and plain facts: how a setting names targets,
// what a target is pinged about, with which requests. A protocol is a file here and a row of
// protocols.cpp; its name stands nowhere else.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocols/ping_request.h"
#include "protocols/topics.h"
#include "value/node.h"
#include "value/notify_rules.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

struct Protocol {
  std::string_view word;     ///< in reports and in the state
  std::string_view setting;  ///< a member of the map `notify`; empty: it has none there
  /// Reads the member's value into `rules.protocols[word]` (never null with a `setting`). Fails, as
  /// a usage error, on a value that can't be; without the member's name and place.
  Result<void> (*read)(const Node& value, NotifyRules& rules) = nullptr;
  /// Fills in what follows from other settings; null: nothing does. It is called where the setting
  /// names targets, and fails where something that it needs is not known.
  Result<void> (*complete)(Settings& settings) = nullptr;
  /// The addresses of the targets, in the order of the settings; null: those that `read` found.
  std::vector<std::string> (*targets)(const Settings& settings) = nullptr;
  /// What a target can be pinged about.
  std::vector<Topic> (*topics)(const PublicSite& site);
  /// Whether a target can be pinged about the page at `url`; null: about no page.
  bool (*takes_page)(const std::string& url, const Settings& settings) = nullptr;
  std::size_t most_topics = 1;  ///< in one request
  /// The request that pings the target at `url` about `topics`: addresses, one to `most_topics`.
  PingRequest (*request)(const std::string& url, std::span<const std::string> topics,
                         const PublicSite& site, const Settings& settings);
  std::chrono::seconds pause{0};  ///< after a ping that a target accepted, until the next one
};

/// All of them, in the order of reports.
std::span<const Protocol* const> protocols();

/// The protocol of that word; null: there is none.
const Protocol* find_protocol(std::string_view word);

/// The addresses of the targets that the settings name for this protocol.
std::vector<std::string> addresses_of_targets(const Protocol& protocol, const Settings& settings);

/// A target's name for people and logs: protocol and address, without the password that an address
/// may hold.
std::string shown_target(const NotifyTarget& target);

/// For Protocol::read: one absolute address, encoded.
[[nodiscard]] Result<std::string> read_target(const Node& node);

/// For Protocol::complete: fails, in the name of the setting, where the site's address is not
/// known.
[[nodiscard]] Result<void> require_base_url(std::string_view setting, const Settings& settings);

}  // namespace feedgen
